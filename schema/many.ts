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
}).refine(({ rows, add = [] }) => rows.length + add.length >= 1 && rows.length + add.length <= MANY_ROWS, { path: ['rows'], error: 'rows.count' });
export type ManyChanges = z.infer<typeof ManyChanges>;

/** A promise's due that this write moves. Null: it has none (it is paused). */
export const DueMove = z.object({ taskId: Id, kind: z.string(), from: Instant.nullable(), to: Instant.nullable() });
export type DueMove = z.infer<typeof DueMove>;

/** `POST /api/undo`: the id that a write answered as `undo`. Taking back a taking back does it again. */
export const UndoBody = z.strictObject({ token: Id });

/** A step its author can take back. */
export const Step = z.object({
  id: Id,
  at: Instant,
  action: z.string(),
  resource: z.enum(SUBJECTS),
  rows: z.int(),
  undoes: Id.nullable(),
  undoneBy: Id.nullable(),
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
