import { Problem } from '../api/problem.ts';
import type { Row } from '../api/rows.ts';
import { fetchSteps, undoChange } from './api.ts';
import type { Sheet } from './sheet.ts';

/** Takes back my newest step, or does it again: whatever page it was made on, also after a reload. */
export async function stepBack<R extends Row>(sheet: Sheet<R>, way: 'undo' | 'redo'): Promise<void> {
  const { t } = sheet.words;
  try {
    const token = (await fetchSteps())[way];
    if (token === null) return sheet.say('quiet', t(`grid.nothingTo.${way}`));
    const { resource, rows } = await undoChange<R>(token);
    if (resource === sheet.resource.name) for (const row of rows) sheet.rows.put(row);
    sheet.written.later();
    sheet.say('done', t(`grid.did.${way}`, { smart_count: rows.length }));
  } catch (error) {
    if (error instanceof Problem && error.code === 'undo.overtaken') sheet.rows.reload();
    sheet.say('failed', sheet.explain(error));
  }
}
