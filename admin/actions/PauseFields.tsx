import { useDates } from '../deadlines/useDates.ts';
import { DayInput } from '../form/DayInput.tsx';
import { Field } from '../form/Field.tsx';
import { useT } from '../messages/useT.ts';
import { CodeSelect } from '../settings/CodeSelect.tsx';

export type PauseValue = { reason: string | null; until: string };

/** Why a clock stands still, and until when if that is known. */
export function PauseFields({ value, set, asked }: { value: PauseValue; set: (changes: Partial<PauseValue>) => void; asked: boolean }) {
  const t = useT();
  const dates = useDates();
  return (
    <>
      <Field label={t('tasks.pauseReason')} required error={asked && value.reason === null ? t('actions.required') : undefined}>
        {(field) => <CodeSelect {...field} list="pauseReasons" autoFocus value={value.reason} onChange={(reason) => set({ reason })} />}
      </Field>
      <Field path="until" label={t('tasks.until')} hint={value.until ? dates.day(value.until) : t('tasks.untilHint')}>
        {(field) => <DayInput {...field} min={dates.today} value={value.until} onChange={(until) => set({ until })} />}
      </Field>
    </>
  );
}
