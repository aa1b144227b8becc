import Box from '@mui/material/Box';
import { useLocale } from 'react-admin';
import { explainDay } from '../../schema/deadline-words.ts';
import type { Account, AccountDay } from '../../schema/deadlines.ts';
import { useT } from '../messages/useT.ts';
import { useDates } from './useDates.ts';

/** Every day from receipt to due: counted or not, and why. */
export function AccountDays({ account }: { account: Account }) {
  const t = useT();
  return (
    <Box
      component="table"
      sx={{
        width: '100%',
        mt: 1.5,
        borderCollapse: 'collapse',
        '& th, & td': { textAlign: 'left', fontWeight: 400, px: 1, py: 0, height: 30, borderBottom: 1, borderColor: 'hairline' },
        '& tbody th, & td:not(:last-of-type)': { whiteSpace: 'nowrap' },
        '& thead th': { color: 'text.secondary', fontSize: 12, borderColor: 'field', position: 'sticky', top: 0, bgcolor: 'background.paper' },
      }}
    >
      <Box component="caption" sx={{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' }}>
        {t('deadlines.legend')}
      </Box>
      <thead>
        <tr>
          <th scope="col">{t('deadlines.day')}</th>
          <th scope="col">{t('deadlines.count')}</th>
          <th scope="col">{t('deadlines.why')}</th>
        </tr>
      </thead>
      <tbody>
        {account.days.map((day) => (
          <Day key={day.date} day={day} unit={account.unit} />
        ))}
      </tbody>
    </Box>
  );
}

function Day({ day, unit }: { day: AccountDay; unit: Account['unit'] }) {
  const t = useT();
  const dates = useDates();
  const locale = useLocale();
  const counts = day.counted > 0;
  return (
    <Box
      component="tr"
      sx={{ color: counts ? 'text.primary' : 'text.secondary', bgcolor: day.due ? 'wash' : undefined, '& > td:last-of-type': { fontWeight: day.due ? 600 : 400 } }}
    >
      <th scope="row">
        <Box component="span" sx={day.provisional ? { borderBottom: '1px dotted currentColor' } : undefined}>
          {dates.day(day.date)}
        </Box>
      </th>
      <td>{counts ? (unit === 'days' ? t('deadlines.counted') : t('deadlines.minutes', { n: day.counted })) : t('deadlines.notCounted')}</td>
      <td>{explainDay(day, unit, locale === 'en' ? 'en' : 'zh')}</td>
    </Box>
  );
}
