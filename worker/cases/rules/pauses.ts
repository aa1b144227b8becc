import type { ClockEntries, Instant, Pause } from '../../../schema/deadlines.ts';
import { dueOf, maxPauseUntil } from '../../deadlines/rules.ts';
import type { Bench } from './file.ts';

type Counting = Pick<Bench, 'now' | 'settings' | 'calendar'>;

export const runningPauses = (clock: ClockEntries, now: Instant): Pause[] => clock.pauses.filter(({ to }) => to === null || to > now);

/** The latest instant to which the running pause may run; null where none runs. */
export function pauseLimit(clock: ClockEntries, bench: Counting): Instant | null {
  const [running] = runningPauses(clock, bench.now);
  if (!running) return null;
  const earlier = clock.pauses.filter((pause) => pause !== running);
  return maxPauseUntil(earlier, running.from, bench.settings.limits.pauseWorkingDays, bench.calendar);
}

/** The running pause ends: now, or where the limit ended, because a pause forgotten past its limit wins nothing. */
export function finishPause(clock: ClockEntries, bench: Counting): ClockEntries {
  const longest = pauseLimit(clock, bench);
  if (longest === null) return clock;
  const at = longest < bench.now ? longest : bench.now;
  return { ...clock, pauses: clock.pauses.map((pause) => (pause.to === null || pause.to > at ? { ...pause, to: pause.from > at ? pause.from : at } : pause)) };
}

/** When a promise falls due if its running pause ends now; without one, when it does anyway. */
export function dueIfResumed(clock: ClockEntries, bench: Counting): Instant {
  const { dueAt } = dueOf(finishPause(clock, bench), bench.calendar);
  if (dueAt === null) throw new Error('a promise that no pause holds has a due');
  return dueAt;
}

/** Overdue, whatever a pause forgotten past its limit makes it look like. */
export const isMissed = (clock: ClockEntries, bench: Counting): boolean => bench.now > dueIfResumed(clock, bench);

/** Whether a part would be owed after the answer it is for; where a pause holds one of them, as if both resumed now. */
export function fallsAfter(part: ClockEntries, answer: ClockEntries, bench: Counting): boolean {
  const [due, limit] = [dueOf(part, bench.calendar).dueAt, dueOf(answer, bench.calendar).dueAt];
  return due !== null && limit !== null ? due > limit : dueIfResumed(part, bench) > dueIfResumed(answer, bench);
}
