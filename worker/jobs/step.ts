import { refuse } from '../../schema/refusals.ts';
import type { SheetField } from '../../schema/sheets.ts';
import type { Actor } from '../../schema/people.ts';
import type { Env } from '../platform/env.ts';
import { Change } from '../platform/ledger.ts';
import { RowChanged, RowExists } from '../platform/store.ts';
import { loadDistrict } from '../settings/store.ts';
import type { SheetRow } from '../sheets/cells.ts';
import { sheetFields } from './fields.ts';
import { problemOf, type Outcome } from './importer.ts';
import { IMPORTERS } from './importers.ts';
import { loadLexicon } from './lexicon.ts';
import { readRow } from './rules/read.ts';
import { cameLate, lease, release, stepStatements, tellMoves, waitingRows, type JobRow } from './store.ts';

/** Somebody may be faster between deciding and writing; then it is decided anew. */
const TRIES = 4;

/** A trial decides and writes nothing but its marks: it goes on by so many steps at once. */
const TRIED = 4;

/**
 * One step of a job: the next rows are decided by the rules of single writes and written in one batch that also marks
 * them as done. Whatever happens in between, either all of that stands or nothing. False: nothing was to be done now.
 */
export async function workOn(env: Env, job: JobRow, actor: Actor, now: string): Promise<boolean> {
  const { store, dataKey } = env;
  const until = await lease(store, job.id, now);
  if (until === null) return false;
  try {
    const importer = IMPORTERS[job.resource];
    const rows = await waitingRows(store, dataKey, job.id, job.asked.dryRun ? importer.step * TRIED : importer.step);
    await writeStep(env, job, actor, now, until, rows);
  } catch (error) {
    if (cameLate(error)) return false;
    await release(store, job.id, until);
    throw error;
  }
  return true;
}

/** Two rows that cannot stand together break a batch: it is tried with ever fewer, until the one that breaks it is alone. */
async function writeStep(env: Env, job: JobRow, actor: Actor, now: string, until: string, rows: SheetRow[]): Promise<void> {
  let taken = rows;
  for (let tries = TRIES; ; ) {
    try {
      return await decideAndWrite(env, job, actor, now, until, taken, null);
    } catch (error) {
      if (cameLate(error) || !(error instanceof RowChanged || error instanceof RowExists)) throw error;
      if (error instanceof RowChanged && --tries > 0) continue;
      if (taken.length <= 1) return decideAndWrite(env, job, actor, now, until, taken, error);
      taken = taken.slice(0, Math.ceil(taken.length / 4));
    }
  }
}

async function decideAndWrite(env: Env, job: JobRow, actor: Actor, now: string, until: string, rows: SheetRow[], broken: RowChanged | RowExists | null): Promise<void> {
  const { store } = env;
  const importer = IMPORTERS[job.resource];
  const district = await loadDistrict(store);
  const fields = new Map<string, SheetField>(sheetFields(job.resource, district.settings.fields).map((field) => [field.field, field]));
  const { columns, dryRun } = job.asked;
  const change = (action: string) => new Change(store, now, actor, action);
  const [adding, editing] = job.resource === 'cases' ? [change('register'), change('update')] : [change(`${job.resource}.create`), change(`${job.resource}.update`)];
  // A case that was registered is not unregistered; the rest of a step is taken back like any other.
  const batch = { batchId: job.id };
  if (job.resource !== 'cases') adding.undoable(job.resource, batch);
  editing.undoable(job.resource, batch);
  const lexicon = await loadLexicon(store, district, new Set(columns.flatMap(({ field }) => (field === null ? [] : (fields.get(field)?.kind ?? [])))), now);
  const importing = { env, actor, district, adding, editing, fields };
  const outcomes: Outcome[] = broken
    ? rows.map(() => [problemOf(broken instanceof RowExists ? refuse('row.exists', { field: broken.field }, broken.field) : refuse('row.changed'), fields)])
    : await importer.decide(rows.map(({ cells }) => readRow(cells, columns, fields, lexicon)), importing);
  const moves = broken ? undefined : await importer.follow?.(importing, dryRun);
  const columnOf = (field: string) => (field === '' ? -1 : columns.findIndex((column) => column.field === field));
  const { first, last } = stepStatements(job, until, rows, outcomes, columnOf, now);
  // Only a trial that sees the whole file knows what all of it moves.
  const told = dryRun && moves && rows.length === job.total - job.done ? [tellMoves(job, moves)] : [];
  await store.write([first, ...(dryRun || broken ? [] : [...adding.statements(), ...editing.statements()]), ...last, ...told]);
}
