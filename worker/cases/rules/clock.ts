import type { z } from 'zod';
import type { PauseBody, RequestExtensionBody, RulingBody } from '../../../schema/cases.ts';
import { refuse, type Refusal } from '../../../schema/refusals.ts';
import type { ClockEntries, Instant } from '../../../schema/deadlines.ts';
import { countPausedWorkingDays, dueOf, extendedWorkingDays, maxPauseUntil, startOfDay } from '../../deadlines/rules.ts';
import { answerTask, dueColumns, isPaused, openTasks, type Bench, type CaseFile, type Decision, type NoteState, type TaskState, type Verdict } from './file.ts';
import { WITH_APPLICANT } from './response.ts';
import { finishPause, isMissed } from './pauses.ts';

/** A pause's reason must be on the district's list, its end ahead of now, and the days lost within the limit. */
export function beginPause(clock: ClockEntries, body: z.output<typeof PauseBody>, bench: Bench): { clock: ClockEntries; until: Instant | null; reason: string } | Refusal {
  const reason = bench.settings.pauseReasons.find(({ code }) => code === body.reason);
  if (!reason || reason.retired) return refuse('value.unknown_code', { field: 'reason', code: body.reason }, 'reason');
  const limit = bench.settings.limits.pauseWorkingDays;
  const longest = maxPauseUntil(clock.pauses, bench.now, limit, bench.calendar);
  // The pause ends as the named day begins, so that day counts again.
  const until = body.until === undefined ? null : startOfDay(body.until, bench.calendar);
  if (until !== null && until <= bench.now) return refuse('clock.pause_over', {}, 'until');
  if (longest <= bench.now || (until !== null && countPausedWorkingDays([...clock.pauses, { from: bench.now, to: until }], until, bench.calendar) > limit))
    return refuse('clock.pause_limit', { limit }, 'until');
  return { clock: { ...clock, pauses: [...clock.pauses, { from: bench.now, to: until, reason: reason.name }] }, until, reason: reason.name };
}

/** Stops the answer and every open part of a department that is not standing still already. */
export function pause(file: CaseFile, body: z.output<typeof PauseBody>, bench: Bench): Verdict {
  if (file.row.stage !== 'triaged' && file.row.stage !== 'working') return refuse('case.wrong_stage');
  if (isPaused(file.row, bench.now)) return refuse('clock.already_paused');
  const answer = answerTask(file);
  if (!answer) return refuse('case.wrong_stage');
  const begun = beginPause(answer.clock, body, bench);
  if ('refused' in begun) return begun;
  const marks = { pausedAt: bench.now, pausedUntil: begun.until };
  const still = (task: TaskState, clock: ClockEntries) => ({ task, changes: { ...dueColumns(clock, bench.calendar), ...marks }, action: 'pause', data: { reason: begun.reason } });
  const due = dueOf(begun.clock, bench.calendar);
  const parts = openTasks(file, 'handle').filter((task) => !isPaused(task, bench.now));
  return {
    case: { ...marks, dueAt: due.dueAt, provisional: due.provisional },
    tasks: [
      still(answer, begun.clock),
      ...parts.map((task) => still(task, { ...task.clock, pauses: [...task.clock.pauses, { from: bench.now, to: begun.until, reason: begun.reason }] })),
    ],
    data: { reason: begun.reason, until: body.until ?? null },
  };
}

/** Starts the answer again, and the parts that stood still with it; a part paused on its own stays paused. */
export function resume(file: CaseFile, bench: Bench, reason: string): Verdict {
  if (file.row.stage !== 'triaged' && file.row.stage !== 'working') return refuse('case.wrong_stage');
  if (!isPaused(file.row, bench.now)) return refuse('clock.not_paused');
  const answer = answerTask(file);
  return answer ? goOn(file, answer, bench, reason) : refuse('case.wrong_stage');
}

/** The pause ends, or its end has come already; what stood still with the answer goes on with it. */
export function goOn(file: CaseFile, answer: TaskState, bench: Bench, reason: string): Decision {
  const marks = { pausedAt: null, pausedUntil: null };
  const go = (task: TaskState) => ({ task, changes: { ...dueColumns(finishPause(task.clock, bench), bench.calendar), ...marks }, action: 'resume' });
  const due = dueOf(finishPause(answer.clock, bench), bench.calendar);
  const alongside = openTasks(file, 'handle').filter((task) => task.pausedAt === file.row.pausedAt);
  return {
    case: { ...marks, dueAt: due.dueAt, provisional: due.provisional },
    tasks: [answer, ...alongside].map(go),
    data: { reason },
  };
}

/** Asked for before expiry, after a recorded contact that reached the applicant, within what the district allows in all. */
export function requestExtension(file: CaseFile, body: z.output<typeof RequestExtensionBody>, note: Pick<NoteState, 'kind' | 'reached'> | undefined, bench: Bench): Verdict {
  const { row } = file;
  if (row.stage !== 'triaged' && row.stage !== 'working') return refuse('case.wrong_stage');
  const answer = answerTask(file);
  if (!answer) return refuse('case.wrong_stage');
  if (row.extensionRequestId !== null) return refuse('approval.waiting');
  if (isMissed(answer.clock, bench)) return refuse('clock.expired');
  if (!note?.reached || !WITH_APPLICANT.has(note.kind)) return refuse('clock.no_contact', {}, 'contactNoteId');
  const limit = bench.settings.limits.extensionWorkingDays;
  if (extendedWorkingDays(answer.clock.extensions) + body.workingDays > limit) return refuse('clock.extension_limit', { limit }, 'workingDays');
  return { request: { open: { grounds: body.reason, workingDays: body.workingDays, contactNoteId: body.contactNoteId } }, data: { workingDays: body.workingDays, reason: body.reason } };
}

/**
 * Someone else decides. An extension approved after the limit has passed would make a broken promise look kept,
 * so it is refused then. Extending moves `answer` only.
 */
export function rule(file: CaseFile, body: z.output<typeof RulingBody>, approved: boolean, bench: Bench): Verdict {
  const { request } = file;
  if (!request) return refuse('approval.none');
  if (request.requesterId === bench.actor.id) return refuse('approval.own_request');
  const reason = body.reason ?? null;
  const decided = { request: { decide: approved ? ('approved' as const) : ('refused' as const), reason }, data: { workingDays: request.workingDays, reason } };
  if (!approved) return { case: { extensionRequestId: null }, ...decided };
  const answer = answerTask(file);
  if (!answer) return refuse('case.wrong_stage');
  if (isMissed(answer.clock, bench)) return refuse('clock.expired');
  const clock = { ...answer.clock, extensions: [...answer.clock.extensions, { workingDays: request.workingDays, ...(reason && { reason: reason.slice(0, 200) }) }] };
  const due = dueColumns(clock, bench.calendar);
  return {
    case: { extensionRequestId: null, dueAt: due.dueAt, provisional: due.provisional },
    tasks: [{ task: answer, changes: due, action: 'extend', data: { workingDays: request.workingDays } }],
    ...decided,
  };
}
