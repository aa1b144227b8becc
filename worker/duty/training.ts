import { Training, TrainingChanges, TrainingDraft } from '../../schema/duty.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import { newId } from '../platform/ledger.ts';
import { asNew, asRevised, checkReferences, given, resourceOf } from '../platform/resource.ts';
import { resourceRoutes } from '../platform/resource-routes.ts';
import { trainingReads } from './store.ts';

const checkPeriod = ({ fromDay, untilDay }: { fromDay: string; untilDay: string | null }, prefix: string): Refusal | undefined =>
  untilDay !== null && untilDay < fromDay ? refuse('period.backwards', {}, `${prefix}untilDay`) : undefined;

/** 轮训 (F103): who of a department sat at the window, kept by who keeps the roster. */
export const trainingResource = resourceOf({
  subject: 'duty-trainings',
  one: 'a training at the window',
  shape: Training,
  changes: TrainingChanges,
  reads: trainingReads,
  permission: 'duty.edit',
  present: (row) => row,
  adding: {
    draft: TrainingDraft,
    async create({ untilDay = null, note = null, ...draft }, { env, change }) {
      const row = { id: newId(change.now), ...draft, untilDay, note: note || null, deletedAt: null };
      const refused = checkPeriod(row, '') ?? (await checkReferences(env.store, [{ path: 'siteId', to: 'sites', id: row.siteId }, { path: 'departmentId', to: 'departments', id: row.departmentId }]));
      if (refused) return refused;
      change.insert('duty-trainings', row);
      return asNew(row, change);
    },
  },
  async revise(row, fields, { env, change }) {
    const changes = given(fields);
    const after = asRevised(row, changes, change);
    const moved = (field: 'siteId' | 'departmentId') => (after[field] === row[field] ? null : after[field]);
    const refused = checkPeriod(after, 'changes.') ?? (await checkReferences(env.store, [
      { path: 'changes.siteId', to: 'sites', id: moved('siteId') },
      { path: 'changes.departmentId', to: 'departments', id: moved('departmentId') },
    ]));
    if (refused) return refused;
    change.update('duty-trainings', row, changes);
    return after;
  },
  trash(row, deletedAt, change) {
    change.update('duty-trainings', row, { deletedAt });
    return asRevised(row, { deletedAt }, change);
  },
});

export const trainingRoutes = () => resourceRoutes(trainingResource);
