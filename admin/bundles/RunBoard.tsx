import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { RunBoard as Board, RunStage } from '../../schema/bundles.ts';
import { get } from '../api/http.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { PageHead } from '../layout/PageHead.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { LoadFailed, Loading } from '../states/States.tsx';
import { BundleTabs } from './BundleTabs.tsx';
import { StageMark } from './RunMarks.tsx';
import { heldPath, viewPath, type RunView } from './views.ts';

/** What lies where: runs by stage, each leading to its list, and the items of open runs by department. */
export default function RunBoard() {
  const t = useT();
  const { data, error, refetch } = useQuery({ queryKey: ['bundles', 'board'], queryFn: ({ signal }) => get<Board>('/api/bundles/board', signal) });
  return (
    <Box sx={{ pb: 4 }}>
      <PageHead title={t('bundles.title')} />
      <BundleTabs current="board" />
      {error && !data ? <LoadFailed error={error} retry={refetch} /> : !data ? <Loading /> : (
        <Box sx={{ px: 2, maxWidth: 1100 }}>
          <Section title={t('bundles.board.stages')}><Stages board={data} /></Section>
          <Section title={t('bundles.board.departments')}><Departments board={data} /></Section>
        </Box>
      )}
    </Box>
  );
}

const LISTED: Partial<Record<RunStage, RunView>> = { collecting: 'collecting', working: 'working', ready: 'ready', issued: 'issued', withdrawn: 'all' };

function Stages({ board }: { board: Board }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(5, 1fr)' } }}>
      {board.stages.map(({ stage, count }) => (
        <li key={stage}>
          <Box component={Link} to={viewPath(LISTED[stage] ?? 'all')} sx={{ display: 'block', px: 1.5, py: 1, border: 1, borderColor: 'hairline', borderRadius: '3px', bgcolor: 'background.paper', color: 'text.primary', textDecoration: 'none', '&:hover': { borderColor: 'field' } }}>
            <StageMark stage={stage} />
            <Box sx={{ fontSize: 24, fontVariantNumeric: 'tabular-nums' }}>{count}</Box>
          </Box>
        </li>
      ))}
    </Box>
  );
}

function Departments({ board }: { board: Board }) {
  const t = useT();
  const departmentName = useDepartmentName();
  if (board.departments.length === 0) return <Box sx={{ color: 'text.secondary' }}>{t('bundles.board.empty')}</Box>;
  const most = Math.max(...board.departments.map(({ waiting, open, done }) => waiting + open + done), 1);
  return (
    <>
      <Box component="table" aria-label={t('bundles.board.departments')} sx={{ width: '100%', borderCollapse: 'collapse', '& th, & td': { textAlign: 'left', fontWeight: 400, px: 1, height: 32, borderBottom: 1, borderColor: 'hairline' }, '& thead th': { fontSize: 13, color: 'text.secondary', whiteSpace: 'nowrap' }, '& td': { fontVariantNumeric: 'tabular-nums' }, '& tr > :last-child': { display: { xs: 'none', sm: 'table-cell' } } }}>
        <thead>
          <tr>{(['department', 'waiting', 'open', 'done'] as const).map((name) => <th key={name} scope="col">{t(`bundles.board.${name}`)}</th>)}<th aria-hidden /></tr>
        </thead>
        <tbody>
          {board.departments.toSorted((one, other) => other.open - one.open).map(({ departmentId, waiting, open, done }) => (
            <tr key={departmentId}>
              <th scope="row"><Box component={Link} to={heldPath(departmentId)} sx={{ color: 'text.primary', textDecorationColor: (theme) => theme.palette.field }}>{departmentName(departmentId) || departmentId}</Box></th>
              <td>{waiting}</td>
              <Box component="td" sx={{ fontWeight: open > 0 ? '600 !important' : undefined }}>{open > 0 ? <Box component={Link} to={heldPath(departmentId)} aria-label={t('bundles.board.held', { name: departmentName(departmentId) || departmentId, smart_count: open })} sx={{ color: 'text.primary', textDecorationColor: (theme) => theme.palette.field }}>{open}</Box> : open}</Box>
              <td>{done}</td>
              <Box component="td" aria-hidden sx={{ width: '40%' }}>
                <Box sx={{ display: 'flex', height: 10, bgcolor: 'hover' }}>
                  {([['primary.main', open], ['field', waiting], ['hairline', done]] as const).map(([colour, n]) => <Box key={colour} sx={{ bgcolor: colour }} style={{ width: `${(n / most) * 100}%` }} />)}
                </Box>
              </Box>
            </tr>
          ))}
        </tbody>
      </Box>
      <Box sx={{ mt: 0.5, fontSize: 12, color: 'text.secondary' }}>{t('bundles.board.hint')}</Box>
    </>
  );
}
