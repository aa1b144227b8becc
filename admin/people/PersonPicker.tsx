import { useMemo } from 'react';
import { useAwayWords } from '../leave/useLeave.ts';
import { useAll } from '../api/useAll.ts';
import type { Person } from '../../schema/people.ts';
import type { FieldProps } from '../form/Field.tsx';
import { Picker } from '../form/Picker.tsx';

type Props = FieldProps & { value: string | null; onChange: (id: string | null) => void; departmentId?: string | null; role?: Person['role']; except?: string; placeholder?: string };

/** A colleague in service, of one department or one role where that is asked; who is away today is marked, and who stands in. */
export function PersonPicker({ departmentId, role, except, ...props }: Props) {
  const all = useAll<Person>('people').data;
  const awayWords = useAwayWords();
  const choices = useMemo(
    () =>
      (all ?? [])
        .filter((person) => person.retiredAt === null || person.id === props.value)
        .filter((person) => departmentId === undefined || person.departmentId === departmentId)
        .filter((person) => person.id !== except)
        .filter((person) => role === undefined || person.role === role)
        .map(({ id, name }) => ({ id, label: name, note: awayWords(id) || undefined })),
    [all, departmentId, role, except, props.value, awayWords],
  );
  return <Picker {...props} choices={choices} />;
}
