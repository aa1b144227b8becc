import Box from '@mui/material/Box';
import type { CaseFacts } from '../../../schema/cases.ts';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { Tick } from '../../form/Tick.tsx';
import { useT } from '../../messages/useT.ts';
import { useSettings } from '../../settings/useSettings.ts';

type Flag = { [K in keyof CaseFacts]-?: NonNullable<CaseFacts[K]> extends boolean ? K : never }[keyof CaseFacts];

/** Only what this district's own conditions ask about; what is not ticked stays unknown, never "no". */
function useAsked(): { flags: Flag[]; places: string[] } {
  const conditions = useSettings().conditions ?? [];
  const flags = new Set<Flag>();
  const places = new Set<string>();
  for (const { hint } of conditions) {
    if (hint.submittedMaterials) flags.add('submittedMaterials');
    for (const ground of hint.anyOf ?? []) flags.add(ground);
    if (hint.multiDepartment) flags.add('multiDepartment');
    if (hint.accountability) flags.add('accountability');
    for (const place of hint.policyGapVs ?? []) places.add(place);
  }
  return { flags: [...flags], places: [...places] };
}

export function ConditionFields({ facts, onChange }: { facts: CaseFacts; onChange: (facts: CaseFacts) => void }) {
  const t = useT();
  const { flags, places } = useAsked();
  const set = (changes: CaseFacts) => {
    const next = { ...facts, ...changes };
    onChange(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== false && value !== '')));
  };
  const named = facts.policyGapVs ?? [];
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0 }}>
      <Box component="legend" sx={{ p: 0, fontSize: 13, color: 'text.secondary' }}>{t('register.facts')}</Box>
      {flags.map((flag) => (
        <Tick key={flag} label={t(`register.fact.${flag}`)} checked={facts[flag] === true} onChange={(checked) => set({ [flag]: checked })} />
      ))}
      {places.map((place) => (
        <Tick
          key={place}
          label={t('register.fact.policyGapVs', { place })}
          checked={named.includes(place)}
          onChange={(checked) => {
            const next = checked ? [...named, place] : named.filter((one) => one !== place);
            const { policyGapVs: _, ...others } = facts;
            onChange(next.length > 0 ? { ...others, policyGapVs: next } : others);
          }}
        />
      ))}
      <Tick label={t('register.fact.personalCause')} checked={facts.personalCause === true} onChange={(checked) => set({ personalCause: checked })} />
      {facts.personalCause && (
        <Field path="facts.personalReason" label={t('register.personalReason')} required>
          {(field) => <TextInput {...field} maxLength={500} value={facts.personalReason ?? ''} onChange={(personalReason) => set({ personalReason })} />}
        </Field>
      )}
    </Box>
  );
}
