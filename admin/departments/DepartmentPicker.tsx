import { useMemo } from 'react';
import { useAll } from '../api/useAll.ts';
import type { Department } from '../../schema/departments.ts';
import type { FieldProps } from '../form/Field.tsx';
import { Picker } from '../form/Picker.tsx';
import { useT } from '../messages/useT.ts';

type Props = FieldProps & { value: string | null; onChange: (id: string | null) => void; without?: readonly (string | null)[]; standing?: Department['standing']; autoFocus?: boolean; disabled?: boolean };

/** A department in service; `without` leaves out those already chosen or not allowed, `standing` all but those of the level above, or outside. */
export function DepartmentPicker({ without = [], standing, ...props }: Props) {
  const t = useT();
  const all = useAll<Department>('departments').data;
  const choices = useMemo(
    () =>
      (all ?? [])
        .filter(({ id, retiredAt }) => retiredAt === null || id === props.value)
        .filter((one) => standing === undefined || one.standing === standing)
        .map(({ id, name, shortName, illustrative }) => ({ id, label: name, alias: shortName ?? undefined, note: illustrative ? t('layout.illustrativeShort') : undefined })),
    [all, standing, props.value, t],
  );
  return <Picker {...props} placeholder={t('form.pickHint')} choices={choices.filter(({ id }) => id === props.value || !without.includes(id))} />;
}
