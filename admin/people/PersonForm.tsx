import Button from '@mui/material/Button';
import type { z } from 'zod';
import { Person, PersonDraft, PersonFields, ROLES } from '../../schema/people.ts';
import { DepartmentPicker } from '../departments/DepartmentPicker.tsx';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { RowForm } from '../directory/RowPanel.tsx';
import { useRowEdit } from '../directory/useRowEdit.ts';
import { EditField, EditText, EditTick } from '../edit/EditField.tsx';
import type { Edit } from '../edit/useEdit.ts';
import { Select } from '../form/Select.tsx';
import { useT } from '../messages/useT.ts';
import { useSiteName, useSites } from '../sites/useSites.ts';
import { newPassword } from './newPassword.ts';

type Fields = Pick<Person, 'name' | 'role' | 'departmentId' | 'siteId' | 'head' | 'phone'>;
type NewFields = Fields & { username: string; password: string };

const fieldsOf = ({ name, role, departmentId, siteId, head, phone }: Person): Fields => ({ name, role, departmentId, siteId, head, phone });
const EMPTY: NewFields = { name: '', username: '', password: '', role: 'handler', departmentId: null, siteId: null, head: false, phone: null };

/** A server rule that can be said before asking: who has no department can be given no task. */
const withDepartment = <T extends z.ZodType<Pick<Fields, 'role' | 'departmentId'>>>(shape: T) =>
  shape.refine(({ role, departmentId }) => role !== 'handler' || departmentId !== null, { path: ['departmentId'], error: 'text.empty' });
const EditShape = withDepartment(PersonFields);
const NewShape = withDepartment(PersonDraft.required({ departmentId: true }));

type Props = { onCancel: () => void };

export function PersonForm({ row, onDone, onCancel }: Props & { row: Person; onDone: () => void }) {
  const { edit } = useRowEdit<Person, Fields>({ resource: 'people', row, rowShape: Person, fieldsOf, initial: fieldsOf(row), shape: EditShape });
  return (
    <RowForm edit={edit} isNew={false} onDone={onDone} onCancel={onCancel}>
      <PersonInputs edit={edit} />
    </RowForm>
  );
}

/** A new account. The password is typed or made up here, and stays nowhere in this browser. */
export function NewPersonForm({ onDone, onCancel }: Props & { onDone: (row: Person | null) => void }) {
  const t = useT();
  const { edit, written } = useRowEdit<Person, NewFields>({
    resource: 'people',
    row: null,
    rowShape: Person,
    fieldsOf: (row) => ({ ...fieldsOf(row), username: row.username, password: '' }),
    initial: EMPTY,
    shape: NewShape,
    never: ['password'],
  });
  return (
    <RowForm edit={edit} isNew onDone={() => onDone(written())} onCancel={onCancel}>
      <PersonInputs edit={edit} />
      <EditText edit={edit} name="username" label={t('people.username')} hint={t('people.usernameHint')} maxLength={30} required />
      <EditText
        edit={edit}
        name="password"
        label={t('people.password')}
        hint={edit.value.password.length >= 12 ? t('people.handOver') : t('people.passwordHint')}
        maxLength={128}
        required
        aside={
          <Button variant="text" onClick={() => edit.put('password', newPassword())} sx={{ minHeight: 24, py: 0, fontSize: 13 }}>
            {t('people.generate')}
          </Button>
        }
      />
    </RowForm>
  );
}

function PersonInputs<V extends Fields>({ edit }: { edit: Edit<V> }) {
  const t = useT();
  const departmentName = useDepartmentName();
  const siteName = useSiteName();
  const sites = useSites().filter(({ id, retiredAt }) => retiredAt === null || id === edit.value.siteId);
  const roles = ROLES.map((role) => ({ value: role, label: t(`session.role.${role}`) }));
  const read = (value: unknown, name: (id: string) => string) => (typeof value === 'string' ? name(value) : null);
  const { role, departmentId, siteId }: Fields = edit.value;
  return (
    <>
      <EditText edit={edit} name="name" label={t('people.name')} maxLength={60} required autoFocus />
      <EditField edit={edit} name="role" label={t('people.role')} hint={t(`people.roleHint.${role}`)} required show={(value) => roles.find((one) => one.value === value)?.label}>
        {(field) => <Select {...field} value={role} onChange={(value) => edit.putText('role', value)} options={roles} />}
      </EditField>
      <EditField
        edit={edit}
        name="departmentId"
        label={t('people.department')}
        hint={role === 'handler' ? t('people.departmentHint') : undefined}
        required={role === 'handler'}
        show={(value) => read(value, departmentName)}
      >
        {(field) => <DepartmentPicker {...field} value={departmentId} onChange={(id) => edit.putText('departmentId', id)} />}
      </EditField>
      <EditTick edit={edit} name="head" label={t('people.head')} hint={t('people.headHint')} />
      <EditField edit={edit} name="siteId" label={t('people.site')} show={(value) => read(value, siteName)}>
        {(field) => (
          <Select {...field} value={siteId} empty={t('actions.none')} onChange={(id) => edit.putText('siteId', id)} options={sites.map(({ id, name }) => ({ value: id, label: name }))} />
        )}
      </EditField>
      <EditText edit={edit} name="phone" label={t('people.phone')} maxLength={30} inputMode="tel" orNull />
    </>
  );
}
