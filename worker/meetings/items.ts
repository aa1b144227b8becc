import { sql } from 'drizzle-orm';
import { ItemChanges, ItemDraft, MeetingItem } from '../../schema/meeting-items.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import { asRevised, checkReferences, given, resourceOf, type Writing } from '../platform/resource.ts';
import { resourceRoutes } from '../platform/resource-routes.ts';
import { loadDistrict } from '../settings/store.ts';
import { addItem, invite } from './agenda.ts';
import { presentItems } from './present.ts';
import { edit, editItem } from './rules/session.ts';
import { findMeeting, itemReads, loadFiles, onOpenAgenda, participantsOf, type ItemRow } from './store.ts';
import { itemSight } from './sight.ts';

/** Every department an item names is there and in use. */
function checkDepartments(changes: ItemChanges, { env }: Writing): Promise<Refusal | undefined> {
  const at = (path: string, ids: readonly (string | null)[] = []) => ids.map((id, index) => ({ path: `changes.${path}.${index}`, to: 'departments' as const, id }));
  return checkReferences(env.store, [
    ...at('departmentIds', changes.departmentIds),
    ...at('positions', changes.positions?.map(({ departmentId }) => departmentId)),
    ...(changes.resolutions ?? []).flatMap((one) => [one.leadDepartmentId, ...one.assistDepartmentIds]).map((id) => ({ path: 'changes.resolutions', to: 'departments' as const, id })),
    ...(changes.ruling ? [changes.ruling.leadDepartmentId, ...changes.ruling.assistDepartmentIds].map((id) => ({ path: 'changes.ruling', to: 'departments' as const, id })) : []),
  ]);
}

/**
 * 议题: one case on one agenda. The chair puts them in order by `position`, many at once as one step to undo; in the session
 * the secretary's screen saves field by field, each item under a version of its own.
 */
export const itemResource = resourceOf({
  subject: 'meeting-items',
  one: 'an item of an agenda',
  shape: MeetingItem,
  changes: ItemChanges,
  reads: itemReads,
  permission: 'cases.handle',
  sight: itemSight,
  unique: { case_id: 'caseId' },
  presentAll: presentItems,
  adding: {
    draft: ItemDraft,
    async create({ meetingId, caseId, why, minutes, departmentIds, position }, writing: Writing): Promise<Refusal | ItemRow> {
      const { env, change, actor } = writing;
      const meeting = await findMeeting(env.store, actor, meetingId);
      if (!meeting) return refuse('row.unknown_reference', { field: 'meetingId' }, 'meetingId');
      const refused = edit(meeting) ?? (await checkReferences(env.store, (departmentIds ?? []).map((id) => ({ path: 'departmentIds', to: 'departments', id }))));
      if (refused) return refused;
      if ((await onOpenAgenda(env.store, [caseId])).has(caseId)) return refuse('meeting.item_twice', {}, 'caseId');
      const { settings } = await loadDistrict(env.store);
      const [last] = await env.store.rows<{ n: number }>(sql`select coalesce(max(position), -1) + 1 as n from meeting_items where meeting_id = ${meetingId} and deleted_at is null`);
      const file = (await loadFiles(env.store, [caseId])).get(caseId);
      const added = addItem(change, meetingId, { caseId, why, departmentIds, minutes: minutes ?? settings.meetings.minutesPerItem, position: position ?? Number(last?.n ?? 0) }, file, 'caseId');
      if (!isRefusal(added)) invite(change, meetingId, added.departmentIds, await participantsOf(env.store, actor, [meetingId]));
      return added;
    },
  },
  async revise(row, fields, writing) {
    const { env, change, actor } = writing;
    const changes = given(fields);
    const meeting = await findMeeting(env.store, actor, row.meetingId);
    if (!meeting) return refuse('row.not_found');
    const refused = editItem(meeting, changes) ?? (await checkDepartments(changes, writing));
    if (refused) return refused;
    change.update('meeting-items', row, changes, { caseId: row.caseId });
    if (changes.departmentIds) invite(change, row.meetingId, changes.departmentIds, await participantsOf(env.store, actor, [row.meetingId]));
    return asRevised(row, changes, change);
  },
  mayTrash: (row) => (row.closedAt === null ? undefined : refuse('meeting.closed')),
  trash(row, deletedAt, change) {
    change.update('meeting-items', row, { deletedAt }, { caseId: row.caseId });
    return asRevised(row, { deletedAt }, change);
  },
});

export const itemRoutes = () => resourceRoutes(itemResource);
