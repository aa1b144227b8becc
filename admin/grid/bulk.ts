import type { CalendarMoves } from '../../schema/many.ts';
import type { Row } from '../api/rows.ts';
import { Problem } from '../api/problem.ts';
import { patchRows, type AddResult, type RowProblem, type RowResult } from './api.ts';
import { misreadSentence } from './misread.ts';
import type { Draft, Moved, Preview, Refused, Written } from './preview.ts';
import { blamed, named } from './rules/blame.ts';
import { merge } from './rules/merge.ts';
import { plan, type RowChange, type Write } from './rules/plan.ts';
import { MOST_ANSWERED } from './rules/steps.ts';
import { isMisread, readCell } from './rules/written.ts';
import { settle } from './save.ts';
import type { RowClash, Sheet } from './sheet.ts';

/** As much as one request may carry (`MANY_ROWS` of the server). */
const MOST_ROWS = 2000;
/** More cells than anybody reads in a dialog. */
const SHOWN = 200;
/** A refused cell is taken out of its row and the rest asked about again, this often. */
const ROUNDS = 3;

const problemOf = (problem: RowProblem) => new Problem({ detail: '', ...problem, current: undefined });

/** What is left of a write after the server was asked: rows it takes, cells it refuses, cells somebody else has changed. */
class Outcome<R extends Row> {
  readonly refused: Refused[] = [];
  readonly clashes: RowClash[] = [];
  readonly moves: Moved[] = [];
  readonly #sheet: Sheet<R>;
  readonly #loaded: ReadonlyMap<string, R>;

  constructor(sheet: Sheet<R>, loaded: ReadonlyMap<string, R>) {
    this.#sheet = sheet;
    this.#loaded = loaded;
  }

