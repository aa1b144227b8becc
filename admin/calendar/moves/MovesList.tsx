import Box from '@mui/material/Box';
import { MOVES_SHOWN, type CalendarMove, type CalendarMoves } from '../../../schema/many.ts';
import { TASK_KINDS } from '../../../schema/tasks.ts';
import { useDates } from '../../deadlines/useDates.ts';
import { Lines } from '../../grid/Lines.tsx';
import { useT } from '../../messages/useT.ts';
import { Notice } from '../../states/Notice.tsx';

const COUNTS = ['later', 'earlier', 'firm', 'provisional', 'withAnswer'] as const;

/** What moves with the calendar: how many, and the soonest one by one. */
export function MovesList({ moves }: { moves: CalendarMoves }) {
  const t = useT();
  const { total, kept, overdue, data } = moves;
  return (
    <>
      <Box component="ul" sx={{ m: 0, pl: 2.5, '& li': { mb: 0.25 } }}>
        <Box component="li" sx={{ fontWeight: 600 }}>{t(moves.next ? 'calendar.moves.atLeast' : 'calendar.moves.total', { count: total })}</Box>
        {COUNTS.filter((name) => moves[name] > 0).map((name) => <li key={name}>{t(`calendar.moves.${name}`, { count: moves[name] })}</li>)}
        {kept > 0 && <li>{t('calendar.moves.kept', { count: kept })}</li>}
      </Box>
      {overdue > 0 && <Notice tone="overdue">{t('calendar.moves.overdue', { count: overdue })}</Notice>}
      {data.length > 0 && (
        <Box>
          <Lines
            heads={[t('calendar.moves.number'), t('calendar.moves.kind'), t('calendar.moves.owner'), t('calendar.moves.due')]}
            most={MOVES_SHOWN}
            lines={data.map((move) => [move.caseNumber ?? '', <Kind key="kind" move={move} />, move.owner, <Due key="due" move={move} />])}
          />
          {total > data.length && <Box sx={{ mt: 0.5, fontSize: 13, color: 'text.secondary' }}>{t('calendar.moves.shown', { shown: data.length, total })}</Box>}
        </Box>
      )}
    </>
  );
}

function Kind({ move }: { move: CalendarMove }) {
  const t = useT();
  const kind = TASK_KINDS.find((one) => one === move.kind);
  return <>{kind ? t(`tasks.kind.${kind}`) : move.kind}</>;
}

/** From when to when, and what else becomes of the date. */
function Due({ move: { from, to, provisional, note } }: { move: CalendarMove }) {
  const t = useT();
  const dates = useDates();
  const moment = (instant: string | null) => (instant === null ? t('grid.preview.noDue') : dates.moment(instant));
  const said = [
    provisional.from !== provisional.to && t(provisional.to ? 'calendar.moves.becomesProvisional' : 'calendar.moves.becomesFirm'),
    note === 'with_answer' && t('calendar.moves.noteWithAnswer'),
  ].filter(Boolean);
  return (
    <>
      {from === to ? moment(to) : `${moment(from)} → ${moment(to)}`}
      {said.length > 0 && <Box component="span" sx={{ ml: 1, color: 'text.secondary' }}>{said.join(t('form.comma'))}</Box>}
    </>
  );
}
