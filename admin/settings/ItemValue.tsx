import Box from '@mui/material/Box';
import type { OUTCOME_ENDINGS } from '../../schema/settings.ts';
import { RuleText } from '../deadlines/RuleText.tsx';
import { Shape } from '../deadlines/StateMark.tsx';
import { SourceText } from '../directory/Origin.tsx';
import { useT } from '../messages/useT.ts';
import { hintText } from './HintInput.tsx';
import { hintOf, stepsOf } from './ItemForm.tsx';
import type { Item } from './lists.ts';
import { ruleOf } from './RuleInput.tsx';

const MARKS = ['accountability', 'explanation', 'tellProgress'] as const;

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** One field of an entry in words; null where there is nothing to say. */
export function ItemValue({ item, name }: { item: Item; name: string }) {
  const t = useT();
  const value = item[name];
  switch (name) {
    case 'rule':
      return value === null ? <MissingRule /> : <RuleText rule={ruleOf(value)} />;
    case 'marks':
      return <>{MARKS.filter((mark) => item[mark] === true).map((mark) => t(`settings.field.markShort.${mark}`)).join(t('form.comma'))}</>;
    case 'solved':
      return value === true ? <>{t('actions.yes')}</> : null;
    case 'endsBy':
      return <>{t(`settings.endsBy.${textOf(value) as (typeof OUTCOME_ENDINGS)[number]}`)}</>;
    case 'hint':
      return <>{hintText(t, hintOf(value))}</>;
    case 'source':
      return <SourceText of={{ source: textOf(value), borrowedFrom: textOf(item['borrowedFrom']) || undefined }} />;
    case 'playbook':
    case 'stillDo':
      return <Steps steps={stepsOf(value)} />;
    default:
      return <>{textOf(value)}</>;
  }
}

/** Whether a field has anything to show beside its label. */
export function isSaid(item: Item, name: string): boolean {
  const value = item[name];
  if (name === 'rule' || name === 'hint') return true;
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== '' && value !== false;
}

/** The district published none and nobody has entered one: said wherever the limit would stand. */
export function MissingRule() {
  const t = useT();
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, color: (theme) => theme.palette.tones.soon.ink }}>
      <Shape tone="soon" />
      {t('settings.rule.missing')}
    </Box>
  );
}

function Steps({ steps }: { steps: string[] }) {
  return (
    <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
      {steps.map((step) => <li key={step}>{step}</li>)}
    </Box>
  );
}
