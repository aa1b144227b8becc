import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { explainIssue } from '../../schema/faults.ts';
import type { Subject } from '../../schema/events.ts';
import type { CalendarMoves, DueMove, ManyChanges } from '../../schema/many.ts';
import type { Actor, Permission } from '../../schema/people.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import type { Env } from './env.ts';
import { SUBJECT_TABLES, type Change } from './ledger.ts';
import { problemBody, type Fault } from './problem.ts';
import type { Versioned } from './resource.ts';

/** What deciding takes beside the rows themselves. */
export type Deciding = { env: Env; change: Change; actor: Actor; language: 'zh' | 'en' };
type Prepared<Row, Changes> = readonly { row: Row; changes: Changes }[];

/**
 * A table whose rows are changed many at once, by the same rule as one by one. `prepare` loads what deciding all of them
 * takes; the rule it answers decides one, puts its writes into the change and answers the row as it will stand.
 */
export type Editable<Row extends Versioned, Changes> = {
  subject: Subject;
  /** Null: nothing but being signed in. */
  permission: Permission | null;
  changes: z.ZodType<Changes>;
  /** The rows of these ids that this person may see. */
  load(deciding: Deciding, ids: string[]): Promise<Row[]>;
  prepare(deciding: Deciding, asked: Prepared<Row, Changes>): Promise<(row: Row, changes: Changes) => Promise<Refusal | Row> | Refusal | Row>;
  /** Rows as this person may see them, in the order given. */
  present(deciding: Deciding, rows: Row[]): Promise<object[]>;
  /** A field no two rows may share. */
  distinct?: keyof Row & string;
  /** Where rows can be added in the grid: decides one by the rule of the resource's POST. */
  add?: (draft: Record<string, unknown>, deciding: Deciding) => Promise<Refusal | Row | { faults: Fault[] }>;
  /** Puts a row into the trash or takes it out. Where rows are retired instead, `changes` knows `retired`. */
  trash?: (row: Row, deletedAt: string | null, change: Change) => Row;
  /**
   * What else the change as a whole brings with it, put into it after its rows and before it is written. Answers what
   * moves with it, to be told before and after. What is `beside` will be written in the same batch; after a `dryRun` nothing will.
   */
  follow?: (deciding: Pick<Deciding, 'env' | 'change' | 'actor'> & { beside?: Change[]; dryRun?: boolean }) => Promise<CalendarMoves | undefined>;
  /** Earlier values of the row's columns, as the fields of a change; without it they bear the same names. */
  asChanges?: (columns: Record<string, unknown>, deciding: Deciding) => Promise<Record<string, unknown>>;
};

type Problem = ReturnType<typeof problemBody>;
export type RowResult = { id: string; ok: boolean; row?: object; problem?: Problem; moves?: DueMove[] };

type Verdict<Row> = { row: Row } | { refusal: Refusal; faults?: Fault[] };
type Asked<Row, Changes> = { at: number; row: Row; changes: Changes };

export type Refused = { at: number; refusal: Refusal; faults?: Fault[] };
export type Decided = { results: RowResult[]; refused: Refused[] };

type AddResult = Omit<RowResult, 'id' | 'moves'>;

/** New rows, each by the rule of one; of two that would share what must be distinct, the second is refused. */
export async function decideAdded<Row extends Versioned, Changes>(editable: Editable<Row, Changes>, drafts: Record<string, unknown>[], deciding: Deciding): Promise<{ results: AddResult[]; refused: Refused[] }> {
  const { add, distinct } = editable;
  if (drafts.length === 0) return { results: [], refused: [] };
  const claims = distinct ? drafts.map((draft) => draft[distinct]) : [];
  const taken = new Set(distinct ? (await valuesTaken(editable.subject, distinct, claims.filter((value) => typeof value === 'string'), deciding)).map(({ value }) => value) : []);
  const verdicts = await Promise.all(drafts.map(async (draft, at): Promise<Verdict<Row>> => {
    if (!add) return { refusal: refuse('row.no_adding') };
    const value = claims[at];
    if (distinct && typeof value === 'string') {
      if (taken.has(value)) return { refusal: refuse('row.exists', { field: distinct }, distinct) };
      taken.add(value);
    }
    const made = await add(draft, deciding);
    if (isRefusal(made)) return { refusal: made };
    return 'faults' in made ? { refusal: refuse('request.invalid', { count: made.faults.length }), faults: made.faults } : { row: made };
  }));
  const rows = await editable.present(deciding, verdicts.flatMap((verdict) => ('row' in verdict ? [verdict.row] : [])));
  let shown = 0;
  const results = verdicts.map((verdict): AddResult => {
    if ('row' in verdict) {
      const row = rows[shown++];
      return { ok: true, ...(row && { row }) };
    }
    return { ok: false, problem: problemBody(verdict.refusal, deciding.language, verdict.faults ? { errors: verdict.faults } : {}) };
  });
  return { results, refused: verdicts.flatMap((verdict, at) => ('refusal' in verdict ? [{ at, ...verdict }] : [])) };
}

const valuesTaken = (subject: Subject, field: string, values: string[], { env }: Deciding) =>
  env.store.rows<{ id: string; value: string }>(sql`
    select id as "id", ${sql.identifier(field)} as "value" from ${SUBJECT_TABLES[subject]} where ${sql.identifier(field)} in (select value from json_each(${JSON.stringify(values)}))`);

