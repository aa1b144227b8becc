import { z } from 'zod';
import { OPEN_STATUSES } from './tasks.ts';
import { Day, Id, Instant } from './values.ts';

/** How an open promise stands on the board: past its due, due today, within two working days, after that, standing still, or without a due. */
export const BOARD_STATES = ['overdue', 'today', 'soon', 'later', 'paused', 'undated'] as const;
export type BoardState = (typeof BOARD_STATES)[number];

/** Whose: a department's parts, or what the window itself owes, by person. Both null: nobody of the window is named. A handler's board has his department's people. */
export const BoardOwner = z.object({ departmentId: Id.nullable(), personId: Id.nullable() });
export type BoardOwner = z.infer<typeof BoardOwner>;

const Counts = z.record(z.enum(BOARD_STATES), z.int());

export const Board = z.object({
  /** The instants that part the states. */
  at: Instant,
  tonight: Instant,
  soonUntil: Instant,
  data: z.array(BoardOwner.extend({ counts: Counts, total: z.int(), nextDueAt: Instant.nullable() })),
  counts: Counts,
  total: z.int(),
  /** False: more are open than are counted; the nearest are. */
  totalIsExact: z.boolean(),
});
export type Board = z.infer<typeof Board>;
export type BoardRow = Board['data'][number];

type Bounds = Pick<Board, 'at' | 'tonight' | 'soonUntil'>;

const DATED: Record<BoardState, (bounds: Bounds) => object> = {
  overdue: ({ at }) => ({ pausedAt: { empty: true }, dueAt: { lt: at } }),
  today: ({ at, tonight }) => ({ pausedAt: { empty: true }, dueAt: { gte: at, lte: tonight } }),
  soon: ({ tonight, soonUntil }) => ({ pausedAt: { empty: true }, dueAt: { gt: tonight, lte: soonUntil } }),
  later: ({ soonUntil }) => ({ pausedAt: { empty: true }, dueAt: { gt: soonUntil } }),
  paused: () => ({ pausedAt: { empty: false } }),
  undated: () => ({ pausedAt: { empty: true }, dueAt: { empty: true } }),
};

/** The filter of `GET /api/tasks` under which the rows behind one figure of the board stand. Null: of every owner, or in every state. */
export function boardFilter(owner: BoardOwner | null, state: BoardState | null, bounds: Bounds): Record<string, unknown> {
  const of = owner && (owner.departmentId === null ? { departmentId: { empty: true }, personId: owner.personId ?? { empty: true } } : { departmentId: owner.departmentId, ...(owner.personId !== null && { personId: owner.personId }) });
  return { status: [...OPEN_STATUSES], ...of, ...(state && DATED[state](bounds)) };
}

/** Open promises by the day they are due on, for a month of a calendar. */
export const DueDays = z.object({ data: z.array(z.object({ date: Day, count: z.int() })), totalIsExact: z.boolean() });
export type DueDays = z.infer<typeof DueDays>;
export const DueDaysQuery = z.strictObject({ from: Day, to: Day });

/** Open promises that one change of the calendar moved, of those the asker owes; of all he may see where he owes none. */
export const MovedTasks = z.object({ data: z.array(Id), total: z.int() });
export type MovedTasks = z.infer<typeof MovedTasks>;
