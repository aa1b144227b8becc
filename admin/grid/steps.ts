import { Problem } from '../api/problem.ts';
import type { Row } from '../api/rows.ts';
import { fetchLastChange, fetchSteps, undoChange } from './api.ts';
import { asksFirst, stepToTake, type TableStep } from './rules/steps.ts';
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

/** Takes back my newest step that still can be, or does it again: whatever page it was made on, also after a reload. */
export async function stepBack<R extends Row>(sheet: Sheet<R>, way: Way): Promise<void> {
  const { t } = sheet.words;
  let step: TableStep | null = null;
  try {
    step = stepToTake((await fetchSteps()).data, way, sheet.passed);
    if (!step) return sheet.say('quiet', t(`grid.nothingTo.${way}`));
    if (asksFirst(step, sheet.resource.name) && !(await agreed(sheet, step, way))) return sheet.say('quiet', t('grid.notWritten'));
    const { resource, rows } = await undoChange<R>(step.id);
    const here = resource === sheet.resource.name;
    if (here) for (const row of rows) sheet.rows.put(row);
    sheet.written.later();
    const [first] = rows;
    const done = t(`grid.did.${way}`, { smart_count: rows.length });
    const where = here ? (first && rows.length === 1 ? sheet.nameOf(first) : '') : t(`grid.table.${step.resource}`);
    sheet.say('done', where === '' ? done : t('grid.did.where', { done, where }));
  } catch (error) {
    if (!step || !(error instanceof Problem) || error.code !== 'undo.overtaken') return sheet.say('failed', sheet.explain(error));
    sheet.passed.add(step.id);
    sheet.say('failed', await overtaken(sheet, step, error));
    sheet.rows.reload();
  }
}
