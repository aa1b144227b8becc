import { Matter, MatterDraft } from '../../schema/matters.ts';
import { DepartmentPicker } from '../departments/DepartmentPicker.tsx';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { RowForm } from '../directory/RowPanel.tsx';
import { useRowEdit } from '../directory/useRowEdit.ts';
import { EditField, EditText, EditTick } from '../edit/EditField.tsx';
import { useT } from '../messages/useT.ts';
import { MaterialsInput } from './MaterialsInput.tsx';
import { PeriodInput } from './PeriodInput.tsx';

export type MatterFields = Omit<Matter, 'id' | 'version' | 'createdAt' | 'updatedAt' | 'retiredAt'>;

const fieldsOf = ({ id: _id, version: _version, createdAt: _made, updatedAt: _changed, retiredAt: _retired, ...fields }: Matter): MatterFields => fields;

const EMPTY: MatterFields = {
  name: '', departmentId: null, basicCode: null, implementationCode: null, type: null,
  statutory: null, promised: null, siteInspection: false, illustrative: false, source: null, materials: [],
};

type Props = { row: Matter | null; onDone: (row: Matter | null) => void; onCancel: () => void };

export function MatterForm({ row, onDone, onCancel }: Props) {
  const t = useT();
  const departmentName = useDepartmentName();
  const { edit, written } = useRowEdit<Matter, MatterFields>({ resource: 'matters', row, rowShape: Matter, fieldsOf, initial: EMPTY, shape: MatterDraft });
  return (
    <RowForm edit={edit} isNew={row === null} onDone={() => onDone(written())} onCancel={onCancel}>
      <EditText edit={edit} name="name" label={t('matters.name')} maxLength={120} required autoFocus />
      <EditField edit={edit} name="departmentId" label={t('matters.department')} show={(value) => departmentName(typeof value === 'string' ? value : null)}>
        {(field) => <DepartmentPicker {...field} value={edit.value.departmentId} onChange={(id) => edit.put('departmentId', id)} />}
      </EditField>
      <EditText edit={edit} name="type" label={t('matters.type')} hint={t('matters.typeHint')} maxLength={40} orNull />
      <PeriodInput edit={edit} name="statutory" label={t('matters.periodField')} hint={t('matters.periodHint')} verifiedLabel={t('matters.verified')} />
      <PeriodInput edit={edit} name="promised" label={t('matters.promised')} hint={t('matters.promisedHint')} verifiedLabel={t('matters.promisedVerified')} />
      <MaterialsInput edit={edit} />
      <EditText edit={edit} name="basicCode" label={t('matters.basicCode')} hint={t('matters.codeHint')} maxLength={40} orNull />
      <EditText edit={edit} name="implementationCode" label={t('matters.implementationCode')} maxLength={40} orNull />
      <EditText edit={edit} name="source" label={t('matters.source')} hint={t('matters.sourceHint')} maxLength={300} lines={2} orNull />
      <EditTick edit={edit} name="siteInspection" label={t('matters.siteInspection')} />
      <EditTick edit={edit} name="illustrative" label={t('matters.illustrative')} />
    </RowForm>
  );
}
