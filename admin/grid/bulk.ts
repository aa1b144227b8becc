import type { CalendarMoves } from '../../schema/many.ts';
import type { Row } from '../api/rows.ts';
import { Problem } from '../api/problem.ts';
import { patchRows, type AddResult, type RowProblem, type RowResult } from './api.ts';
import { misreadSentence } from './misread.ts';
import type { Moved, Preview, Refused } from './preview.ts';
import { merge } from './rules/merge.ts';
import { plan, type RowChange, type Write } from './rules/plan.ts';
import { isMisread, readCell } from './rules/written.ts';
import { settle } from './save.ts';
import type { RowClash, Sheet } from './sheet.ts';

/** As much as one request may carry (`MANY_ROWS` of the server). */
const MOST_ROWS = 2000;
/** A refused cell is taken out of its row and the rest asked about again, this often. */
const ROUNDS = 3;

const problemOf = (problem: RowProblem) => new Problem({ detail: '', ...problem, current: undefined });

/** The fields of a change that a refusal is about; all of them where it names none. */
function blamed({ errors = [] }: RowProblem, changes: Record<string, unknown>): Map<string, string> {
  const named = errors.flatMap(({ path, message }): [string, string][] => {
    const field = Object.keys(changes).find((one) => `.${path}.`.includes(`.${one}.`));
    return field === undefined ? [] : [[field, message]];
  });
  return new Map(named);
}

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
    const fields = blamed(problem, change.changes);
    const rest: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(change.changes)) {
      if (fields.size === 0 || fields.has(field)) this.refuse(change.id, field, this.#sheet.show(loaded, field, value), fields.get(field) || sentence);
      else rest[field] = value;
    }
    return Object.keys(rest).length > 0 ? { ...change, changes: rest } : null;
  }
}

const countCells = (rows: readonly RowChange[]) => rows.reduce((sum, { changes }) => sum + Object.keys(changes).length, 0);