  refuse(id: string, field: string, text: string, why: string): void {
    const row = this.#loaded.get(id);
    const place = this.#sheet.rows.placeOf(id) ?? 0;
    this.refused.push({ place, id, name: row ? this.#sheet.nameOf(row) : '', field, label: this.#sheet.column(field)?.label ?? field, text, why });
  }

  /** What of a refused row can be asked again: at the new version, or without the cells that were refused. */
  retry(change: RowChange, { problem }: RowResult<R>): RowChange | null {
    const loaded = this.#loaded.get(change.id);
    if (!problem || !loaded) return null;
    const current = problem.code === 'row.changed' ? this.#sheet.resource.shape.safeParse(problem.current) : null;
    if (current?.success) {
      this.#sheet.rows.put(current.data);
      const { resend, clashes } = merge({ ...loaded }, change.changes, { ...current.data });
      if (clashes.length > 0) this.clashes.push({ id: change.id, name: this.#sheet.nameOf(current.data), clashes });
      return Object.keys(resend).length > 0 ? { id: change.id, version: current.data.version, changes: resend } : null;
    }
    const sentence = this.#sheet.explain(problemOf(problem));
    const fields = blamed(problem.errors ?? [], Object.keys(change.changes));
    const rest: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(change.changes)) {
      if (fields.size === 0 || fields.has(field)) this.refuse(change.id, field, this.#sheet.show(loaded, field, value), named(fields.get(field) || sentence, this.#sheet.known));
      else rest[field] = value;
    }
    return Object.keys(rest).length > 0 ? { ...change, changes: rest } : null;
  }

  /** Rows that were changed by others each time they were asked about: said, not dropped. */
  giveUp(rows: readonly RowChange[]): void {
    for (const { id, changes } of rows) {
      const row = this.#loaded.get(id);
      for (const [field, value] of Object.entries(changes)) this.refuse(id, field, row ? this.#sheet.show(row, field, value) : '', this.#sheet.words.t('grid.restless'));
    }
  }

  /** The first cells as they were and as they will be, for the eye. */
  written(rows: readonly RowChange[], most: number): Written[] {
    const cells: Written[] = [];
    for (const { id, changes } of rows) {
      const row = this.#loaded.get(id);
      for (const [field, value] of Object.entries(changes)) {
        if (cells.length === most || !row) return cells;
        cells.push({ name: this.#sheet.nameOf(row), label: this.#sheet.column(field)?.label ?? field, from: this.#sheet.column(field)?.text(row) ?? '', to: this.#sheet.show(row, field, value) });
      }
    }
    return cells;
  }
}

const countCells = (rows: readonly RowChange[]) => rows.reduce((sum, { changes }) => sum + Object.keys(changes).length, 0);

/** Asks the server what would happen, until every row that is left would be written. */
async function rehearse<R extends Row>(sheet: Sheet<R>, rows: RowChange[], outcome: Outcome<R>): Promise<RowChange[]> {
  const agreed: RowChange[] = [];
  let asking = rows;
  for (let round = 0; asking.length > 0 && round < ROUNDS; round++) {
    const { results } = await patchRows<R>(sheet.resource.name, asking, { dryRun: true, partial: true, brief: true });
    const again: RowChange[] = [];
    results.forEach((result, at) => {
      const change = asking[at];
      if (!change) return;
      if (result.ok) {
        agreed.push(change);
        const row = sheet.rows.find(change.id);
        for (const { kind, from, to } of result.moves ?? []) outcome.moves.push({ name: row ? sheet.nameOf(row) : '', kind, from, to });
      } else {
        const rest = outcome.retry(change, result);
        if (rest) again.push(rest);
      }
    });
    asking = again;
  }
  outcome.giveUp(asking);
  return agreed;
}

/** Leaves the new rows the server would take; why it would not take the others is said in the preview. */
async function rehearseAdding<R extends Row>(sheet: Sheet<R>, adding: Preview['adding'], outcome: Outcome<R>): Promise<Preview['adding']> {
  if (adding.drafts.length === 0) return adding;
  const { added = [] } = await patchRows<R>(sheet.resource.name, [], { add: adding.drafts.map(({ row }) => row), dryRun: true });
  refuseAdded(sheet, adding.drafts, added, outcome);
  return { ...adding, drafts: adding.drafts.filter((_, at) => added[at]?.ok) };
}

/** `line` counts the pasted lines past the end, from 0. */
const refusedLine = <R extends Row>(sheet: Sheet<R>, line: number, what: Pick<Refused, 'field' | 'label' | 'text' | 'why'>): Refused => ({ place: sheet.rows.total + line, id: '', name: sheet.words.t('grid.preview.newRow', { n: line + 1 }), ...what });

function refuseAdded<R extends Row>(sheet: Sheet<R>, drafts: readonly Draft[], added: readonly AddResult[], outcome: Outcome<R>): void {
  added.forEach(({ problem }, at) => {
    const draft = drafts[at];
    if (!problem || !draft) return;
    const text = Object.values(draft.row).filter((value) => typeof value === 'string').join(' ');
    outcome.refused.push(refusedLine(sheet, draft.line, { field: '', label: '', text, why: sheet.explain(problemOf(problem)) }));
  });
}

const ask = <R extends Row>(sheet: Sheet<R>, preview: Preview) =>
  new Promise<boolean>((resolve) => {
    sheet.ask({
      kind: 'preview',
      preview,
      answer: (write) => {
        sheet.ask(null);
        resolve(write);
      },
    });
  });

const isMoving = (moves: CalendarMoves | undefined) => moves !== undefined && moves.total + moves.kept > 0;

/** One cell that may move promises: written as it is where none does or the server would refuse it, and asked about otherwise. */
export async function agreed<R extends Row>(sheet: Sheet<R>, change: RowChange): Promise<boolean> {
  try {
    const { moves: together } = await patchRows<R>(sheet.resource.name, [change], { dryRun: true, partial: true, brief: true });
    if (!isMoving(together)) return true;
    return await ask(sheet, { rows: [change], cells: countCells([change]), written: [], refused: [], clashing: [], moves: [], together, adding: { drafts: [], left: 0, how: '' } });
  } catch (error) {
    sheet.say('failed', sheet.explain(error));
    return false;
  }
}

/** New rows from the lines past the end, and the cells of them that cannot be read. */
function draftsOf<R extends Row>(sheet: Sheet<R>, lines: readonly Record<string, string>[], outcome: Outcome<R>): Preview['adding'] {
  const { draft, adding } = sheet.resource;
  if (!draft) return { drafts: [], left: lines.length, how: adding };
  const drafts = lines.flatMap((texts, line): Draft[] => {
    const fields: Record<string, unknown> = {};
    for (const [field, text] of Object.entries(texts)) {
      const column = sheet.column(field);
      if (!column || text.trim() === '') continue;
      const reading = readCell(column, text, sheet.words);
      if (isMisread(reading)) outcome.refused.push(refusedLine(sheet, line, { field, label: column.label, text, why: misreadSentence(sheet.words.t, reading, column.label) }));
      else fields[field] = reading.value;
    }
    return Object.keys(fields).length > 0 ? [{ line, row: draft(fields) }] : [];
  });
  return { drafts, left: 0, how: adding };
}

/** Many cells as one undoable step: read, asked about, shown, and only then written. */
export async function applyMany<R extends Row>(sheet: Sheet<R>, writes: readonly Write[], lines: readonly Record<string, string>[]): Promise<void> {
  const { t } = sheet.words;
  const places = writes.map(({ index }) => index);
  const [first, last] = places.reduce(([low, high], place) => [Math.min(low, place), Math.max(high, place)], [Infinity, -1]);
  if (new Set(places).size + lines.length > MOST_ROWS) return sheet.say('failed', t('grid.tooMany', { most: MOST_ROWS }));
  const release = sheet.rows.hold();
  try {
    sheet.say('busy', t('grid.checking'));
    if (last >= 0) await sheet.rows.need(first, last);
    const planned = plan(writes, (index) => sheet.rows.at(index), sheet.columns, sheet.words);
    const loaded = new Map(writes.flatMap(({ index }) => {
      const row = sheet.rows.at(index);
      return row ? [[row.id, row] as const] : [];
    }));
    release();
    const outcome = new Outcome(sheet, loaded);
    for (const { id, field, text, misread } of planned.kept) {
      const [row, column] = [loaded.get(id), sheet.column(field)];
      if (row && column) outcome.refuse(id, field, text, misread ? misreadSentence(t, misread, column.label) : sheet.refusalFrom(row, column));
    }
    const adding = await rehearseAdding(sheet, draftsOf(sheet, lines, outcome), outcome);
    const rows = await rehearse(sheet, planned.rows, outcome);
    const toAsk = rows.length + outcome.refused.length + lines.length;
    // Where others were faster in all of it there is nothing to preview: it is decided at once.
    if (toAsk === 0 && outcome.clashes.length > 0) return await settle(sheet, outcome.clashes);
    if (toAsk === 0) return sheet.say('quiet', t('grid.nothingChanged'));
    const together = sheet.resource.moves && rows.length + adding.drafts.length > 0 ? (await patchRows<R>(sheet.resource.name, rows, { add: adding.drafts.map(({ row }) => row), dryRun: true, partial: true, brief: true })).moves : undefined;
    sheet.say('quiet', '');
    const refused = outcome.refused.toSorted((one, other) => one.place - other.place);
    const clashing = outcome.clashes.flatMap(({ id, name, clashes }) => clashes.map(({ field, mine, theirs }): Written => {
      const row = sheet.rows.find(id);
      const shown = (value: unknown) => (row ? sheet.show(row, field, value) : '');
      return { name, label: sheet.column(field)?.label ?? field, from: shown(theirs), to: shown(mine) };
    }));
    const preview: Preview = { rows, cells: countCells(rows), written: outcome.written(rows, SHOWN), refused, clashing, moves: outcome.moves, together, adding };
    if (!(await ask(sheet, preview))) return sheet.say('quiet', t('grid.notWritten'));
    await write(sheet, preview, outcome);
  } catch (error) {
    sheet.say('failed', t('grid.notSaved', { why: sheet.explain(error) }));
  } finally {
    release();
  }
}

type Delivered<R extends Row> = { cells: number; added: number; made: R[]; brief: boolean };

/** Writes all rows in one request; what others changed in between goes out again, or is left to be decided. Answers how many cells and rows were written, and whether without saying how they stand now. */
async function deliver<R extends Row>(sheet: Sheet<R>, { rows, adding: { drafts } }: Preview, outcome: Outcome<R>): Promise<Delivered<R>> {
  const brief = rows.length > MOST_ANSWERED;
  let cells = 0;
  let added = 0;
  const rowsMade: R[] = [];
  let asking = rows;
  let fresh = drafts;
  for (let round = 0; asking.length + fresh.length > 0 && round < ROUNDS; round++) {
    const sent = asking;
    const { results, added: made = [] } = await patchRows<R>(sheet.resource.name, sent, { add: fresh.map(({ row }) => row), partial: true, brief });
    added += made.filter(({ ok }) => ok).length;
    rowsMade.push(...made.flatMap(({ ok, row }) => (ok && row ? [row] : [])));
    refuseAdded(sheet, fresh, made, outcome);
    fresh = [];
    asking = results.flatMap((result, at): RowChange[] => {
      const change = sent[at];
      if (!change) return [];
      if (result.ok) cells += Object.keys(change.changes).length;
      const rest = result.ok ? null : outcome.retry(change, result);
      if (result.row) sheet.rows.put(result.row);
      sheet.rows.mark(change.id, Object.fromEntries(Object.keys(change.changes).map((field) => [field, null])));
      return rest ? [rest] : [];
    });
  }
  outcome.giveUp(asking);
  return { cells, added, made: rowsMade, brief };
}

async function write<R extends Row>(sheet: Sheet<R>, preview: Preview, outcome: Outcome<R>): Promise<void> {
  const { t } = sheet.words;
  sheet.say('busy', t('grid.saving'));
  const { cells, added, made, brief } = await deliver(sheet, preview, outcome);
  for (const { id, field, text, why } of outcome.refused) if (id) sheet.rows.mark(id, { [field]: { state: 'refused', text, why } });
  const refused = outcome.refused.length;
  if (brief) await sheet.rows.refresh();
  if (refused === 0) sheet.say('done', added === 0 ? t('grid.wrote', { smart_count: cells }) : cells === 0 ? t('grid.added', { smart_count: added }) : t('grid.wroteAndAdded', { cells, added }));
  else sheet.say('failed', added > 0 ? t('grid.wroteSomeAndAdded', { cells, added, refused }) : t('grid.wroteSome', { cells, refused }));
  if (cells + added > 0) sheet.written.later();
  if (added > 0) {
    if (!brief) sheet.rows.reload();
    // Where that cannot be found out now, nothing is said of it.
    const held = await sheet.rows.among(made.map(({ id }) => id), new AbortController().signal).catch(() => null);
    if (held) sheet.leaveOutside(made.filter(({ id }) => !held.has(id)));
  }
  if (outcome.clashes.length > 0) await settle(sheet, outcome.clashes);
}
