import { z } from 'zod';
import { CalendarMoves } from './many.ts';
import { SHEET_RESOURCES } from './sheets.ts';
import { Id, Instant } from './values.ts';

export const JOB_STATUSES = ['ready', 'running', 'done', 'cancelled', 'failed'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];
/** Still to be worked on. */
export const LIVE_STATUSES = ['ready', 'running'] as const satisfies readonly JobStatus[];

/** Larger files are refused; everything else the API takes is smaller by far. */
export const MAX_UPLOAD = 20 * 1024 * 1024;

/** The column at the end of a file of refused rows; by it such a file is known when it comes back. */
export const REASONS = '错误说明';

/** The part `options` of an upload. `mapping` names a field for a header, or null to leave the column out; headers it does not name are matched by what they say. */
export const ImportOptions = z.strictObject({
  dryRun: z.boolean().optional(),
  mapping: z.record(z.string().max(200), z.string().max(60).nullable()).optional(),
  /** As the workbook names it; the first unless told. */
  sheet: z.string().max(200).optional(),
  /** The row of the column names as the spreadsheet program counts it; found unless told. */
  headerRow: z.int().min(1).max(1000).optional(),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

export const JobColumn = z.object({ header: z.string(), field: z.string().nullable(), samples: z.array(z.string()) });
export type JobColumn = z.infer<typeof JobColumn>;

/** A refused cell; without a column the row as a whole. Never the value itself. */
export const JobError = z.object({ row: z.int(), column: z.string(), field: z.string(), code: z.string(), message: z.string() });
export type JobError = z.infer<typeof JobError>;

export const Job = z.object({
  id: Id,
  resource: z.enum(SHEET_RESOURCES),
  status: z.enum(JOB_STATUSES),
  dryRun: z.boolean(),
  fileName: z.string(),
  sheets: z.array(z.string()),
  sheet: z.string(),
  headerRow: z.int(),
  columns: z.array(JobColumn),
  /** Rows of records; of them those worked on, and of these those that became new, changed a record, or were refused. */
  total: z.int(),
  done: z.int(),
  added: z.int(),
  changed: z.int(),
  refused: z.int(),
  /** Of a trial of calendar days: the open promises that would move. */
  moves: CalendarMoves.optional(),
  errors: z.array(JobError),
  /** Whether there are more refused cells than `errors` holds; the file has them all. */
  more: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Job = z.infer<typeof Job>;
