import { useMemo } from 'react';
import { useAll } from '../api/useAll.ts';
import type { Person } from '../../schema/people.ts';
import type { FieldProps } from '../form/Field.tsx';
import { Picker } from '../form/Picker.tsx';

type Props = FieldProps & { value: string | null; onChange: (id: string | null) => void; departmentId?: string | null; role?: Person['role']; placeholder?: string };

/** A colleague in service, of one department or one role where that is asked. */
export function PersonPicker({ departmentId, role, ...props }: Props) {
  const all = useAll<Person>('people').data;
  const choices = useMemo(
    () =>
      (all ?? [])
        .filter((person) => person.retiredAt === null || person.id === props.value)
        .filter((person) => departmentId === undefined || person.departmentId === departmentId)
        .filter((person) => role === undefined || person.role === role)
        .map(({ id, name }) => ({ id, label: name })),
    [all, departmentId, role, props.value],
  );
  return <Picker {...props} choices={choices} />;
}
