import Box from '@mui/material/Box';
import { CONDITION_GROUNDS, type SettingValues } from '../../schema/settings.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Tick } from '../form/Tick.tsx';
import { type T, useT } from '../messages/useT.ts';
import { Numeric } from './RuleInput.tsx';

export type Hint = SettingValues['conditions'][number]['hint'];

/** Facts of a case by which the machine reads a condition. What is left out is not compared. */
export function HintInput({ value, onChange }: { value: Hint; onChange: (hint: Hint) => void }) {
  const t = useT();
  const put = (changes: { [K in keyof Hint]?: Hint[K] | undefined }) =>
    onChange(Object.fromEntries(Object.entries({ ...value, ...changes }).filter(([, one]) => one !== undefined)) as Hint);
  const grounds = value.anyOf ?? [];
  return (
    <Box sx={{ display: 'grid', gap: 0.75, pl: 1.5, borderLeft: 2, borderColor: 'hairline' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap' }}>
        <Tick label={t('settings.hintFact.visitsMin')} checked={value.visitsMin !== undefined} onChange={(on) => put({ visitsMin: on ? 2 : undefined })} />
        {value.visitsMin !== undefined && (
          <Numeric label={t('settings.hintFact.visitsMin')} unit={t('settings.hintFact.times')} value={value.visitsMin} invalid onChange={(visitsMin) => put({ visitsMin })} />
        )}
      </Box>
      {(['submittedMaterials', 'multiDepartment', 'accountability'] as const).map((fact) => (
        <Box key={fact}>
          <Tick label={t(`settings.hintFact.${fact}`)} checked={value[fact] === true} onChange={(on) => put({ [fact]: on ? true : undefined })} />
        </Box>
      ))}
      <Box component="fieldset" sx={{ m: 0, p: 0, border: 0 }}>
        <Box component="legend" sx={{ p: 0, fontSize: 13, color: 'text.secondary' }}>{t('settings.hintFact.anyOf')}</Box>
        {CONDITION_GROUNDS.map((ground) => (
          <Tick
            key={ground}
            label={t(`settings.hintFact.${ground}`)}
            checked={grounds.includes(ground)}
            onChange={(on) => {
              const chosen = CONDITION_GROUNDS.filter((one) => (one === ground ? on : grounds.includes(one)));
              put({ anyOf: chosen.length > 0 ? chosen : undefined });
            }}
          />
        ))}
      </Box>
      <Field label={t('settings.hintFact.policyGapVs')} hint={t('settings.hintFact.policyGapHint')}>
        {(field) => (
          <TextInput
            {...field}
            maxLength={400}
            value={(value.policyGapVs ?? []).join('、')}
            onChange={(text) => put({ policyGapVs: text === '' ? undefined : text.split(/[、，,]/) })}
          />
        )}
      </Field>
    </Box>
  );
}

/** The same in words: 跑过的次数不少于 2 次；已提交材料. */
export function hintText(t: T, hint: Hint): string {
  const grounds = (hint.anyOf ?? []).map((ground) => t(`settings.hintFact.${ground}`));
  const parts = [
    hint.visitsMin === undefined ? '' : `${t('settings.hintFact.visitsMin')} ${hint.visitsMin} ${t('settings.hintFact.times')}`.trim(),
    hint.submittedMaterials ? t('settings.hintFact.submittedMaterials') : '',
    grounds.length > 0 ? `${t('settings.hintFact.anyOf')}${t('form.colon')}${grounds.join(t('form.comma'))}` : '',
    hint.multiDepartment ? t('settings.hintFact.multiDepartment') : '',
    hint.accountability ? t('settings.hintFact.accountability') : '',
    hint.policyGapVs ? `${t('settings.hintFact.policyGapVs')}${t('form.colon')}${hint.policyGapVs.join(t('form.comma'))}` : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(t('form.semicolon')) : t('settings.hintFact.none');
}
