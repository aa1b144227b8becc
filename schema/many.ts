import { z } from 'zod';
import { SUBJECTS } from './events.ts';
import { Id, Instant, Version } from './values.ts';

/** Rows one request may change. */
export const MANY_ROWS = 2_000;

/**
 * `PATCH /api/{resource}`. What a row's `changes` may hold is the shape of the resource's single PATCH; it is checked row
 * by row, so that one wrong cell refuses its row and not the paste.
 */
export const ManyChanges = z.strictObject({
  rows: z.array(z.strictObject({ id: Id, version: Version, changes: z.record(z.string(), z.unknown()) })).max(MANY_ROWS),
  /** New rows of the same step, as the resource's POST takes them: what a paste writes past the last row. */
  add: z.array(z.record(z.string(), z.unknown())).max(MANY_ROWS).optional(),
  /** Answers what would happen and writes nothing. */
  dryRun: z.boolean().optional(),
  /** Writes the rows that may be written; without it one refusal refuses all. */
  partial: z.boolean().optional(),
  /** Leaves out of `results` the rows that are or would be written; a refused row still brings what stands there now. */
  brief: z.boolean().optional(),
}).refine(({ rows, add = [] }) => rows.length + add.length >= 1 && rows.length + add.length <= MANY_ROWS, { path: ['rows'], error: 'rows.count' });
export type ManyChanges = z.infer<typeof ManyChanges>;

/** A promise's due that this write moves. Null: it has none (it is paused). */
export const DueMove = z.object({ taskId: Id, kind: z.string(), from: Instant.nullable(), to: Instant.nullable() });
export type DueMove = z.infer<typeof DueMove>;

/** `with_answer`: a part that would fall after its case's answer, owed with it instead. `stays_overdue`: missed already, and stays so. */
export const MOVE_NOTES = ['with_answer', 'stays_overdue'] as const;

/** A due that moves with the calendar. `provisional`: said to count by weekends only. `owner`: who owes it, by name. */
export const CalendarMove = DueMove.extend({
  caseId: Id.nullable(),
  caseNumber: z.string().nullable(),
  owner: z.string(),
  provisional: z.object({ from: z.boolean(), to: z.boolean() }),
  note: z.enum(MOVE_NOTES).nullable(),
});
export type CalendarMove = z.infer<typeof CalendarMove>;

/** Moves listed one by one; counts are of all. */
export const MOVES_SHOWN = 200;

/** Where the next request goes on counting. */
export const MovesPlace = z.strictObject({ walk: z.int().min(0), key: z.string().max(80), id: z.string().max(64) });
export type MovesPlace = z.infer<typeof MovesPlace>;

/**
 * Open promises that move with a change of the calendar, soonest first. `total` counts those whose due or provisional
 * mark changes; of them `overdue` would be overdue at once and `withAnswer` are held to their answer. `kept` are overdue and
 * stay where they are. One request looks at 20,000 open promises; where there are more, `next` says where to go on, and the
 * counts of all requests add up.
 */
export const CalendarMoves = z.object({
  looked: z.int(),
  next: MovesPlace.nullable(),
  total: z.int(),
  later: z.int(),
  earlier: z.int(),
  firm: z.int(),
  provisional: z.int(),
  overdue: z.int(),
  withAnswer: z.int(),
  kept: z.int(),
  data: z.array(CalendarMove).max(MOVES_SHOWN),
});
export type CalendarMoves = z.infer<typeof CalendarMoves>;

/** `POST /api/undo`: the id that a write answered as `undo`. Taking back a taking back does it again. */
/** `dryRun` only says whether the whole step can be taken back. */
export const UndoBody = z.strictObject({ token: Id, dryRun: z.boolean().optional() });

/** A step its author can take back. */
export const Step = z.object({
  id: Id,
  at: Instant,
  action: z.string(),
  resource: z.enum(SUBJECTS),
  rows: z.int(),
  undoes: Id.nullable(),
  undoneBy: Id.nullable(),
  /** In so many changes it was written, and is taken back: more than one only for a file. */
  parts: z.int(),
});
export type Step = z.infer<typeof Step>;

const Somebody = z.object({ id: Id, name: z.string() });

/** Something that happened to a row since. `gone`: this person no longer sees it. `by` is null for the clock. */
export const RowNews = z.object({
  seq: z.int(),
  resource: z.enum(SUBJECTS),
  id: Id,
  version: z.int().nullable(),
  fields: z.array(z.string()),
  by: Somebody.nullable(),
  gone: z.boolean(),
});
export type RowNews = z.infer<typeof RowNews>;

export const Presence = z.object({ resource: z.string(), id: Id, by: Somebody });
export type Presence = z.infer<typeof Presence>;

export const News = z.object({ seq: z.int(), data: z.array(RowNews), editing: z.array(Presence), more: z.boolean() });
export type News = z.infer<typeof News>;

export const EditingBody = z.strictObject({ resource: z.enum(SUBJECTS), id: Id.nullable() });
