import Box from '@mui/material/Box';
import type { Case } from '../../schema/cases.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { useCodeName } from '../settings/useSettings.ts';
import { REVEAL_KEY } from './actions/keys.ts';
import { Revealed } from './actions/Revealed.tsx';

/** Who it is about in one line: the reporter and how to reach him, the party, the visits, the circumstances. */
export function CasePeople({ row }: { row: Case }) {
  const t = useT();
  const dates = useDates();
  const circumstanceName = useCodeName('circumstances');
  const { reporter, party } = row;
  const own = reporter !== null && party !== null && reporter.id === party.id;
  const special = [...new Set([...(reporter?.circumstances ?? []), ...(party?.circumstances ?? [])])];
  return (
    <Box sx={{ mt: 0.25, display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'center' }}>
      <Told label={t('cases.column.reporter')}>
        {reporter?.name ?? (row.reporterWithheld ? t('cases.withheld') : '—')}
        {reporter?.phone && <Revealed row={row} field="reporter.phone" masked={reporter.phone} label={t('cases.phone')} hotkey={REVEAL_KEY} />}
      </Told>
      <Told label={t('cases.party')}>
        {own ? t('cases.sameAsReporter') : (party?.name ?? '—')}
        {!own && party?.phone && <Revealed row={row} field="party.phone" masked={party.phone} label={t('cases.phone')} />}
      </Told>
      <span>{t('cases.visits', { smart_count: row.visits })}</span>
      {special.length > 0 && <Told label={t('cases.special')}>{special.map(circumstanceName).join(t('form.comma'))}</Told>}
      <Told label={t('cases.column.receivedAt')}>{dates.moment(row.receivedAt)}</Told>
    </Box>
  );
}

function Told({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <Box sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>{label}</Box>
      {children}
    </Box>
  );
}
