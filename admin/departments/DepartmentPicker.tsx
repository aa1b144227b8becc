import { useMemo } from 'react';
import { useAll } from '../api/useAll.ts';
import type { Department } from '../../schema/departments.ts';
import type { FieldProps } from '../form/Field.tsx';
import { Picker } from '../form/Picker.tsx';
import { useT } from '../messages/useT.ts';

type Props = FieldProps & { value: string | null; onChange: (id: string | null) => void; without?: readonly (string | null)[]; autoFocus?: boolean; disabled?: boolean };

/** A department in service; `without` leaves out those already chosen or not allowed. */
export function DepartmentPicker({ without = [], ...props }: Props) {
  const t = useT();
  const all = useAll<Department>('departments').data;
  const choices = useMemo(
    () =>
      (all ?? [])
        .filter(({ id, retiredAt }) => retiredAt === null || id === props.value)
        .map(({ id, name, shortName, illustrative }) => ({ id, label: name, alias: shortName ?? undefined, note: illustrative ? t('layout.illustrativeShort') : undefined })),
    [all, props.value, t],
  );
  return <Picker {...props} placeholder={t('form.pickHint')} choices={choices.filter(({ id }) => id === props.value || !without.includes(id))} />;
}
