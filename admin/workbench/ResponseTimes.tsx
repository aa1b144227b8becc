import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api/http.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { useCodeName } from '../settings/useSettings.ts';
import { LoadFailed, Loading } from '../states/States.tsx';

type Groups = { data: { key: string | null; count: number; value: number | null }[] };
const DAYS = 30;

/** 首次响应, channel by channel: how long people wait for the first word. Asked for when it is opened. */
export function ResponseTimes() {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <Box component="details" sx={{ mt: 2.5, px: 2 }} onToggle={(event: React.SyntheticEvent<HTMLDetailsElement>) => setOpen(event.currentTarget.open)}>
      <Box component="summary" sx={{ fontWeight: 600, cursor: 'pointer', py: 0.5 }}>{t('workbench.response.title', { days: DAYS })}</Box>
      {open && <Table />}
    </Box>
  );
}

function Table() {
  const t = useT();
  const { today } = useDates();
  const channelName = useCodeName('channels');
  const since = new Date(Date.parse(`${today}T00:00:00Z`) - DAYS * 86_400_000).toISOString().slice(0, 10);
  const filter = encodeURIComponent(JSON.stringify({ receivedAt: { gte: since }, firstResponseMinutes: { gte: 0 } }));
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['cases', 'response', since],
    queryFn: ({ signal }) => get<Groups>(`/api/cases/summary?groupBy=channel&aggregate=avg:firstResponseMinutes&filter=${filter}`, signal),
  });
  if (error) return <LoadFailed error={error} retry={refetch} />;
  if (isPending) return <Loading />;
  const rows = data.data.toSorted((one, other) => (one.value ?? 0) - (other.value ?? 0));
  if (rows.length === 0) return <Box sx={{ color: 'text.secondary', py: 1 }}>{t('workbench.response.none')}</Box>;
  return (
    <Box component="table" sx={{ borderCollapse: 'collapse', '& th, & td': { textAlign: 'left', py: 0.5, pr: 3, borderBottom: 1, borderColor: 'hairline' }, '& .number': { textAlign: 'right' } }}>
      <thead>
        <tr>
          <th scope="col">{t('workbench.response.channel')}</th>
          <th scope="col" className="number">{t('workbench.response.cases')}</th>
          <th scope="col" className="number">{t('workbench.response.average')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, count, value }) => (
          <tr key={key}>
            <th scope="row">{channelName(key)}</th>
            <td className="number">{count}</td>
            <td className="number">{t('workbench.response.minutes', { minutes: Math.round(value ?? 0) })}</td>
          </tr>
        ))}
      </tbody>
    </Box>
  );
}
