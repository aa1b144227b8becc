import { useDates } from '../deadlines/useDates.ts';
import type { FieldProps } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { useT } from '../messages/useT.ts';
import { useMeetingDays } from './api.ts';

type Props = FieldProps & { value: string | null; onChange: (day: string | null) => void; siteId: string | null; except?: string | undefined };

/** Working days alone, what is held on them said beside; a meeting is on no other. */
export function DayChoice({ siteId, except, value, ...field }: Props) {
  const t = useT();
  const dates = useDates();
  const { data = [] } = useMeetingDays(siteId);
  const options = data.map(({ date, provisional, meetings }) => {
    const others = meetings.filter(({ id }) => id !== except);
    const notes = [others.length > 0 ? t('meetings.alsoHeld', { meetings: others.map(({ title, time }) => [time, title].filter(Boolean).join(' ')).join(t('form.comma')) }) : '', provisional ? t('meetings.provisionalDay') : ''];
    return { value: date, label: [dates.day(date), ...notes].filter(Boolean).join(' · ') };
  });
  const kept = value !== null && !options.some((one) => one.value === value) ? [{ value, label: dates.day(value) }] : [];
  return <Select {...field} value={value} options={[...kept, ...options]} empty={t('meetings.noTime')} />;
}
