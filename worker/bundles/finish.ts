import type { Bench } from '../cases/rules/file.ts';
import type { Change } from '../platform/ledger.ts';
import type { Store } from '../platform/store.ts';
import { itemDone } from './rules/run.ts';
import { applyRun, fileOf, loadRun } from './store.ts';

/** Puts into the change what follows from an item being done: what waited for it opens, or the run is ready. */
export async function followItem(store: Store, change: Change, task: { id: string; ownerId: string }, bench: Bench): Promise<void> {
  const run = await loadRun(store, null, task.ownerId);
  if (!run || run.row.closedAt !== null) return;
  applyRun(change, run, itemDone(fileOf(run, {}), task.id, bench), bench);
}
