import Box from '@mui/material/Box';
import type { ItemChanges, MeetingItem, Ruling } from '../../../schema/meeting-items.ts';
import { DepartmentPicker } from '../../departments/DepartmentPicker.tsx';
import { useAbove } from '../../departments/useDepartments.ts';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { Tick } from '../../form/Tick.tsx';
import { useT } from '../../messages/useT.ts';
import { DepartmentChips } from '../DepartmentChips.tsx';
import type { Fields } from './record.ts';

type Props = { item: MeetingItem; value: Fields; disabled: boolean; onChange: (changes: ItemChanges) => void };

/** 明确牵头: who is responsible for such a matter from now on; suggested for later cases of it. */
export function RulingFields({ item, value: { ruling, resolutions }, disabled, onChange }: Props) {
  const t = useT();
  const above = useAbove();
  const lead = resolutions[0]?.leadDepartmentId ?? item.case?.leadDepartmentId ?? item.departmentIds.find((id) => !above.includes(id));
  const set = (changes: Partial<Ruling>) => ruling && onChange({ ruling: { ...ruling, ...changes } });
  return (
    <Box sx={{ display: 'grid', gap: 0.75 }}>
      <Tick
        label={t('meetings.session.ruling')}
        checked={ruling !== null}
        disabled={disabled || (ruling === null && !lead)}
        onChange={(checked) => onChange({ ruling: checked && lead ? { leadDepartmentId: lead, assistDepartmentIds: resolutions[0]?.assistDepartmentIds ?? [], basis: '' } : null })}
      />
      {ruling && (
        <Box sx={{ display: 'grid', gap: 0.75, pl: 1.25, borderLeft: 3, borderColor: 'hairline' }}>
          <Field label={t('meetings.lead')}>
            {(field) => <DepartmentPicker {...field} disabled={disabled} value={ruling.leadDepartmentId} without={[...ruling.assistDepartmentIds, ...above]} onChange={(id) => id && set({ leadDepartmentId: id })} />}
          </Field>
          <DepartmentChips label={t('meetings.assist')} value={ruling.assistDepartmentIds} without={[ruling.leadDepartmentId, ...above]} disabled={disabled} onChange={(assistDepartmentIds) => set({ assistDepartmentIds })} />
          <Field label={t('meetings.session.basis')} hint={t('meetings.session.basisHint')}>
            {(field) => <TextInput {...field} lines={1} maxLength={1000} disabled={disabled} value={ruling.basis} onChange={(basis) => set({ basis })} />}
          </Field>
        </Box>
      )}
    </Box>
  );
}
