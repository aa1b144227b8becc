export { accountOf } from './account.ts';
export {
  addWorkingDays, buildCalendar, dayOf, endOfDay, endOfWorkingDay, isWorkday, rowsAt, startOfDay, works, workingDaysBetween,
} from './calendar.ts';
export type { Calendar, CalendarDay, CalendarRow } from './calendar.ts';
export { clockState, dueOf, dueWithin, extendedWorkingDays, isOverdue, overdueWorkingDays, remainingWorkingDays } from './due.ts';
export type { Due } from './due.ts';
export { countPausedWorkingDays, maxPauseUntil } from './pauses.ts';
export { spentOf } from './spent.ts';
