import { Problem } from '../api/problem.ts';
import type { Row } from '../api/rows.ts';
import { patchRow } from './api.ts';
import { ends, keyOf, sets } from './pending.ts';
import { merge, same } from './rules/merge.ts';
import type { RowChange } from './rules/plan.ts';
import type { Mark } from './section.ts';
import type { RowClash, Sheet } from './sheet.ts';

/** Writes to one row wait for each other, so that quick typing never meets its own version. */
const queues = new Map<string, Promise<void>>();

/** What those before in a row's queue wrote. */
const mine = new Map<string, Record<string, unknown>>();

/** Each of these cells shows what was written, with its state. */
export function marksFor<R extends Row>(sheet: Sheet<R>, row: R, changes: Record<string, unknown>, state: Mark['state'], why = ''): Record<string, Mark> {
  return Object.fromEntries(Object.entries(changes).map(([field, value]) => [field, { state, text: sheet.show(row, field, value), why }]));
}

const cleared = (fields: readonly string[]) => Object.fromEntries(fields.map((field) => [field, null]));

/** Asks what of mine shall stand where somebody else was faster, and writes that. The values wait in their cells meanwhile. */
export function settle<R extends Row>(sheet: Sheet<R>, found: readonly RowClash[]): Promise<void> {
  const rows = [...sheet.undecided.filter(({ id }) => !found.some((one) => one.id === id)), ...found];
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
        sheet.putOff(chosen ? [] : rows);
        if (chosen) for (const { id, clashes } of rows) {
          const row = sheet.rows.find(id);
          const wanted = clashes.filter(({ field }) => chosen.get(id)?.includes(field));
          sheet.rows.mark(id, cleared(clashes.map(({ field }) => field)));
          if (row && wanted.length > 0) void saveRow(sheet, id, Object.fromEntries(wanted.map(({ field, mine: value }) => [field, value])), row);
        }
        resolve();
      },
    });
  });
}

type Sending<R> = { loaded: R; change: RowChange };

async function send<R extends Row>(sheet: Sheet<R>, { loaded, change }: Sending<R>): Promise<void> {
  const { rows, resource, words } = sheet;
  const { id, changes } = change;
  try {
    rows.put(await patchRow<R>(resource.name, change));
    rows.mark(id, cleared(Object.keys(changes)));
    sheet.written.later();
    sheet.say('done', words.t('grid.saved'));
  } catch (error) {
    const current = error instanceof Problem && error.code === 'row.changed' ? resource.shape.safeParse(error.current) : null;
    if (!current?.success) {
      ends(keyOf(sheet, id), changes);
      rows.mark(id, marksFor(sheet, loaded, changes, 'failed', sheet.explain(error)));
      sheet.say('failed', words.t('grid.notSaved', { why: sheet.explain(error) }));
      return;
    }
    rows.put(current.data);
    const { resend, clashes } = merge({ ...loaded }, changes, { ...current.data });
    rows.mark(id, cleared(Object.keys(changes).filter((field) => !(field in resend))));
    if (clashes.length > 0) void settle(sheet, [{ id, name: sheet.nameOf(current.data), clashes }]);
    if (Object.keys(resend).length > 0) await send(sheet, { loaded: current.data, change: { id, version: current.data.version, changes: resend } });
    else if (clashes.length === 0) sheet.say('done', words.t('grid.saved'));
  }
}

/**
 * Writes some cells of one row at once. What was typed stands in them while it is on its way, and stays where it fails.
 * `loaded` is the row its author saw; a cell that has become something else since is for him to decide.
 */
export function saveRow<R extends Row>(sheet: Sheet<R>, id: string, changes: Record<string, unknown>, loaded: R): Promise<void> {
  const key = keyOf(sheet, id);
  sets(key, changes);
  sheet.rows.mark(id, marksFor(sheet, loaded, changes, 'saving'));
  sheet.say('busy', sheet.words.t('grid.saving'));
  const work = async () => {
    // What I wrote into these cells a moment ago is what I saw, not somebody else's.
    const seen = { ...loaded, ...mine.get(key) };
    const now = sheet.rows.find(id) ?? loaded;
    const standing = Object.keys(changes).every((field) => same(Reflect.get(now, field), Reflect.get(seen, field)));
    mine.set(key, { ...mine.get(key), ...changes });
    await send(sheet, { loaded: seen, change: { id, version: standing ? now.version : loaded.version, changes } });
  };
  const turn = (queues.get(key) ?? Promise.resolve()).then(work);
  queues.set(key, turn);
  return turn.finally(() => {
    if (queues.get(key) !== turn) return;
    queues.delete(key);
    mine.delete(key);
    ends(key);
  });
}
