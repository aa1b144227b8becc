import { Site, SITE_KINDS, SiteDraft } from '../../schema/sites.ts';
import { RowForm } from '../directory/RowPanel.tsx';
import { useRowEdit } from '../directory/useRowEdit.ts';
import { EditField, EditText } from '../edit/EditField.tsx';
import { Select } from '../form/Select.tsx';
import { useT } from '../messages/useT.ts';

type Fields = Pick<Site, 'name' | 'kind' | 'address' | 'phone'>;

const fieldsOf = ({ name, kind, address, phone }: Site): Fields => ({ name, kind, address, phone });
const EMPTY: Fields = { name: '', kind: 'sub_centre', address: null, phone: null };

type Props = { row: Site | null; onDone: (row: Site | null) => void; onCancel: () => void };

export function SiteForm({ row, onDone, onCancel }: Props) {
  const t = useT();
  const { edit, written } = useRowEdit<Site, Fields>({ resource: 'sites', row, rowShape: Site, fieldsOf, initial: EMPTY, shape: SiteDraft });
  const kinds = SITE_KINDS.map((kind) => ({ value: kind, label: t(`sites.kind.${kind}`) }));
  return (
    <RowForm edit={edit} isNew={row === null} onDone={() => onDone(written())} onCancel={onCancel}>
      <EditText edit={edit} name="name" label={t('sites.name')} maxLength={60} required autoFocus />
      <EditField edit={edit} name="kind" label={t('sites.kindLabel')} hint={t('sites.kindHint')} show={(value) => kinds.find((kind) => kind.value === value)?.label}>
        {(field) => (
          <Select
            {...field}
            value={edit.value.kind}
            onChange={(value) => {
              const kind = SITE_KINDS.find((one) => one === value);
              if (kind) edit.put('kind', kind);
            }}
            options={kinds}
          />
        )}
      </EditField>
      <EditText edit={edit} name="address" label={t('sites.address')} maxLength={200} lines={2} orNull />
      <EditText edit={edit} name="phone" label={t('sites.phone')} maxLength={30} inputMode="tel" orNull />
    </RowForm>
  );
}
