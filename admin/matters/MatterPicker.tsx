import { useMemo } from 'react';
import type { Matter } from '../../schema/matters.ts';
import { useAll } from '../api/useAll.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import type { FieldProps } from '../form/Field.tsx';
import { Picker } from '../form/Picker.tsx';
import { useT } from '../messages/useT.ts';

type Props = FieldProps & {
  value: string | null;
  onChange: (id: string | null, matter: Matter | undefined) => void;
  /** Where a matter the list lacks may stand as typed. */
  free?: { text: string; onText: (text: string) => void };
};

/** A matter of the list by name, words or pinyin initials; what the list does not have stays as typed. */
export function MatterPicker({ value, onChange, free, ...field }: Props) {
  const t = useT();
  const departmentName = useDepartmentName();
  const all = useAll<Matter>('matters').data;
  const choices = useMemo(
    () =>
      (all ?? [])
        .filter(({ id, retiredAt }) => retiredAt === null || id === value)
        .map(({ id, name, departmentId }) => ({ id, label: name, note: departmentName(departmentId) })),
    [all, value, departmentName],
  );
  return (
    <Picker
      {...field}
      placeholder={t('form.pickHint')}
      choices={choices}
      value={value}
      onChange={(id) => onChange(id, all?.find((matter) => matter.id === id))}
      {...(free ? { free } : {})}
    />
  );
}
