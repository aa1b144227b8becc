import Box from '@mui/material/Box';
import { useLocale } from 'react-admin';
import type { Account, Spent } from '../../schema/deadlines.ts';
import { useT } from '../messages/useT.ts';
import { Notice } from '../states/Notice.tsx';
import { useDates } from './useDates.ts';

/** Receipt, due and what is left; a warning where the calendar is not yet published; the law behind it. */
export function AccountHead({ account }: { account: Account }) {
  const t = useT();
  const dates = useDates();
  const counted = account.days.reduce((sum, day) => sum + day.counted, 0);
  const first = account.days[0];
  const facts: [string, string][] = [];
  const spentText = ({ unit, amount }: Spent) =>
    unit === 'days' ? t('deadlines.daysTotal', { smart_count: amount })
    : amount < 60 ? t('deadlines.minutesTotal', { smart_count: amount })
    : t('deadlines.hoursTotal', { hours: Math.floor(amount / 60), minutes: amount % 60 });
  if (first) facts.push([t('deadlines.received'), dates.day(first.date)]);
  facts.push([
    // A clock that stands still has no end yet to count to.
    t(account.dueAt ? 'deadlines.countedAll' : 'deadlines.countedTotal'),
    account.unit === 'days'
      ? t('deadlines.daysTotal', { smart_count: counted })
      : t('deadlines.minutesTotal', { smart_count: counted }),
  ]);
  facts.push([t('deadlines.due'), account.dueAt ? dates.moment(account.dueAt) : t('deadlines.paused')]);
  if (account.spent) facts.push([t('deadlines.spent'), spentText(account.spent)]);
  const external = account.external?.[0];
  return (
    <Box sx={{ display: 'grid', gap: 1.25 }}>
      <Box component="dl" sx={{ m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 0.5 }}>
        {facts.map(([label, value]) => (
          <Box key={label}>
            <Box component="dt" sx={{ fontSize: 12, color: 'text.secondary' }}>{label}</Box>
            <Box component="dd" sx={{ m: 0, fontWeight: 500 }}>{value}</Box>
          </Box>
        ))}
      </Box>
      {account.provisional && (
        <Notice tone="soon">{t('deadlines.provisional', { year: account.provisionalYears.join(t('form.comma')) })}</Notice>
      )}
      {account.governedBy === 'external' && external && (
        <Notice tone="soon">
          {t('deadlines.governedByOther', { what: external.what, due: account.ruleDueAt ? dates.moment(account.ruleDueAt) : t('deadlines.paused') })}
        </Notice>
      )}
      {account.governedBy === 'rule' && external && (
        <Box sx={{ color: 'text.secondary' }}>{t('deadlines.otherDue', { what: external.what, due: dates.moment(external.dueAt) })}</Box>
      )}
      <LegalBasis account={account} />
    </Box>
  );
}

function LegalBasis({ account }: { account: Account }) {
  const t = useT();
  const locale = useLocale();
  if (account.basis.length === 0) return null;
  return (
    <Box component="details" sx={{ '& summary': { cursor: 'pointer', color: 'primary.main' } }}>
      <summary>{t('deadlines.basis')}</summary>
      <Box component="ul" lang={locale === 'en' ? 'zh' : undefined} sx={{ m: 0, mt: 0.75, pl: 2.5, display: 'grid', gap: 1 }}>
        {account.basis.map((basis) => (
          <li key={`${basis.rule}:${basis.text}`}>
            {basis.convention}
            <Box sx={{ color: 'text.secondary', fontSize: 13 }}>
              {basis.text}
              {basis.source && ` ${basis.source}`}
              {basis.caveat && <Box>{basis.caveat}</Box>}
            </Box>
          </li>
        ))}
      </Box>
    </Box>
  );
}
