import { useDates } from '../deadlines/useDates.ts';
import { DayInput } from '../form/DayInput.tsx';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { readMaterials } from './materials.ts';

export type MaterialValue = { materials: string; dueOn: string };
export const NO_MATERIALS: MaterialValue = { materials: '', dueOn: '' };

/** What a 补充材料告知书 asks for, as it is sent. */
export const supplementOf = ({ materials, dueOn }: MaterialValue) => ({ supplement: { materials: readMaterials(materials), ...(dueOn && { dueOn }) } });

export function MaterialFields({ value, set, asked }: { value: MaterialValue; set: (changes: Partial<MaterialValue>) => void; asked: boolean }) {
  const t = useT();
  const dates = useDates();
  const missing = readMaterials(value.materials).length === 0;
  return (
    <>
      <Field path="supplement" label={t('paper.materials')} required hint={t('paper.materialsHint')} error={asked && missing ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} lines={3} maxLength={4000} value={value.materials} onChange={(materials) => set({ materials })} />}
      </Field>
      <Field path="supplement.dueOn" label={t('paper.dueOn')} hint={value.dueOn ? dates.day(value.dueOn) : t('actions.optional')}>
        {(field) => <DayInput {...field} min={dates.today} value={value.dueOn} onChange={(dueOn) => set({ dueOn })} />}
      </Field>
    </>
  );
}
