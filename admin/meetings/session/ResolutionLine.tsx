import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useLocale } from 'react-admin';
import type { Resolution, ResolutionDraft } from '../../../schema/resolutions.ts';
import { useDates } from '../../deadlines/useDates.ts';
import { DepartmentPicker } from '../../departments/DepartmentPicker.tsx';
import { useAbove } from '../../departments/useDepartments.ts';
import { DaysInput } from '../../form/DaysInput.tsx';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import { DepartmentChips } from '../DepartmentChips.tsx';

type Props = {
  line: ResolutionDraft;
  at: number;
  /** What the server says of it: when it would fall due, and what stands in its way. */
  told: Resolution | undefined;
  disabled: boolean;
  autoFocus: boolean;
  onChange: (changes: Partial<ResolutionDraft>) => void;
  onAdd: () => void;
  onRemove: () => void;
};

/** [牵头] [协办] [做什么] [N 个工作日 → 3月26日]; Enter in one of its lines adds another. */
export function ResolutionLine({ line, at, told, disabled, autoFocus, onChange, onAdd, onRemove }: Props) {
  const t = useT();
  const dates = useDates();
  const above = useAbove();
  const english = useLocale() === 'en';
  const due = told?.workingDays === line.workingDays ? told?.dueAt : null;
  const another = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.shiftKey || !(event.target instanceof HTMLElement)) return;
    if (event.target.getAttribute('role') === 'combobox' || !['INPUT', 'TEXTAREA'].includes(event.target.tagName)) return;
    event.preventDefault();
    onAdd();
  };
  return (
    <Box role="group" aria-label={t('meetings.session.resolutionAt', { at: at + 1 })} onKeyDown={another} sx={{ display: 'grid', gap: 0.75, pl: 1.25, borderLeft: 3, borderColor: (theme) => (told?.problem ? theme.palette.tones.soon.ink : theme.palette.hairline) }}>
      <Box sx={{ display: 'flex', alignItems: 'center' }}>
        <Box sx={{ flex: 1, fontWeight: 600, fontSize: 13 }}>{t('meetings.session.resolutionAt', { at: at + 1 })}</Box>
        {!disabled && <Button variant="text" onClick={onRemove} aria-label={`${t('meetings.session.removeLine')} ${t('meetings.session.resolutionAt', { at: at + 1 })}`} sx={{ minHeight: 24, py: 0, fontSize: 13 }}>{t('meetings.session.removeLine')}</Button>}
      </Box>
      <Box sx={{ display: 'grid', gap: 0.75, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: 'minmax(0,1fr) minmax(0,1fr)' } }}>
        <Field label={t('meetings.lead')}>
          {(field) => <DepartmentPicker {...field} autoFocus={autoFocus} disabled={disabled} value={line.leadDepartmentId} without={[...line.assistDepartmentIds, ...above]} onChange={(leadDepartmentId) => onChange({ leadDepartmentId })} />}
        </Field>
        <DepartmentChips label={t('meetings.assist')} value={line.assistDepartmentIds} without={[line.leadDepartmentId, ...above]} disabled={disabled} onChange={(assistDepartmentIds) => onChange({ assistDepartmentIds })} />
      </Box>
      <Field label={t('meetings.session.what')}>
        {(field) => <TextInput {...field} lines={1} maxLength={1000} disabled={disabled} value={line.what} onChange={(what) => onChange({ what })} />}
      </Field>
      <Field label={t('meetings.session.within')}>
        {(field) => (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
            <DaysInput {...field} value={line.workingDays === null ? '' : String(line.workingDays)} onChange={(typed) => onChange({ workingDays: typed === '' ? null : Math.min(Number(typed), 365) })} />
            <Box component="span" role="status">{due && `→ ${dates.moment(due)}${told?.provisional ? ` · ${t('meetings.provisionalDay')}` : ''}`}</Box>
          </Box>
        )}
      </Field>
      {told && told.extends > 0 && due && <Box sx={{ fontSize: 13 }}>{t('meetings.session.extends', { smart_count: told.extends })}</Box>}
      {told?.problem && <Box role="status" sx={{ fontSize: 13, color: (theme) => theme.palette.tones.soon.ink }}>{english ? told.problem.en : told.problem.zh}</Box>}
    </Box>
  );
}
