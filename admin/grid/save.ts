import { Problem } from '../api/problem.ts';
import type { Row } from '../api/rows.ts';
import { patchRow } from './api.ts';
import { merge } from './rules/merge.ts';
import type { RowChange } from './rules/plan.ts';
import type { Mark } from './rows.ts';
import type { RowClash, Sheet } from './sheet.ts';

/** Writes to one row wait for each other, so that quick typing never meets its own version. */
const queues = new Map<string, Promise<void>>();

function queued(key: string, work: () => Promise<void>): Promise<void> {
  const turn = (queues.get(key) ?? Promise.resolve()).then(work);
  queues.set(key, turn);
  void turn.finally(() => queues.get(key) === turn && queues.delete(key));
  return turn;
}

/** Each of these cells shows what was written, with its state. */
export function marksFor<R extends Row>(sheet: Sheet<R>, row: R, changes: Record<string, unknown>, state: Mark['state'], why = ''): Record<string, Mark> {
  return Object.fromEntries(Object.entries(changes).map(([field, value]) => [field, { state, text: sheet.show(row, field, value), why }]));
}

const cleared = (fields: readonly string[]) => Object.fromEntries(fields.map((field) => [field, null]));

/** Asks what of mine shall stand where somebody else was faster, and writes that. The values wait in their cells meanwhile. */
export function settle<R extends Row>(sheet: Sheet<R>, rows: RowClash[]): Promise<void> {
  for (const { id, clashes } of rows) {
    const row = sheet.rows.find(id);
    if (row) sheet.rows.mark(id, marksFor(sheet, row, Object.fromEntries(clashes.map(({ field, mine }) => [field, mine])), 'clash', sheet.words.t('grid.clash.mark')));
  }
  sheet.say('failed', sheet.words.t('grid.clash.said'));
  return new Promise((resolve) => {
    sheet.ask({
      kind: 'clash',
      rows,
      answer: (chosen) => {
        sheet.ask(null);
        if (chosen) for (const { id, clashes } of rows) {
          const mine = clashes.filter(({ field }) => chosen.get(id)?.includes(field));
          sheet.rows.mark(id, cleared(clashes.map(({ field }) => field)));
          if (mine.length > 0) void saveRow(sheet, id, Object.fromEntries(mine.map(({ field, mine: value }) => [field, value])));
        }
        resolve();
      },
    });
  });
}

async function send<R extends Row>(sheet: Sheet<R>, loaded: R, { id, version, changes }: RowChange): Promise<void> {
  const { rows, resource, words } = sheet;
  try {
    rows.put(await patchRow<R>(resource.name, { id, version, changes }));
    rows.mark(id, cleared(Object.keys(changes)));
    sheet.say('done', words.t('grid.saved'));
  } catch (error) {
    const current = error instanceof Problem && error.code === 'row.changed' ? resource.shape.safeParse(error.current) : null;
    if (!current?.success) {
      rows.mark(id, marksFor(sheet, loaded, changes, 'failed', words.sentence(error)));
      sheet.say('failed', words.t('grid.notSaved', { why: words.sentence(error) }));
      return;
    }
    rows.put(current.data);
    const { resend, clashes } = merge({ ...loaded }, changes, { ...current.data });
    const settled = Object.keys(changes).filter((field) => !(field in resend));
    rows.mark(id, cleared(settled));
    if (clashes.length > 0) void settle(sheet, [{ id, name: sheet.nameOf(current.data), clashes }]);
    if (Object.keys(resend).length > 0) await send(sheet, current.data, { id, version: current.data.version, changes: resend });
    else if (clashes.length === 0) sheet.say('done', words.t('grid.saved'));
  }
}

/** Writes some cells of one row at once. What was typed stands in them while it is on its way, and stays where it fails. */
export function saveRow<R extends Row>(sheet: Sheet<R>, id: string, changes: Record<string, unknown>): Promise<void> {
  const row = sheet.rows.find(id);
  if (!row) return Promise.resolve();
  sheet.rows.mark(id, marksFor(sheet, row, changes, 'saving'));
  sheet.say('busy', sheet.words.t('grid.saving'));
  return queued(`${sheet.resource.name}/${id}`, async () => {
    // The version may have moved on by an earlier write of mine; what was loaded when this was typed is what counts as mine to replace.
    const now = sheet.rows.find(id) ?? row;
    const mineSince = Object.keys(changes).every((field) => JSON.stringify(Reflect.get(now, field)) === JSON.stringify(Reflect.get(row, field)));
    await send(sheet, row, { id, version: mineSince ? now.version : row.version, changes });
  });
}
