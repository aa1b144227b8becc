import { isRefusal, type Refusal } from '../../schema/refusals.ts';
import type { Bench } from '../cases/rules/file.ts';
import { applyDecision, type LoadedFile } from '../cases/store.ts';
import { newId, type Change } from '../platform/ledger.ts';
import type { District } from '../settings/store.ts';
import { conclude, type Bodies, type Ruled } from './rules/resolution.ts';
import { stepsFrom, undecided } from './rules/session.ts';
import { departmentsIn, type ItemRow, type MeetingRow } from './store.ts';

type Concluded = { item: ItemRow; file: LoadedFile; ruled: Ruled };

/**
 * Closes a meeting: each item's outcome takes hold of its case, resolutions become promises, the level above is asked, and every case is told, all of it
 * in the one batch of this change. The first item that cannot stand refuses all, with its path.
 */
export function closeMeeting(change: Change, meeting: MeetingRow, items: readonly ItemRow[], files: ReadonlyMap<string, LoadedFile>, bodies: Bodies, bench: (siteId: string | null) => Bench, district: District): Refusal | undefined {
  const refused = stepsFrom('close', meeting) ?? undecided(items);
  if (refused) return refused;
  const concluded: Concluded[] = [];
  for (const item of items) {
    const file = files.get(item.caseId);
    const ruled: Ruled | Refusal = file && file.row.deletedAt === null ? conclude(file, item, meeting.title, bench(file.row.siteId), bodies) : { refused: 'meeting.case_not_open' };
    if (isRefusal(ruled)) return { ...ruled, path: `items.${item.id}${ruled.path === undefined ? '' : `.${ruled.path}`}` };
    if (file) concluded.push({ item, file, ruled });
  }
  for (const one of concluded) write(change, meeting, one, district);
  change.update('meetings', meeting, { status: 'closed', closedAt: change.now, closedById: change.actor?.id ?? null });
  return undefined;
}

function write(change: Change, meeting: MeetingRow, { item, file, ruled }: Concluded, district: District): void {
  const taskIds: Record<string, string[]> = {};
  const open = ruled.open.map(({ resolutionId, ...task }) => {
    const id = newId(change.now);
    // What the level above is asked for is the case's own promise, as if the case had asked.
    if (resolutionId === undefined) return { ...task, id };
    taskIds[resolutionId] = [...(taskIds[resolutionId] ?? []), id];
    return { ...task, id, meetingId: meeting.id };
  });
  applyDecision(change, file, { ...ruled, open }, district);
  change.note('cases', file.row.id, { action: 'meeting', caseId: file.row.id, data: { meetingId: meeting.id, itemId: item.id, title: meeting.title, outcome: item.outcome, resolutions: item.resolutions.length, reason: item.adjournReason } });
  change.update('meeting-items', item, { closedAt: change.now, taskIds, matterId: file.row.matterId, departmentIds: departmentsIn(item) }, { caseId: item.caseId });
  // An item that says no more than it did is closed all the same, at its next version.
  change.touch('meeting-items', item);
}
