import type { ItemReason } from '../../schema/meeting-items.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import type { LoadedFile } from '../cases/store.ts';
import { isPaused } from '../cases/rules/file.ts';
import { newId, type Change } from '../platform/ledger.ts';
import { asNew } from '../platform/resource.ts';
import { candidateOf } from './rules/agenda.ts';
import type { ItemRow, ParticipantRow } from './store.ts';

/** Who has to do with a case, where nobody said who should sit. */
export const departmentsOf = ({ row, tasks }: LoadedFile, now: string): string[] =>
  candidateOf({ id: row.id, receivedAt: row.receivedAt, dueAt: row.dueAt, paused: isPaused(row, now), leadDepartmentId: row.leadDepartmentId, departmentId: row.departmentId }, tasks, [], now)?.departments ?? [];

type Wanted = { caseId: string; why?: ItemReason[] | undefined; departmentIds?: string[] | undefined; minutes: number; position: number };

/** Puts a case on an agenda. Refuses one that is not triaged, or answered already. */
export function addItem(change: Change, meetingId: string, wanted: Wanted, file: LoadedFile | undefined, path: string): ItemRow | Refusal {
  if (!file || file.row.deletedAt !== null) return refuse('row.unknown_reference', { field: 'caseId' }, path);
  if (file.row.stage !== 'triaged' && file.row.stage !== 'working') return refuse('meeting.case_not_open', {}, path);
  const row = {
    id: newId(change.now), meetingId, caseId: wanted.caseId, matterId: file.row.matterId, position: wanted.position, minutes: wanted.minutes, why: wanted.why ?? ['added' as const],
    departmentIds: wanted.departmentIds ?? departmentsOf(file, change.now), positions: [], discussion: '', outcome: null, adjournReason: null, resolutions: [], ruling: null,
    clause: null, explanation: null, escalateTo: null, escalateAsk: null, taskIds: {}, closedAt: null, deletedAt: null,
  };
  change.insert('meeting-items', row, { caseId: wanted.caseId });
  return asNew(row, change);
}

/** Invites the departments that are not invited yet: whoever is named on an item sits at the table. */
export function invite(change: Change, meetingId: string, departmentIds: readonly string[], seats: readonly Pick<ParticipantRow, 'departmentId'>[]): void {
  for (const departmentId of new Set(departmentIds)) {
    if (seats.some((seat) => seat.departmentId === departmentId)) continue;
    change.insert('meeting-participants', {
      id: newId(change.now), meetingId, kind: 'department', departmentId, personId: null, body: null, attendee: null, response: 'pending', substitute: null, attendance: null, note: null, respondedById: null, deletedAt: null,
    });
  }
}