/** Asks the server what would happen, until every row that is left would be written. */
async function rehearse<R extends Row>(sheet: Sheet<R>, rows: RowChange[], outcome: Outcome<R>): Promise<RowChange[]> {
  const agreed: RowChange[] = [];
  let asking = rows;
  for (let round = 0; asking.length > 0 && round < ROUNDS; round++) {
    const { results } = await patchRows<R>(sheet.resource.name, asking, { dryRun: true, partial: true });
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
  return agreed;
}

/** Leaves the new rows the server would take; why it would not take the others is said in the preview. */
async function rehearseAdding<R extends Row>(sheet: Sheet<R>, adding: Preview['adding'], outcome: Outcome<R>): Promise<Preview['adding']> {
  if (adding.drafts.length === 0) return adding;
  const { added = [] } = await patchRows<R>(sheet.resource.name, [], { add: adding.drafts, dryRun: true });
  refuseAdded(sheet, adding.drafts, added, outcome);
  return { ...adding, drafts: adding.drafts.filter((_, at) => added[at]?.ok) };
}

function refuseAdded<R extends Row>(sheet: Sheet<R>, drafts: readonly object[], added: readonly AddResult[], outcome: Outcome<R>): void {
  added.forEach(({ problem }, at) => {
    if (!problem) return;
    const text = Object.values(drafts[at] ?? {}).filter((value) => typeof value === 'string').join(' ');
    outcome.refused.push({ place: sheet.rows.total + at, id: '', name: sheet.words.t('grid.preview.newRow', { n: at + 1 }), field: '', label: '', text, why: sheet.explain(problemOf(problem)) });
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
    const { moves: together } = await patchRows<R>(sheet.resource.name, [change], { dryRun: true, partial: true });
    if (!isMoving(together)) return true;
    return await ask(sheet, { rows: [change], cells: countCells([change]), refused: [], moves: [], together, adding: { drafts: [], left: 0, how: '' } });
  } catch (error) {
    sheet.say('failed', sheet.explain(error));
    return false;
  }
}

/** New rows from the lines past the end, and the cells of them that cannot be read. */
function draftsOf<R extends Row>(sheet: Sheet<R>, lines: readonly Record<string, string>[], outcome: Outcome<R>): Preview['adding'] {
  const { draft, adding } = sheet.resource;
  if (!draft) return { drafts: [], left: lines.length, how: adding };
  const drafts = lines.map((line, at) => {
    const fields: Record<string, unknown> = {};
    for (const [field, text] of Object.entries(line)) {
      const column = sheet.column(field);
      if (!column || text.trim() === '') continue;
      const reading = readCell(column, text, sheet.words);
      if (isMisread(reading)) outcome.refused.push({ place: sheet.rows.total + at, id: '', name: sheet.words.t('grid.preview.newRow', { n: at + 1 }), field, label: column.label, text, why: misreadSentence(sheet.words.t, reading, column.label) });
      else fields[field] = reading.value;
    }
    return fields;
  });
  return { drafts: drafts.filter((fields) => Object.keys(fields).length > 0).map(draft), left: 0, how: adding };
}

/** Many cells as one undoable step: read, asked about, shown, and only then written. */
export async function applyMany<R extends Row>(sheet: Sheet<R>, writes: readonly Write[], lines: readonly Record<string, string>[]): Promise<void> {
  const { t } = sheet.words;
  const places = writes.map(({ index }) => index);
  const [first, last] = places.reduce(([low, high], place) => [Math.min(low, place), Math.max(high, place)], [Infinity, -1]);
  if (new Set(places).size + lines.length > MOST_ROWS) return sheet.say('failed', t('grid.tooMany', { most: MOST_ROWS }));
  try {
    sheet.say('busy', t('grid.checking'));
    if (last >= 0) await sheet.rows.need(first, last);
    const planned = plan(writes, (index) => sheet.rows.at(index), sheet.columns, sheet.words);
    const loaded = new Map(writes.flatMap(({ index }) => {
      const row = sheet.rows.at(index);
      return row ? [[row.id, row] as const] : [];
    }));
    const outcome = new Outcome(sheet, loaded);
    for (const { id, field, text, misread } of planned.kept) {
      const [row, column] = [loaded.get(id), sheet.column(field)];
      if (row && column) outcome.refuse(id, field, text, misread ? misreadSentence(t, misread, column.label) : sheet.refusal(row, column));
    }
    const adding = await rehearseAdding(sheet, draftsOf(sheet, lines, outcome), outcome);
    const rows = await rehearse(sheet, planned.rows, outcome);
    if (rows.length + outcome.refused.length + outcome.clashes.length + lines.length === 0) return sheet.say('quiet', t('grid.nothingChanged'));
    const together = sheet.resource.moves && rows.length + adding.drafts.length > 0 ? (await patchRows<R>(sheet.resource.name, rows, { add: adding.drafts, dryRun: true, partial: true })).moves : undefined;
    sheet.say('quiet', '');
    const preview: Preview = { rows, cells: countCells(rows), refused: outcome.refused, moves: outcome.moves, together, adding };
    if (!(await ask(sheet, preview))) return sheet.say('quiet', t('grid.notWritten'));
    await write(sheet, preview, outcome);
  } catch (error) {
    sheet.say('failed', t('grid.notSaved', { why: sheet.explain(error) }));
  }
}

async function write<R extends Row>(sheet: Sheet<R>, { rows, adding }: Preview, outcome: Outcome<R>): Promise<void> {
  const { t } = sheet.words;
  sheet.say('busy', t('grid.saving'));
  let cells = 0;
  let added = 0;
  if (rows.length + adding.drafts.length > 0) {
    const { results, added: made = [] } = await patchRows<R>(sheet.resource.name, rows, { add: adding.drafts, partial: true });
    added = made.filter(({ ok }) => ok).length;
    refuseAdded(sheet, adding.drafts, made, outcome);
    results.forEach((result, at) => {
      const change = rows[at];
      if (!change) return;
      if (result.ok) cells += Object.keys(change.changes).length;
      else outcome.retry(change, result);
      if (result.row) sheet.rows.put(result.row);
      sheet.rows.mark(change.id, Object.fromEntries(Object.keys(change.changes).map((field) => [field, null])));
    });
  }
  for (const { id, field, text, why } of outcome.refused) if (id) sheet.rows.mark(id, { [field]: { state: 'refused', text, why } });
  if (outcome.refused.length === 0) sheet.say('done', added > 0 ? t('grid.wroteAndAdded', { cells, added }) : t('grid.wrote', { cells }));
  else sheet.say('failed', t('grid.wroteSome', { cells: cells + added, refused: outcome.refused.length }));
  if (cells + added > 0) sheet.written.later();
  if (added > 0) sheet.rows.reload();
  if (outcome.clashes.length > 0) await settle(sheet, outcome.clashes);
}
