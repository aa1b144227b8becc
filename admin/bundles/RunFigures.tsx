import Box from '@mui/material/Box';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RunFigures as Figures } from '../../schema/bundles.ts';
import { get } from '../api/http.ts';
import { durationText } from '../bundle-templates/Savings.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { DayInput } from '../form/DayInput.tsx';
import { Field } from '../form/Field.tsx';
import { PageHead } from '../layout/PageHead.tsx';
import { useT } from '../messages/useT.ts';
import { Empty, LoadFailed, Loading } from '../states/States.tsx';
import { BundleTabs } from './BundleTabs.tsx';

/** What the runs issued in a period took, measured against what their items took one by one: by template and in total. */
export default function RunFigures() {
  const t = useT();
  const { today } = useDates();
  const [period, setPeriod] = useState({ from: `${today.slice(0, 4)}-01-01`, until: today });
  const sound = period.from !== '' && period.until !== '' && period.from <= period.until;
  const { data, error, refetch } = useQuery({
    queryKey: ['bundles', 'figures', period],
    enabled: sound,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get<Figures>(`/api/bundles/figures?${new URLSearchParams(period)}`, signal),
  });
  return (
    <Box sx={{ pb: 4 }}>
      <PageHead title={t('bundles.title')} />
      <BundleTabs current="figures" />
      <Box sx={{ px: 2, pt: 1.5, maxWidth: 1200 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 1.5 }}>
          <Field label={t('bundles.figures.from')} error={sound ? undefined : t('bundles.figures.backwards')}>{(field) => <DayInput {...field} value={period.from} onChange={(from) => setPeriod({ ...period, from })} />}</Field>
          <Field label={t('bundles.figures.until')}>{(field) => <DayInput {...field} value={period.until} onChange={(until) => setPeriod({ ...period, until })} />}</Field>
        </Box>
        {error && !data ? <LoadFailed error={error} retry={refetch} /> : !data ? <Loading /> : data.total.issued + data.total.accepted === 0 ? <Empty title={t('bundles.figures.emptyTitle')} hint={t('bundles.figures.emptyHint')} /> : <Measures figures={data} />}
      </Box>
    </Box>
  );
}

/** Where the items' own times are known, what they come to one after the other; else only what it took. */
function Time({ of }: { of: Figures['total'] }) {
  const t = useT();
  const { runs, baseline, taken } = of.compared;
  const unknown = of.issued - runs;
  if (runs === 0) return <>{t('bundles.figures.unknownBefore')} → {durationText(t, of)}</>;
  return (
    <>
      {durationText(t, baseline)} → {durationText(t, taken)}
      {unknown > 0 && <Box component="span" sx={{ fontWeight: 400, fontSize: 12, color: 'text.secondary' }}> {t('bundles.figures.others', { smart_count: unknown })}</Box>}
    </>
  );
}

const COLUMNS = ['accepted', 'issued', 'onTime', 'materials', 'visits', 'time', 'second'] as const;

function Measures({ figures }: { figures: Figures }) {
  const t = useT();
  const rows = [...figures.templates.map((one) => ({ key: one.code, label: one.name, of: one })), { key: '', label: t('bundles.figures.total'), of: figures.total }];
  return (
    <Box role="region" aria-label={t('bundles.figures.title')} tabIndex={0} sx={{ overflowX: 'auto' }}>
      <Box component="table" aria-label={t('bundles.figures.title')} sx={{ width: '100%', minWidth: 860, borderCollapse: 'collapse', bgcolor: 'background.paper', '& th, & td': { textAlign: 'left', fontWeight: 400, px: 1, height: 34, borderBottom: 1, borderColor: 'hairline' }, '& thead th': { fontSize: 13, color: 'text.secondary' }, '& td': { fontVariantNumeric: 'tabular-nums' }, '& tbody tr:last-of-type > *': { fontWeight: 600 } }}>
        <thead><tr><th scope="col">{t('bundles.template')}</th>{COLUMNS.map((name) => <th key={name} scope="col">{t(`bundles.figures.${name}`)}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ key, label, of }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>{of.accepted}</td>
              <td>{of.issued}</td>
              <td>{of.onTime}</td>
              <td>{of.materials.baseline} → {of.materials.taken}</td>
              <td>{of.visits.baseline} → {of.visits.taken}</td>
              <td>{of.issued > 0 && <Time of={of} />}</td>
              <td>{of.secondNotices}</td>
            </tr>
          ))}
        </tbody>
      </Box>
      <Box sx={{ mt: 0.5, fontSize: 12, color: 'text.secondary' }}>{t('bundles.figures.hint')}</Box>
    </Box>
  );
}
