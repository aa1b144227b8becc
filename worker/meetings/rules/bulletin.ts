import type { BulletinRow, ResolutionRow } from '../../../schema/resolutions.ts';
import type { Day, Instant } from '../../../schema/deadlines.ts';
import { dayOf, overdueWorkingDays, type Calendar } from '../../deadlines/rules.ts';
import { isOpenTask } from '../../cases/rules/file.ts';

export type Period = { from?: Day | undefined; to?: Day | undefined };

/** What a bulletin on paper says where older items were not looked at. */
export const leftOutNote = (items: number) => `本通报只查了最近议定的 ${items} 件议题，更早的没有列入。`;

/**
 * 通报: each department that did not keep what a meeting resolved, once for each promise, by the day it fell due. Given back
 * is told too; who keeps his part is not named for another's.
 */
export function bulletinOf(rows: readonly ResolutionRow[], { from, to }: Period, now: Instant, calendar: Calendar): BulletinRow[] {
  const told = rows.flatMap(({ id, what, tasks, meetingId, meetingTitle, caseId, caseNumber, closedAt: metAt }) => tasks.flatMap((task): BulletinRow[] => {
    const { departmentId, role, status, dueAt, closedAt } = task;
    if (departmentId === null || dueAt === null) return [];
    const day = dayOf(dueAt, calendar);
    if ((from !== undefined && day < from) || (to !== undefined && day > to)) return [];
    const until = closedAt ?? now;
    const how = status === 'returned' ? 'returned' : until <= dueAt || status === 'cancelled' ? null : isOpenTask({ status }) ? 'open' : 'late';
    if (how === null) return [];
    return [{ id: task.id, resolutionId: id, departmentId, role, what, how, dueAt, closedAt, workingDays: how === 'returned' ? null : overdueWorkingDays(dueAt, until, calendar), meetingId, meetingTitle, metAt, caseId, caseNumber }];
  }));
  return told.toSorted((one, other) => one.departmentId.localeCompare(other.departmentId) || one.dueAt.localeCompare(other.dueAt) || one.id.localeCompare(other.id));
}
