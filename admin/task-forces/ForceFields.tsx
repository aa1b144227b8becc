import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ForceMember } from '../../schema/task-forces.ts';
import { DepartmentPicker } from '../departments/DepartmentPicker.tsx';
import { useAbove } from '../departments/useDepartments.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { PersonPicker } from '../people/PersonPicker.tsx';

export type ForceValue = { title: string; leadId: string | null; leadDepartmentId: string | null; members: ForceMember[] };

const DEPARTMENT: ForceMember = { departmentId: '', body: null, name: null, share: null };
const BODY: ForceMember = { departmentId: null, body: '', name: null, share: null };
export const emptyForce = (title: string): ForceValue => ({ title, leadId: null, leadDepartmentId: null, members: [DEPARTMENT] });

const isDepartment = ({ departmentId }: ForceMember) => departmentId !== null;
const isWhole = (member: ForceMember) => (isDepartment(member) ? member.departmentId !== '' : (member.body ?? '').trim() !== '');
/** Whether it can be sent. */
export const isComplete = ({ title, leadId, leadDepartmentId, members }: ForceValue) => title.trim() !== '' && (leadId !== null || leadDepartmentId !== null) && members.length > 0 && members.every(isWhole);
const orNull = (text: string | null) => text?.trim() || null;
export const forceBody = ({ title, leadId, leadDepartmentId, members }: ForceValue) => ({
  title, leadId,
  // A person brings his department.
  leadDepartmentId: leadId === null ? leadDepartmentId : null,
  members: members.map(({ departmentId, body, name, share }) => ({ departmentId, body: orNull(body), name: orNull(name), share: orNull(share) })),
});

type Props = { value: ForceValue; set: (changes: Partial<ForceValue>) => void; asked: boolean; without?: readonly (string | null)[] };

/** Name, lead and members of a task force. */
export function ForceFields({ value, set, asked, without = [] }: Props) {
  const t = useT();
  const above = useAbove();
  const missing = (absent: boolean, words = t('actions.required')) => (asked && absent ? words : undefined);
  const { members } = value;
  const put = (at: number, changes: Partial<ForceMember>) => set({ members: members.map((one, index) => (index === at ? { ...one, ...changes } : one)) });
  return (
    <>
      <Field path="title" label={t('taskForces.name')} required hint={t('taskForces.nameHint')} error={missing(value.title.trim() === '')}>
        {(field) => <TextInput {...field} autoFocus maxLength={120} value={value.title} onChange={(title) => set({ title })} />}
      </Field>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1.5 }}>
        <Field path="leadId" label={t('taskForces.lead')} hint={t('taskForces.leadHint')} error={missing(value.leadId === null && value.leadDepartmentId === null, t('taskForces.leadMissing'))}>
          {(field) => <PersonPicker {...field} value={value.leadId} onChange={(leadId) => set({ leadId, ...(leadId !== null && { leadDepartmentId: null }) })} />}
        </Field>
        <Field path="leadDepartmentId" label={t('taskForces.leadDepartment')} hint={t('taskForces.leadDepartmentHint')}>
          {(field) => <DepartmentPicker {...field} without={[...without, ...above]} value={value.leadDepartmentId} onChange={(leadDepartmentId) => set({ leadDepartmentId, ...(leadDepartmentId !== null && { leadId: null }) })} />}
        </Field>
      </Box>
      <Box component="fieldset" sx={{ m: 0, p: 0, border: 0, minWidth: 0 }}>
        <Box component="legend" sx={{ p: 0, fontWeight: 600 }}>{t('taskForces.members')}</Box>
        {members.map((member, at) => (
          <Box key={at} sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '3fr 2fr 3fr auto' }, gap: 1, alignItems: 'start', py: 0.75, borderBottom: 1, borderColor: 'hairline' }}>
            {isDepartment(member) ? (
              <Field path={`members.${at}.departmentId`} label={t('taskForces.department')} required error={missing(!isWhole(member))}>
                {(field) => <DepartmentPicker {...field} without={[...without, ...members.map(({ departmentId }) => departmentId)]} value={member.departmentId || null} onChange={(departmentId) => put(at, { departmentId: departmentId ?? '' })} />}
              </Field>
            ) : (
              <Field path={`members.${at}.body`} label={t('taskForces.body')} required hint={t('taskForces.bodyHint')} error={missing(!isWhole(member))}>
                {(field) => <TextInput {...field} maxLength={60} value={member.body ?? ''} onChange={(body) => put(at, { body })} />}
              </Field>
            )}
            <Field label={t('taskForces.person')}>{(field) => <TextInput {...field} maxLength={60} value={member.name ?? ''} onChange={(name) => put(at, { name })} />}</Field>
            <Field label={t('taskForces.share')}>{(field) => <TextInput {...field} maxLength={300} value={member.share ?? ''} onChange={(share) => put(at, { share })} />}</Field>
            <Button variant="text" disabled={members.length === 1} aria-label={t('taskForces.remove', { n: at + 1 })} onClick={() => set({ members: members.filter((_, index) => index !== at) })} sx={{ minWidth: 0, mt: { sm: 2.5 }, color: 'text.secondary' }}>×</Button>
          </Box>
        ))}
        {asked && members.length === 0 && <Box role="alert">{t('taskForces.membersMissing')}</Box>}
        <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
          <Button variant="outlined" onClick={() => set({ members: [...members, DEPARTMENT] })}>{t('taskForces.addDepartment')}</Button>
          <Button variant="outlined" onClick={() => set({ members: [...members, BODY] })}>{t('taskForces.addBody')}</Button>
        </Box>
      </Box>
    </>
  );
}
