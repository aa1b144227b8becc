import type { FieldProps } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { useT } from '../messages/useT.ts';
import { NoEntries } from './NoEntries.tsx';
import { useCodeOptions, useSettings } from './useSettings.ts';

type Props = FieldProps & {
  list: 'causes' | 'declineReasons' | 'pauseReasons' | 'returnGrounds';
  value: string | null;
  onChange: (code: string | null) => void;
  autoFocus?: boolean;
};

/** One of a district's list; where the list is empty, it says so and leads on. */
export function CodeSelect({ list, ...field }: Props) {
  const t = useT();
  const known = useSettings()[list] !== undefined;
  const options = useCodeOptions(list);
  if (known && options.length === 0 && field.value === null) return <NoEntries list={list} />;
  return <Select {...field} empty={t('actions.choose')} options={options} />;
}
