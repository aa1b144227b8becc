import type { Instant } from '../../schema/deadlines.ts';
import type { Actor } from '../../schema/people.ts';
import type { MissingMaterial, ProvisionalOwnerKind } from '../../schema/provisional.ts';
import { dayMinutesOf } from '../bundles/rules/day.ts';
import { overallRule } from '../bundles/rules/run.ts';
import { fileOf, loadRun, type LoadedRun } from '../bundles/store.ts';
import { dueColumns, startClock } from '../cases/rules/file.ts';
import { loadFile } from '../cases/store.ts';
import type { Change } from '../platform/ledger.ts';
import type { Store } from '../platform/store.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import { putMaterials } from './materials.ts';
import type { Deferrable, MatterState, ProvisionalOwner } from './rules.ts';
import { findMatter } from './store.ts';

/**
 * An owner as this person may see it, the matter whose materials it takes, and what deciding writes beside the acceptance:
 * it moves the owner on, so that two at once cannot both decide.
 */
export type LoadedOwner = { owner: ProvisionalOwner; matterId: string | null; matter(): Promise<MatterState | null>; letGo(change: Change, missing: readonly MissingMaterial[]): void };
export type OwnerLoader = (store: Store, actor: Actor, id: string, now: Instant) => Promise<LoadedOwner | null>;

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
    matter: () => findMatter(store, row.matterId),
    letGo: (change) => change.touch('cases', row),
  };
}

/** What a run is owed by: its promise, or while nothing has started what that would be from now on. Null while it stands still. */
function dueOfRun(run: LoadedRun, district: District, now: Instant): Instant | null {
  if (run.row.stage !== 'collecting') return run.row.pausedAt === null ? run.row.dueAt : null;
  const rule = overallRule(fileOf(run, {}), dayMinutesOf(district.settings.clock.workingHours, now));
  return rule && dueColumns(startClock({ now, settings: district.settings }, rule), district.calendarAt(run.row.siteId)).dueAt;
}

/** What has not come yet, each with the departments whose items ask for it; a handler chooses from his department's. */
function missingIn({ items, materials }: LoadedRun, actor: Actor): Deferrable[] {
  return materials
    .filter(({ status }) => status === 'awaited' || status === 'wrong')
    .map(({ id, name, main, deferrable, items: asking }) => ({ code: id, name, main, mayBeMissing: deferrable && !main, departments: items.filter(({ itemId }) => asking.includes(itemId)).map(({ departmentId }) => departmentId) }))
    .filter(({ departments }) => actor.role !== 'handler' || departments.some((department) => department === actor.departmentId));
}

async function loadRunOwner(store: Store, actor: Actor, id: string, now: Instant): Promise<LoadedOwner | null> {
  const [run, district] = await Promise.all([loadRun(store, actor, id), loadDistrict(store)]);
  if (!run || run.row.deletedAt !== null) return null;
  const { row, items } = run;
  return {
    owner: {
      kind: 'run', id: row.id, version: row.version, caseId: null, number: row.number, title: row.title, siteId: row.siteId, coordinatorId: row.coordinatorId, partyId: row.applicantId,
      live: row.stage === 'collecting' || row.stage === 'working',
      departments: [...new Set(items.filter(({ status }) => status === 'waiting' || status === 'open').map(({ departmentId }) => departmentId))],
      dueAt: dueOfRun(run, district, now),
    },
    matterId: row.templateId,
    matter: async () => ({ id: row.templateId, departmentId: null, materials: missingIn(run, actor) }),
    letGo(change, missing) {
      change.touch('bundles', row);
      putMaterials(change, run.materials.filter(({ id: one }) => missing.some(({ code }) => code === one)), 'provisional');
    },
  };
}

/** What can be taken provisionally, and how each is found. */
export const OWNERS: Record<ProvisionalOwnerKind, OwnerLoader> = { case: loadCase, run: loadRunOwner };
