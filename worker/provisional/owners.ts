import type { Actor } from '../../schema/people.ts';
import type { ProvisionalOwnerKind } from '../../schema/provisional.ts';
import { loadFile } from '../cases/store.ts';
import type { Change } from '../platform/ledger.ts';
import type { Store } from '../platform/store.ts';
import type { ProvisionalOwner } from './rules.ts';

/** An owner as this person may see it, the matter whose materials it takes, and what moves it on so that two at once cannot both decide. */
export type LoadedOwner = { owner: ProvisionalOwner; matterId: string | null; touch(change: Change): void };
export type OwnerLoader = (store: Store, actor: Actor, id: string) => Promise<LoadedOwner | null>;

const isLive = (stage: string): boolean => stage === 'triaged' || stage === 'working';

async function loadCase(store: Store, actor: Actor, id: string): Promise<LoadedOwner | null> {
  const file = await loadFile(store, actor, id);
  if (!file || file.row.deletedAt !== null) return null;
  const { row, tasks } = file;
  return {
    owner: {
      kind: 'case', id: row.id, version: row.version, caseId: row.id, number: row.number, title: row.title, siteId: row.siteId, coordinatorId: row.coordinatorId, partyId: row.partyId,
      live: isLive(row.stage) && row.category !== null && !row.awaitsConfirmation,
      departments: tasks.flatMap(({ kind, status, departmentId }) => (kind === 'handle' && departmentId !== null && status !== 'returned' && status !== 'cancelled' ? [departmentId] : [])),
      dueAt: row.dueAt,
    },
    matterId: row.matterId,
    touch: (change) => change.touch('cases', row),
  };
}

/** What can be taken provisionally, and how each is found. A run of a bundle is one entry more. */
export const OWNERS: Partial<Record<ProvisionalOwnerKind, OwnerLoader>> = { case: loadCase };
