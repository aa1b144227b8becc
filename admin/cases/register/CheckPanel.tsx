import Box from '@mui/material/Box';
import { useT } from '../../messages/useT.ts';
import { useCodeName } from '../../settings/useSettings.ts';
import { ProblemNotice } from '../../states/Notice.tsx';
import { Conditions } from './Conditions.tsx';
import { SeenList } from './SeenList.tsx';
import type { Check } from './useCheck.ts';

/** What is known already: duplicates, earlier visits, whether it is ours, and how its like was handled. */
export function CheckPanel({ check, error, identified }: { check: Check | undefined; error: unknown; identified: boolean }) {
  const t = useT();
  return (
    <Box
      component="aside"
      aria-label={t('register.known')}
      aria-live="polite"
      sx={{ display: 'grid', gap: 2, alignContent: 'start', position: { md: 'sticky' }, top: 0, pl: { md: 3 }, borderLeft: { md: 1 }, borderColor: { md: 'hairline' }, minHeight: { md: 320 } }}
    >
      <ProblemNotice error={error} />
      <Part title={t('register.duplicates')} alarming={(check?.duplicates.length ?? 0) > 0}>
        <SeenList cases={check?.duplicates ?? []} none={t('register.noDuplicates')} />
      </Part>
      <Part title={t('register.earlier')}>
        <SeenList cases={check?.earlierVisits ?? []} none={t(identified ? 'register.noEarlier' : 'register.askEarlier')} />
      </Part>
      <Part title={t('register.ours')}>{check && <Conditions found={check.conditions} />}</Part>
      <Part title={t('register.how')}>
        {check?.suggestion ? <Suggested suggestion={check.suggestion} /> : <Box sx={{ color: 'text.secondary' }}>{t('register.noSuggestion')}</Box>}
        <SeenList cases={check?.similar ?? []} />
      </Part>
    </Box>
  );
}

function Part({ title, alarming = false, children }: { title: string; alarming?: boolean; children: React.ReactNode }) {
  return (
    <Box component="section">
      <Box component="h2" sx={{ m: 0, mb: 0.5, fontSize: 14, fontWeight: 600, color: (theme) => (alarming ? theme.palette.tones.soon.ink : 'inherit') }}>{title}</Box>
      {children}
    </Box>
  );
}

function Suggested({ suggestion }: { suggestion: NonNullable<Check['suggestion']> }) {
  const categoryName = useCodeName('categories');
  return (
    <Box>
      <Box component="span" sx={{ fontWeight: 600 }}>{categoryName(suggestion.category)}</Box>
      {suggestion.ruleText && ` · ${suggestion.ruleText}`}
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{suggestion.why}</Box>
    </Box>
  );
}