/** Decides every row on its own; what is refused leaves nothing in the change. */
export async function decideMany<Row extends Versioned, Changes>(editable: Editable<Row, Changes>, rows: ManyChanges['rows'], deciding: Deciding, { brief = false } = {}): Promise<Decided> {
  const standing = new Map((await editable.load(deciding, rows.map(({ id }) => id))).map((row) => [row.id, row]));
  const verdicts: Verdict<Row>[] = [];
  const asked: Asked<Row, Changes>[] = [];
  const seen = new Set<string>();
  rows.forEach((wanted, at) => {
    const checked = seen.has(wanted.id) ? { refusal: refuse('row.repeated', {}, 'id') } : checkRow(editable, wanted, standing.get(wanted.id), deciding);
    seen.add(wanted.id);
    if ('refusal' in checked) verdicts[at] = checked;
    else asked.push({ at, ...checked });
  });
  const doubles = await findDoubles(editable, asked, deciding);
  const free = asked.filter(({ at }) => !doubles.has(at));
  for (const [at, refusal] of doubles) verdicts[at] = { refusal };
  const decide = await editable.prepare(deciding, free);
  await Promise.all(free.map(async ({ at, row, changes }) => {
    const decided = await decide(row, changes);
    verdicts[at] = isRefusal(decided) ? { refusal: decided } : { row: decided };
  }));
  const refused = verdicts.flatMap((verdict, at) => ('refusal' in verdict ? [{ at, ...verdict }] : []));
  return { results: await tell(editable, { rows, verdicts, standing, brief }, deciding), refused };
}

function checkRow<Row extends Versioned, Changes>(editable: Editable<Row, Changes>, { version, changes }: ManyChanges['rows'][number], row: Row | undefined, { language }: Deciding): { row: Row; changes: Changes } | { refusal: Refusal; faults?: Fault[] } {
  if (!row || row.deletedAt) return { refusal: refuse('row.not_found') };
  if (row.version !== version) return { refusal: refuse('row.changed') };
  const parsed = editable.changes.safeParse(changes);
  if (parsed.success) return { row, changes: parsed.data };
  const faults = parsed.error.issues.slice(0, 50).map((issue) => explainIssue({ ...issue, path: ['changes', ...issue.path] }, language));
  return { refusal: refuse('request.invalid', { count: parsed.error.issues.length }), faults };
}

/** Rows that would take a value another row has, or that another row of the same request takes first. */
async function findDoubles<Row extends Versioned, Changes>({ subject, distinct: field }: Editable<Row, Changes>, asked: Asked<Row, Changes>[], deciding: Deciding): Promise<Map<number, Refusal>> {
  const doubles = new Map<number, Refusal>();
  if (!field) return doubles;
  const claims = asked.flatMap(({ at, row, changes }) => {
    const value = new Map(Object.entries(changes as object)).get(field);
    return typeof value === 'string' && value !== row[field] ? [{ at, id: row.id, value }] : [];
  });
  if (claims.length === 0) return doubles;
  const taken = await valuesTaken(subject, field, claims.map(({ value }) => value), deciding);
  const holders = new Map(taken.map(({ id, value }) => [value, id]));
  for (const { at, id, value } of claims) {
    const holder = holders.get(value);
    if (holder !== undefined && holder !== id) doubles.set(at, refuse('row.exists', { field }, `changes.${field}`));
    else holders.set(value, id);
  }
  return doubles;
}

/** `brief`: without the rows that were decided. */
type Told<Row> = { rows: ManyChanges['rows']; verdicts: Verdict<Row>[]; standing: Map<string, Row>; brief: boolean };

async function tell<Row extends Versioned, Changes>(editable: Editable<Row, Changes>, { rows, verdicts, standing, brief }: Told<Row>, deciding: Deciding): Promise<RowResult[]> {
  const { change, language } = deciding;
  const moves = Map.groupBy(change.dueMoves(), ({ caseId, taskId }) => (editable.subject === 'tasks' ? taskId : caseId));
  /** Presented in one go: those that were decided as they will stand, those that moved on as they do. */
  const shown: { at: number; row: Row }[] = verdicts.flatMap((verdict, at) => {
    if ('row' in verdict) return brief ? [] : [{ at, row: verdict.row }];
    const current = verdict.refusal.refused === 'row.changed' ? standing.get(rows[at]?.id ?? '') : undefined;
    return current ? [{ at, row: current }] : [];
  });
  const presented = await editable.present(deciding, shown.map(({ row }) => row));
  const rowAt = new Map(shown.map(({ at }, index) => [at, presented[index]]));
  return rows.map(({ id }, at) => {
    const verdict = verdicts[at];
    const row = rowAt.get(at);
    if (verdict && 'row' in verdict) {
      const moved = (moves.get(id) ?? []).map(({ caseId: _caseId, ...move }) => move);
      return { id, ok: true, ...(row && { row }), ...(moved.length > 0 && { moves: moved }) };
    }
    const { refusal, faults } = verdict ?? { refusal: refuse('row.not_found') };
    return { id, ok: false, problem: problemBody(refusal, language, { ...(faults && { errors: faults }), ...(row && { current: row }) }) };
  });
}
