import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { DuePreview } from '../../deadlines/DuePreview.tsx';
import { useNow } from '../../deadlines/useDates.ts';
import { DepartmentPicker } from '../../departments/DepartmentPicker.tsx';
import { useAbove } from '../../departments/useDepartments.ts';
import { DaysInput } from '../../form/DaysInput.tsx';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import { PersonPicker } from '../../people/PersonPicker.tsx';

export type ShareValue = { departmentId: string | null; handlerId: string | null; days: string; ask: string };

export const emptyShare = (): ShareValue => ({ departmentId: null, handlerId: null, days: '', ask: '' });

export const shareBody = ({ departmentId, handlerId, days, ask }: ShareValue) => ({
  departmentId,
  ask,
  ...(handlerId ? { handlerId } : {}),
  ...(days === '' ? {} : { dueIn: Number(days) }),
});

type Props = {
  title: string;
  value: ShareValue;
  onChange: (changes: Partial<ShareValue>) => void;
  without: readonly (string | null)[];
  asked: boolean;
  /** The lead that already has the case: shown, not changed. */
  fixed?: boolean;
  autoFocus?: boolean;
  onRemove?: () => void;
};

/** One department's part: who there, what is asked, in how many working days. */
export function ShareFields({ title, value, onChange, without, asked, fixed = false, autoFocus = false, onRemove }: Props) {
  const t = useT();
  const now = new Date(useNow()).toISOString();
  const rule = value.days === '' ? null : { kind: 'working_days' as const, workingDays: Number(value.days) };
  const missing = (absent: boolean) => (asked && absent ? t('actions.required') : undefined);
  // The level above is asked by an escalation, and given no part.
  const above = useAbove();
  if (fixed) return <Fixed title={title} value={value} />;
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, pl: 1.5, border: 0, borderLeft: 3, borderColor: 'hairline', minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, fontWeight: 600, width: '100%' }}>{title}</Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '3fr 2fr 150px' }, gap: 1.5 }}>
        <Field label={t('cases.department')} required error={missing(value.departmentId === null)}>
          {(field) => (
            <DepartmentPicker {...field} autoFocus={autoFocus && value.departmentId === null} without={[...without, ...above]} value={value.departmentId} onChange={(departmentId) => onChange({ departmentId, handlerId: null })} />
          )}
        </Field>
        <Field label={t('tasks.handler')}>
          {(field) => <PersonPicker {...field} departmentId={value.departmentId} value={value.handlerId} onChange={(handlerId) => onChange({ handlerId })} />}
        </Field>
        <Field label={t('cases.dueIn')}>{(field) => <DaysInput {...field} value={value.days} onChange={(days) => onChange({ days })} />}</Field>
      </Box>
      <Box sx={{ mt: 1 }}>
        <Field
          label={t('cases.ask')}
          required
          hint={rule ? <DuePreview receivedAt={now} rule={rule} /> : t('cases.dueInHint')}
          error={missing(value.ask.trim() === '')}
          aside={onRemove && <Button variant="text" onClick={onRemove} sx={{ minHeight: 22, py: 0, fontSize: 13 }}>{t('cases.removeAssist')}</Button>}
        >
          {(field) => <TextInput {...field} lines={2} maxLength={1000} value={value.ask} onChange={(ask) => onChange({ ask })} />}
        </Field>
      </Box>
    </Box>
  );
}

function Fixed({ title, value }: { title: string; value: ShareValue }) {
  const t = useT();
  return (
    <Box sx={{ pl: 1.5, borderLeft: 3, borderColor: 'hairline' }}>
      <Box sx={{ fontWeight: 600 }}>{title}</Box>
      <Field label={t('cases.department')} hint={t('cases.leadStays')}>
        {(field) => <DepartmentPicker {...field} value={value.departmentId} onChange={() => undefined} disabled />}
      </Field>
    </Box>
  );
}
