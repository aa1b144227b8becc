import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { ReadScore, ScoreLine, ScoresAnswer } from '../../schema/scoring.ts';
import { get } from '../api/http.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { DayInput } from '../form/DayInput.tsx';
import { Field } from '../form/Field.tsx';
import { PageHead } from '../layout/PageHead.tsx';
import { usePhone } from '../layout/usePhone.ts';
import { useT } from '../messages/useT.ts';
import { useSetting } from '../settings/useSetting.ts';
import { LoadFailed, Loading } from '../states/States.tsx';
import { SupervisionTabs } from '../supervision/SupervisionTabs.tsx';
import { BehindDialog, type Behind } from './BehindDialog.tsx';

/** Departments scored over a period; every figure opens to the rows it was counted from. */
export default function ScoresPage() {
  const t = useT();
  const dates = useDates();
  const [params, setParams] = useSearchParams();
  const from = params.get('from') ?? `${dates.today.slice(0, 7)}-01`;
  const to = params.get('to') ?? dates.today;
  const [behind, setBehind] = useState<Behind | null>(null);
  const put = (changes: { from?: string; to?: string }) => {
    const next = { from, to, ...changes };
    if (next.from !== '' && next.to !== '') setParams(next, { replace: true });
  };
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['scores', from, to], queryFn: ({ signal }) => get<ScoresAnswer>(`/api/scores?from=${from}&to=${to}`, signal) });
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <PageHead title={t('scoring.title')} />
      <SupervisionTabs current="scores" />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: 1.5, px: 2, py: 1 }}>
        <Field label={t('scoring.from')}>{(field) => <DayInput {...field} max={to} value={from} onChange={(value) => put({ from: value })} />}</Field>
        <Field label={t('scoring.to')}>{(field) => <DayInput {...field} min={from} value={to} onChange={(value) => put({ to: value })} />}</Field>
        {data && <Words base={data.base} />}
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline' }}>
        {error ? <LoadFailed error={error} retry={refetch} /> : isPending ? <Loading /> : <ScoreTable data={data.data} onOpen={setBehind} />}
      </Box>
      {behind && <BehindDialog behind={behind} from={from} to={to} onClose={() => setBehind(null)} />}
    </Box>
  );
}

function Words({ base }: { base: number }) {
  const t = useT();
  const source = useSetting('scoring')?.value.source ?? '';
  return (
    <Box sx={{ flex: 1, minWidth: 260, fontSize: 13, color: 'text.secondary' }}>
      {t('scoring.base', { smart_count: base })}
      {source === '本产品约定' && ` ${t('scoring.ours')}`}
    </Box>
  );
}

type TableProps = { data: ReadScore[]; onOpen: (behind: Behind) => void };

function ScoreTable({ data, onOpen }: TableProps) {
  const t = useT();
  const phone = usePhone();
  const departmentName = useDepartmentName();
  const [first] = data;
  if (phone) return <PhoneScores data={data} onOpen={onOpen} />;
  return (
    <Box component="table" sx={table}>
      <caption>{t('scoring.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('scoring.rank')}</th>
          <th scope="col">{t('scoring.department')}</th>
          <th scope="col" data-number>{t('scoring.score')}</th>
          {first?.lines.map((line) => <th key={line.code} scope="col" data-number title={t(`scoring.means.${line.measure}`)}>{line.name}</th>)}
        </tr>
      </thead>
      <tbody>
        {data.map((score, at) => (
          <tr key={score.departmentId}>
            <td>{at + 1}</td>
            <th scope="row">{departmentName(score.departmentId)}</th>
            <td data-number><b>{score.score}</b></td>
            {score.lines.map((line) => <td key={line.code} data-number><Figure score={score} line={line} onOpen={onOpen} /></td>)}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

/** How many, and what they take; the rows behind are for those who may read them. */
function Figure({ score, line, onOpen }: { score: ReadScore; line: ScoreLine; onOpen: (behind: Behind) => void }) {
  const t = useT();
  const departmentName = useDepartmentName();
  if (line.rows === 0) return <Box component="span" sx={{ color: 'text.secondary' }}>—</Box>;
  const lost = line.points > 0 && <Box component="span" sx={{ ml: 0.75, fontSize: 12, color: 'text.secondary' }}>{t('scoring.lost', { points: line.points })}</Box>;
  if (!score.opens.includes(line.measure)) return <>{line.rows}{lost}</>;
  const name = t('scoring.behind', { department: departmentName(score.departmentId), name: line.name, smart_count: line.rows });
  return (
    <Button variant="text" aria-label={name} aria-haspopup="dialog" onClick={() => onOpen({ departmentId: score.departmentId, line, name })} sx={{ minHeight: 24, minWidth: 0, py: 0, px: 0.5 }}>
      {line.rows}{lost}
    </Button>
  );
}

function PhoneScores({ data, onOpen }: TableProps) {
  const departmentName = useDepartmentName();
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {data.map((score) => (
        <Box component="li" key={score.departmentId} sx={{ px: 2, py: 1, borderBottom: 1, borderColor: 'hairline' }}>
          <Box sx={{ display: 'flex', justifyContent: 'space-between', fontWeight: 500 }}><span>{departmentName(score.departmentId)}</span><b>{score.score}</b></Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, fontSize: 13 }}>
            {score.lines.filter(({ rows }) => rows > 0).map((line) => <span key={line.code}>{line.name} <Figure score={score} line={line} onOpen={onOpen} /></span>)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

const table = {
  width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums',
  '& caption': { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  '& th, & td': { px: 2, height: 34, textAlign: 'left', fontWeight: 400, borderBottom: 1, borderColor: 'hairline', whiteSpace: 'nowrap' },
  '& thead th': { position: 'sticky', top: 0, bgcolor: 'background.paper', color: 'text.secondary', fontSize: 13, zIndex: 1 },
  '& [data-number]': { textAlign: 'right' },
} as const;
