import { DuePreview } from '../deadlines/DuePreview.tsx';
import { useNow } from '../deadlines/useDates.ts';
import { DaysInput } from '../form/DaysInput.tsx';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';

export type AskValue = { ask: string; days: string };
export const askBody = ({ ask, days }: AskValue) => ({ ask, ...(days === '' ? {} : { dueIn: Number(days) }) });

/** What a task force is asked for, and in how many working days. */
export function AskFields({ value, set, asked }: { value: AskValue; set: (changes: Partial<AskValue>) => void; asked: boolean }) {
  const t = useT();
  const now = new Date(useNow()).toISOString();
  return (
    <>
      <Field path="ask" label={t('taskForces.ask')} required error={asked && value.ask.trim() === '' ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} lines={3} maxLength={1000} value={value.ask} onChange={(ask) => set({ ask })} />}
      </Field>
      <Field path="dueIn" label={t('taskForces.days')} hint={value.days === '' ? t('taskForces.daysHint') : <DuePreview receivedAt={now} rule={{ kind: 'working_days', workingDays: Number(value.days) }} />}>
        {(field) => <DaysInput {...field} value={value.days} onChange={(days) => set({ days })} />}
      </Field>
    </>
  );
}
