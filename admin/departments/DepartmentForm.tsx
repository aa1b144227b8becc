import { DEPARTMENT_STANDINGS, Department, DepartmentDraft } from '../../schema/departments.ts';
import type { OwnChanges } from '../../schema/fields.ts';
import { OwnInputs } from '../fields/OwnInputs.tsx';
import { FaultsContext, faultsOf } from '../form/faults.ts';
import { RowForm } from '../directory/RowPanel.tsx';
import { useRowEdit } from '../directory/useRowEdit.ts';
import { EditField, EditText, EditTick } from '../edit/EditField.tsx';
import { Select } from '../form/Select.tsx';
import { useT } from '../messages/useT.ts';

type Fields = Pick<Department, 'code' | 'name' | 'shortName' | 'contact' | 'phone' | 'standing' | 'illustrative' | 'source'> & { custom: OwnChanges };

const fieldsOf = ({ code, name, shortName, contact, phone, standing, illustrative, source, custom }: Department): Fields => ({ code, name, shortName, contact, phone, standing, illustrative, source, custom });
const EMPTY: Fields = { code: null, name: '', shortName: null, contact: null, phone: null, standing: 'own', illustrative: false, source: null, custom: {} };

type Props = { row: Department | null; onDone: (row: Department | null) => void; onCancel: () => void };

export function DepartmentForm({ row, onDone, onCancel }: Props) {
  const t = useT();
  const { edit, written } = useRowEdit<Department, Fields>({ resource: 'departments', row, rowShape: Department, fieldsOf, initial: EMPTY, shape: DepartmentDraft });
  return (
    <RowForm edit={edit} isNew={row === null} onDone={() => onDone(written())} onCancel={onCancel}>
      <EditText edit={edit} name="name" label={t('departments.name')} hint={t('departments.nameHint')} maxLength={60} required autoFocus />
      <EditText edit={edit} name="shortName" label={t('departments.shortName')} hint={t('departments.shortNameHint')} maxLength={20} orNull />
      <EditText edit={edit} name="contact" label={t('departments.contact')} maxLength={60} orNull />
      <EditText edit={edit} name="phone" label={t('departments.phone')} maxLength={30} inputMode="tel" orNull />
      <EditField edit={edit} name="standing" label={t('departments.standing')} hint={t('departments.standingHint')}>
        {(field) => <Select {...field} value={edit.value.standing} onChange={(value) => edit.put('standing', DEPARTMENT_STANDINGS.find((one) => one === value) ?? 'own')} options={DEPARTMENT_STANDINGS.map((one) => ({ value: one, label: t(`departments.standings.${one}`) }))} />}
      </EditField>
      <EditText edit={edit} name="code" label={t('departments.code')} hint={t('departments.codeHint')} maxLength={20} orNull />
      <EditText edit={edit} name="source" label={t('departments.source')} hint={t('departments.sourceHint')} maxLength={300} lines={2} orNull />
      <FaultsContext value={faultsOf(edit.problem)}>
        <OwnInputs resource="departments" value={{}} typed={edit.value.custom} path={row ? 'changes.custom' : 'custom'} onChange={(custom) => edit.put('custom', custom)} />
      </FaultsContext>
      <EditTick edit={edit} name="illustrative" label={t('departments.illustrative')} />
    </RowForm>
  );
}
