import { Problem } from '../api/problem.ts';
import type { Row } from '../api/rows.ts';
import { fetchLastChange, fetchSteps, tryUndo, undoChange } from './api.ts';
import { asksFirst, MOST_ANSWERED, stepToTake, type TableStep } from './rules/steps.ts';
import type { Sheet } from './sheet.ts';

type Way = 'undo' | 'redo';

const agreed = <R extends Row>(sheet: Sheet<R>, step: TableStep, way: Way) =>
  new Promise<boolean>((resolve) => {
    sheet.ask({
      kind: 'step',
      step,
      way,
      answer: (yes) => {
        sheet.ask(null);
        resolve(yes);
      },
    });
  });

/** Whose change stands in the way, in which rows, and what can be done: the step before it is next. */
async function overtaken<R extends Row>(sheet: Sheet<R>, { resource, rows: count }: TableStep, { rows }: Problem): Promise<string> {
  const { t, moment } = sheet.words;
  const known = resource === sheet.resource.name ? rows.flatMap((row) => sheet.resource.shape.safeParse(row).data ?? []) : [];
  const [first] = known;
  for (const row of known) sheet.rows.put(row);
  if (!first) return t('grid.overtaken.some', { smart_count: rows.length || count });
  const last = await fetchLastChange(resource, first.id).catch(() => null);
  const names = known.slice(0, 3).map((row) => sheet.nameOf(row)).join(t('grid.misread.comma'));
  const what = known.length > 3 ? t('grid.overtaken.andMore', { names, smart_count: known.length }) : names;
  return last ? t('grid.overtaken.by', { what, who: last.who, at: moment(last.at) }) : t('grid.overtaken.named', { what });
}

/** All parts of a step, one after the other; how far it is stands in the status line. Answers its rows, of more than one part those of the last. */
async function takeBack<R extends Row>(sheet: Sheet<R>, step: TableStep, way: Way): Promise<{ rows: R[]; count: number }> {
  const here = step.resource === sheet.resource.name;
  let [token, count]: [string | null, number] = [step.id, 0];
  let rows: R[] = [];
  // Somebody's change in any part stands in the way of all: found out before the first is taken back.
  if (step.parts > 1) await tryUndo(step.id);
  while (token !== null) {
    try {
      ({ rows, next: token } = await undoChange<R>(token));
    } catch (error) {
      if (count === 0) throw error;
      throw new Halfway(count, error);
    }
    count += rows.length;
    if (here) for (const row of rows) sheet.rows.put(row);
    if (token !== null) sheet.say('busy', sheet.words.t(`grid.doing.${way}`, { done: count, rows: step.rows }));
  }
  if (here && (step.parts > 1 || count > MOST_ANSWERED)) sheet.rows.reload();
  return { rows, count };
}

/** Some parts went back, and then one could not. */
class Halfway extends Error {
  readonly count: number;
  readonly why: unknown;

  constructor(count: number, why: unknown) {
    super('a step was taken back in part');
    this.count = count;
    this.why = why;
  }
}

/** Takes back my newest step that still can be, or does it again: whatever page it was made on, also after a reload. */
export async function stepBack<R extends Row>(sheet: Sheet<R>, way: Way): Promise<void> {
  const { t } = sheet.words;
  let step: TableStep | null = null;
  try {
    step = stepToTake((await fetchSteps()).data, way, sheet.passed);
    if (!step) return sheet.say('quiet', t(`grid.nothingTo.${way}`));
    if (asksFirst(step, sheet.resource.name) && !(await agreed(sheet, step, way))) return sheet.say('quiet', t('grid.notWritten'));
    const { rows, count } = await takeBack(sheet, step, way);
    const here = step.resource === sheet.resource.name;
    sheet.written.later();
    const [first] = rows;
    const done = t(`grid.did.${way}`, { smart_count: count });
    const where = here ? (first && count === 1 ? sheet.nameOf(first) : '') : t(`grid.table.${step.resource}`);
    sheet.say('done', where === '' ? done : t('grid.did.where', { done, where }));
  } catch (error) {
    if (error instanceof Halfway) {
      sheet.rows.reload();
      return sheet.say('failed', t(`grid.halfway.${way}`, { smart_count: error.count, why: sheet.explain(error.why) }));
    }
    if (!step || !(error instanceof Problem) || error.code !== 'undo.overtaken') return sheet.say('failed', sheet.explain(error));
    sheet.passed.add(step.id);
    sheet.say('failed', await overtaken(sheet, step, error));
    sheet.rows.reload();
  }
}
