import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import { BOARD_STATES, type Board, type BoardRow, type BoardState } from '../../schema/board.ts';
import { Shape } from '../deadlines/StateMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { PageHead } from '../layout/PageHead.tsx';
import { usePhone } from '../layout/usePhone.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { Empty, LoadFailed, Loading } from '../states/States.tsx';
import { Figure, Figures } from '../workbench/Figure.tsx';
import { BoardTabs } from './BoardTabs.tsx';
import { addressOf, TONE_OF, useBoard, useOwnerName } from './useBoard.ts';
import { unseen } from '../theme/unseen.ts';

/** 看板: every open promise, by whose it is and how near its due; each figure opens to its rows. */
export default function BoardPage() {
  const t = useT();
  const { data, error, refetch } = useBoard();
  return (
    <Box sx={{ pb: 3 }}>
      <PageHead title={t('board.title')} />
      <BoardTabs current="board" />
      {error && !data ? <LoadFailed error={error} retry={() => void refetch()} /> : data ? <Counted board={data} /> : <Loading />}
    </Box>
  );
}

const FIRST = ['overdue', 'today', 'soon', 'later'] as const;

function Counted({ board }: { board: Board }) {
  const t = useT();
  const phone = usePhone();
  if (board.total === 0) return <Empty title={t('board.empty')} hint={t('board.emptyHint')} />;
  // What nobody has takes no room.
  const states = BOARD_STATES.filter((state) => FIRST.some((one) => one === state) || board.counts[state] > 0);
  return (
    <>
      <Box sx={{ pt: 1.5 }}>
        <Figures>
          {FIRST.map((state) => (
            <Figure key={state} label={t(`board.state.${state}`)} value={String(board.counts[state])} to={addressOf({ state })} tone={TONE_OF[state]} />
          ))}
        </Figures>
      </Box>
      {!board.totalIsExact && <Box sx={{ px: 2, pt: 1, fontSize: 13, color: 'text.secondary' }}>{t('board.inexact', { smart_count: board.total })}</Box>}
      {phone ? <Blocks board={board} states={states} /> : <Owners board={board} states={states} />}
    </>
  );
}

type Props = { board: Board; states: readonly BoardState[] };

function Owners({ board, states }: Props) {
  const t = useT();
  const dates = useDates();
  const name = useName();
  return (
    <Box sx={{ px: 2, pt: 2, overflowX: 'auto' }}>
      <Box component="table" sx={table}>
        <Box component="caption" sx={unseen}>{t('board.caption')}</Box>
        <thead>
          <tr>
            <th scope="col">{t('board.owner')}</th>
            {states.map((state) => (
              <th key={state} scope="col">
                <Light state={state} />
              </th>
            ))}
            <th scope="col">{t('board.total')}</th>
            <th scope="col">{t('board.next')}</th>
          </tr>
        </thead>
        <tbody>
          {board.data.map((row) => (
            <tr key={`${row.departmentId} ${row.personId}`}>
              <th scope="row">{name(row)}</th>
              {states.map((state) => (
                <td key={state}><Count row={row} state={state} name={name(row)} /></td>
              ))}
              <td><Count row={row} state={null} name={name(row)} /></td>
              <td>{row.nextDueAt ? dates.moment(row.nextDueAt) : ''}</td>
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}

/** On a phone an owner is a block: his name, and what he owes as words that open. */
function Blocks({ board, states }: Props) {
  const t = useT();
  const name = useName();
  return (
    <Box component="ul" sx={{ m: 0, mt: 1.5, p: 0, listStyle: 'none', bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline' }}>
      {board.data.map((row) => (
        <Box component="li" key={`${row.departmentId} ${row.personId}`} sx={{ px: 2, py: 1, borderBottom: 1, borderColor: 'hairline' }}>
          <Box sx={{ display: 'flex', gap: 1 }}>
            <Box sx={{ flex: 1, fontWeight: 500 }}>{name(row)}</Box>
            <Box component={Link} to={addressOf({ owner: row })} sx={{ color: 'text.secondary' }}>{`${t('board.total')} ${row.total}`}</Box>
          </Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
            {states.map((state) => row.counts[state] > 0 && (
              <Box key={state} component={Link} to={addressOf({ owner: row, state })} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, minHeight: 36, textDecoration: 'none', color: (theme) => inkOf(state, theme.palette) }}>
                <Light state={state} /> <b>{row.counts[state]}</b>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function useName(): (row: BoardRow) => string {
  const ownerName = useOwnerName();
  const own = !useMay('promises.see_all');
  return (row) => ownerName(row, own);
}

type Inks = { tones: Record<string, { ink: string }>; text: { primary: string } };
const inkOf = (state: BoardState, palette: Inks): string => palette.tones[TONE_OF[state] ?? '']?.ink ?? palette.text.primary;

/** Shape and word; colour only repeats them. */
function Light({ state }: { state: BoardState }) {
  const t = useT();
  const tone = TONE_OF[state];
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, whiteSpace: 'nowrap' }}>
      {tone && <Shape tone={tone} />}
      {t(`board.state.${state}`)}
    </Box>
  );
}

function Count({ row, state, name }: { row: BoardRow; state: BoardState | null; name: string }) {
  const t = useT();
  const count = state === null ? row.total : row.counts[state];
  if (count === 0) return <Box component="span" sx={{ color: 'text.secondary' }}>–</Box>;
  return (
    <Box
      component={Link}
      to={addressOf({ owner: row, state })}
      aria-label={t('board.opens', { owner: name, state: state === null ? t('board.total') : t(`board.state.${state}`), count })}
      sx={{ display: 'inline-block', minWidth: 28, px: 0.5, fontWeight: state === 'overdue' ? 600 : 400, color: (theme) => (state === null ? theme.palette.text.primary : inkOf(state, theme.palette)), textUnderlineOffset: 3 }}
    >
      {count}
    </Box>
  );
}


const table = {
  width: '100%', borderCollapse: 'separate', borderSpacing: 0, bgcolor: 'background.paper', border: 1, borderColor: 'hairline', borderRadius: '3px',
  '& th, & td': { height: 32, px: 1.25, textAlign: 'right', fontWeight: 400, whiteSpace: 'nowrap', borderBottom: 1, borderColor: 'hairline' },
  '& th:first-of-type': { textAlign: 'left', pl: 2 },
  '& thead th': { fontSize: 13, color: 'text.secondary', bgcolor: 'raised' },
  '& tbody th': { fontWeight: 500 },
  '& tbody tr:hover > *': { bgcolor: 'hover' },
  '& tbody tr:last-of-type > *': { borderBottom: 0 },
} as const;
