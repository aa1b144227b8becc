import { SUPPLY_MEANS, type SupplyMeans } from '../../schema/provisional.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Tick } from '../form/Tick.tsx';
import { useT } from '../messages/useT.ts';
import { TickGroup, toggled } from './TickGroup.tsx';

export type Supply = { supplyBy: SupplyMeans[]; supplyNote: string };

type Props = { value: Supply; onChange: (changes: Partial<Supply>) => void; error: string | undefined };

/** How what is missing will be supplied: by which ways, and what else there is to say of it. */
export function SupplyFields({ value: { supplyBy, supplyNote }, onChange, error }: Props) {
  const t = useT();
  return (
    <>
      <TickGroup legend={t('provisional.supplyBy')} error={error}>
        {SUPPLY_MEANS.map((means) => <Tick key={means} label={t(`provisional.means.${means}`)} checked={supplyBy.includes(means)} onChange={(on) => onChange({ supplyBy: toggled(supplyBy, means, on) })} />)}
      </TickGroup>
      <Field path="supplyNote" label={t('provisional.supplyNote')} hint={t('provisional.supplyNoteHint')}>
        {(field) => <TextInput {...field} maxLength={500} value={supplyNote} onChange={(text) => onChange({ supplyNote: text })} />}
      </Field>
    </>
  );
}
