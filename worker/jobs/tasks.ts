import { isRefusal, refuse } from '../../schema/refusals.ts';
import { TaskChanges } from '../../schema/tasks.ts';
import { taskEditable } from '../tasks/editable.ts';
import { problemOf, problemsOf, type Importer, type Outcome } from './importer.ts';
import { differences } from './plain.ts';
import { nested } from './rules/read.ts';

/**
 * Promises from a file: the id, as an export writes it, finds the one to correct; who does it and what is asked is
 * taken, by the rule of the single change. None is added: a promise is opened by what is done on a case.
 */
export const taskImporter: Importer = {
  resource: 'tasks',
  permissions: ['cases.handle'],
  step: 500,
  personal: true,
  needs: [['id'], ['personId', 'ask']],
  keysOf: (text) => (text('id') === '' ? [] : [text('id')]),
  async decide(readings, { env, actor, editing, fields }) {
    const deciding = { env, actor, change: editing, language: 'zh' as const };
    const ids = readings.flatMap(({ values }) => (values.has('id') ? [String(values.get('id'))] : []));
    const known = new Map((await taskEditable.load(deciding, ids)).map((row) => [row.id, row]));
    const outcomes: Outcome[] = readings.map(() => 'same');
    const asked = readings.flatMap(({ values, problems }, at) => {
      const row = known.get(String(values.get('id')));
      const refusals = problems.length > 0 ? problems : row ? [] : [refuse('import.task_unknown', {}, 'id')];
      if (!row || refusals.length > 0) {
        outcomes[at] = refusals.map((refusal) => problemOf(refusal, fields));
        return [];
      }
      const parsed = TaskChanges.safeParse(nested(new Map([...values].filter(([name]) => name !== 'id'))));
      if (!parsed.success) {
        outcomes[at] = problemsOf(parsed.error.issues, fields);
        return [];
      }
      const changes = TaskChanges.parse(differences(row, parsed.data));
      return Object.keys(changes).length > 0 ? [{ at, row, changes }] : [];
    });
    const decide = await taskEditable.prepare(deciding, asked);
    for (const { at, row, changes } of asked) {
      const edited = await decide(row, changes);
      outcomes[at] = isRefusal(edited) ? [problemOf(edited, fields)] : 'changed';
    }
    return outcomes;
  },
};
