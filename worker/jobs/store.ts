import { and, desc, eq, inArray, lt, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { LIVE_STATUSES } from '../../schema/jobs.ts';
import { CalendarMoves } from '../../schema/many.ts';
import { SHEET_RESOURCES } from '../../schema/sheets.ts';
import { jobRows, jobs } from '../../schema/tables/index.ts';
import { insertRows } from '../platform/many.ts';
import { seal, unseal } from '../platform/seal.ts';
import type { Statement, Store } from '../platform/store.ts';
import type { Cell, SheetRow } from '../sheets/cells.ts';
import type { Outcome, RowProblem } from './importer.ts';

/** What a job was asked, kept with it. */
const Asked = z.object({
  dryRun: z.boolean(),
  fileName: z.string(),
  sheets: z.array(z.string()),
  sheet: z.string(),
  headerRow: z.int(),
  columns: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
  /** Of a trial: what the file would move. */
  moves: CalendarMoves.optional(),
});
export type Asked = z.infer<typeof Asked>;
type Stored = typeof jobs.$inferSelect;
export type JobRow = Omit<Stored, 'options' | 'resource'> & { asked: Asked; resource: (typeof SHEET_RESOURCES)[number] };

const asJob = ({ options, resource, ...row }: Stored): JobRow => ({ ...row, asked: Asked.parse(options), resource: z.enum(SHEET_RESOURCES).parse(resource) });

/** How long a step may take before somebody else takes the job over. */
const LEASE_MS = 30_000;
/** A file's rows are kept this long after the last thing that happened to them. */
const KEPT_MS = 7 * 86_400_000;
const ROWS_A_WRITE = 5_000;
/** Refused cells an answer lists; the file has them all. */
export const ERRORS_SHOWN = 200;
const CELLS = z.array(z.union([z.string(), z.number(), z.boolean(), z.null(), z.object({ date: z.string() })]));

const shifted = (now: string, ms: number) => new Date(Date.parse(now) + ms).toISOString();

/** Rows of applicants' data lie sealed until they are registered, as what they become does. */
const closeCells = async (dataKey: string | null, cells: Cell[]) => (dataKey === null ? { cells } : { sealed: await seal(dataKey, JSON.stringify(cells)) });
async function openCells(dataKey: string, kept: Record<string, unknown>): Promise<Cell[]> {
  return CELLS.parse(typeof kept.sealed === 'string' ? JSON.parse(await unseal(dataKey, kept.sealed)) : kept.cells);
}

type NewJob = { id: string; resource: string; ownerId: string; asked: Asked; now: string; dataKey: string | null };
type NewRow = SheetRow & { problems?: (RowProblem & { column: number })[] };

/** Stands as failed until all its rows do: a crash in between leaves nothing that would be worked on. */
export async function addJob(store: Store, { id, resource, ownerId, asked, now, dataKey }: NewJob, rows: readonly NewRow[]): Promise<void> {
  const refused = rows.filter(({ problems }) => problems).length;
  const counts = { total: rows.length, done: refused, refused };
  await store.write([store.db.insert(jobs).values({ id, kind: 'import', resource, ownerId, status: 'failed', ...counts, options: asked, createdAt: now, updatedAt: now })]);
  for (let from = 0; from < rows.length; from += ROWS_A_WRITE) {
    const kept = await Promise.all(rows.slice(from, from + ROWS_A_WRITE).map(async ({ n, cells, problems }) => ({
      jobId: id, n, cells: await closeCells(dataKey, cells), status: problems ? 'refused' : 'waiting', problems: problems ?? null,
    })));
    await store.write(insertRows(jobRows, kept));
  }
  const status = refused === rows.length ? 'done' : 'ready';
  await store.write([store.db.update(jobs).set({ status }).where(eq(jobs.id, id))]);
}

export async function findJob(store: Store, id: string): Promise<JobRow | null> {
  const [row] = await store.db.select().from(jobs).where(and(eq(jobs.id, id), eq(jobs.kind, 'import'))).limit(1);
  return row ? asJob(row) : null;
}

const isLive = and(eq(jobs.kind, 'import'), inArray(jobs.status, [...LIVE_STATUSES]));

/** Jobs that somebody began and nobody asks about any more. */
export async function forsakenJobs(store: Store, now: string): Promise<JobRow[]> {
  const rows = await store.db.select().from(jobs).where(and(isLive, lt(jobs.updatedAt, shifted(now, -LEASE_MS)))).orderBy(jobs.id).limit(10);
  return rows.map(asJob);
}

/** This person's own jobs that are not over. */
export async function liveJobs(store: Store, ownerId: string): Promise<JobRow[]> {
  const rows = await store.db.select().from(jobs).where(and(eq(jobs.ownerId, ownerId), isLive)).orderBy(desc(jobs.id)).limit(20);
  return rows.map(asJob);
}

/** Takes the next step's lease, or null where somebody holds it or the job is over. */
export async function lease(store: Store, id: string, now: string): Promise<string | null> {
  const until = shifted(now, LEASE_MS);
  const taken = await store.rows<{ id: string }>(sql`update jobs set status = 'running', lease_until = ${until}, updated_at = ${now}
    where id = ${id} and status in ('ready', 'running') and (lease_until is null or lease_until <= ${now}) returning id`);
  return taken.length > 0 ? until : null;
}

/** Lets go of it, so that the next who asks need not wait for its end. */
export const release = (store: Store, id: string, until: string): Promise<void> =>
  store.write([sql`update jobs set lease_until = null where id = ${id} and lease_until = ${until}`]);

export async function waitingRows(store: Store, dataKey: string, id: string, limit: number): Promise<SheetRow[]> {
  const rows = await store.db.select().from(jobRows).where(and(eq(jobRows.jobId, id), eq(jobRows.status, 'waiting'))).orderBy(jobRows.n).limit(limit);
  return Promise.all(rows.map(async ({ n, cells }) => ({ n, cells: await openCells(dataKey, cells) })));
}

/** The first rows of the file, whatever became of them. */
export async function firstRows(store: Store, dataKey: string, id: string): Promise<Cell[][]> {
  const rows = await store.db.select().from(jobRows).where(eq(jobRows.jobId, id)).orderBy(jobRows.n).limit(3);
  return Promise.all(rows.map(({ cells }) => openCells(dataKey, cells)));
}

type Refused = SheetRow & { problems: (RowProblem & { column: number })[] };

export async function refusedRows(store: Store, id: string, limit: number, dataKey: string | null): Promise<Refused[]> {
  const rows = await store.db.select().from(jobRows).where(and(eq(jobRows.jobId, id), eq(jobRows.status, 'refused'))).orderBy(jobRows.n).limit(limit);
  return Promise.all(rows.map(async ({ n, cells, problems }) => ({ n, cells: dataKey === null ? [] : await openCells(dataKey, cells), problems: problems ?? [] })));
}

/**
 * What marks a step as done, for the batch that writes it. The first statement fails, and with it the batch, where the
 * lease is no longer ours or the job was cancelled: its column takes no null.
 */
export function stepStatements(job: JobRow, until: string, rows: readonly SheetRow[], outcomes: readonly Outcome[], columnOf: (field: string) => number, now: string): { first: Statement; last: Statement[] } {
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  const marks = rows.flatMap(({ n }, at) => {
    const outcome = outcomes[at];
    return Array.isArray(outcome) ? [[n, JSON.stringify(outcome.map((problem) => ({ column: columnOf(problem.field), ...problem })))]] : [];
  });
  const refused = marks.length;
  const [from, to] = [rows[0]?.n ?? 0, rows.at(-1)?.n ?? 0];
  const first: SQL = sql`insert into job_steps (job_id, n, lease, at)
    values (${job.id}, cast(${from} as integer), (select lease_until from jobs where id = ${job.id} and status = 'running' and lease_until = ${until}), ${now})`;
  return {
    first,
    last: [
      sql`update job_rows set status = 'written' where job_id = ${job.id} and n between ${from} and ${to} and status = 'waiting'`,
      // Found by number first and changed by rowid: the other way round every row of the file is compared with every mark.
      sql`update job_rows set status = 'refused', problems = given.problems
        from (select r.rowid as row, json_extract(g.value, '$[1]') as problems from json_each(${JSON.stringify(marks)}) as g cross join job_rows as r on r.job_id = ${job.id} and r.n = json_extract(g.value, '$[0]')) as given
        where job_rows.rowid = given.row`,
      sql`update jobs set done = done + cast(${rows.length} as integer), refused = refused + cast(${refused} as integer), added = added + cast(${count('added')} as integer), changed = changed + cast(${count('changed')} as integer),
        status = case when done + ${rows.length} >= total then 'done' else status end, lease_until = null, updated_at = ${now} where id = ${job.id}`,
    ],
  };
}

/** Keeps with a trial what its file would move. */
export const tellMoves = (job: JobRow, moves: CalendarMoves): Statement => sql`update jobs set options = json_set(options, '$.moves', json(${JSON.stringify(moves)})) where id = ${job.id}`;

/** A step that came too late: the job was cancelled, or another has written it. */
export const cameLate = (error: unknown): boolean => error instanceof Error && /job_steps/.test(`${error.message} ${String(error.cause ?? '')}`);

export async function cancelJob(store: Store, id: string, now: string): Promise<boolean> {
  const ended = await store.rows<{ id: string }>(sql`update jobs set status = 'cancelled', lease_until = null, updated_at = ${now} where id = ${id} and status in ('ready', 'running') returning id`);
  return ended.length > 0;
}

export const failJob = (store: Store, id: string, now: string): Promise<void> => store.write([sql`update jobs set status = 'failed', lease_until = null, updated_at = ${now} where id = ${id}`]);

const forget = (which: SQL): SQL[] => [sql`delete from job_rows where job_id in (${which})`, sql`delete from job_steps where job_id in (${which})`];

/** A trial is over when its author begins anew: nothing of it was written. */
export async function dropTrials(store: Store, ownerId: string): Promise<void> {
  const trials = sql`select id from jobs where owner_id = ${ownerId} and json_extract(options, '$.dryRun')`;
  await store.write([...forget(trials), sql`delete from jobs where owner_id = ${ownerId} and json_extract(options, '$.dryRun')`]);
}

/** What a file held goes after a week; that it was imported, and with what result, stays. */
export async function forgetOldRows(store: Store, now: string): Promise<void> {
  await store.write(forget(sql`select id from jobs where updated_at < ${shifted(now, -KEPT_MS)} and status not in ('ready', 'running')`));
}
