import type { z } from 'zod';
import type { Instant } from '../../schema/deadlines.ts';
import type { Actor } from '../../schema/people.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import type { AcceptBody, CancelBody, FinishBody, ReturnBody, TaskAction, TaskPauseBody } from '../../schema/tasks.ts';
import { beginPause } from '../cases/rules/clock.ts';
import { BY_ANSWER, dueColumns, isOpenTask, isPaused, spoken, type Bench, type TaskEdit, type TaskState } from '../cases/rules/file.ts';
import { finishPause } from '../cases/rules/pauses.ts';

/** A part of a department, or a promise the window itself keeps. */
const isPart = (task: Pick<TaskState, 'departmentId'>) => task.departmentId !== null;
const PAUSABLE = new Set<TaskState['kind']>(['handle', 'supplement', 'bundle_item']);
const CANCELLABLE = new Set<TaskState['kind']>(['handle', 'supplement', 'contact', 'callback']);
/** What a supervisor asks for, what a department took on in a bundle's template, and what it let be missing itself: done and answered, not given back. */
const NOT_RETURNABLE = new Set<TaskState['kind']>(['rectify', 'bundle_item', 'supplement']);
/** Finished by an action of the case or of the special request, never directly. */
const BY_CASE = new Set<TaskState['kind']>(['triage', 'answer', 'sign']);

const isMine = (task: Pick<TaskState, 'departmentId'>, actor: Actor) => actor.role === 'handler' && actor.departmentId !== null && actor.departmentId === task.departmentId;

/** What this person may do with this task now. A coordinator does a department's part on its behalf (代录). */
export function taskActions(task: TaskState, actor: Actor, now: Instant): TaskAction[] {
  if (!isOpenTask(task)) return [];
  const coordinator = actor.role === 'coordinator';
  const part = isPart(task);
  const does = part ? isMine(task, actor) || coordinator : coordinator;
  const paused = isPaused(task, now);
  const offers: [boolean, TaskAction][] = [
    [part && does && task.status === 'open', 'accept'],
    [does && !BY_CASE.has(task.kind), 'finish'],
    [part && does && !NOT_RETURNABLE.has(task.kind), 'return'],
    [coordinator && part, 'remind'],
    [coordinator && PAUSABLE.has(task.kind) && !paused, 'pause'],
    [coordinator && PAUSABLE.has(task.kind) && paused, 'resume'],
    [coordinator && CANCELLABLE.has(task.kind), 'cancel'],
  ];
  return offers.filter(([allowed]) => allowed).map(([, action]) => action);
}

/** What the coordinator does with a part as its giver, not on its behalf. */
const GIVERS: ReadonlySet<TaskAction | 'update'> = new Set(['remind', 'cancel', 'pause', 'resume', 'update']);

/** Whether this person may act on the task at all, for himself or on a department's behalf. */
export function mayAct(action: TaskAction | 'update', task: TaskState, actor: Actor, onBehalf: boolean): Refusal | undefined {
  if (GIVERS.has(action)) return actor.role === 'coordinator' ? undefined : refuse('auth.forbidden');
  if (onBehalf) {
    if (actor.role !== 'coordinator') return refuse('task.behalf_only_coordinator');
    return isPart(task) ? undefined : refuse('task.wrong_kind');
  }
  if (isPart(task)) return isMine(task, actor) ? undefined : refuse('task.not_yours');
  return actor.role === 'coordinator' ? undefined : refuse('auth.forbidden');
}

export function accept(task: TaskState, body: z.output<typeof AcceptBody>, bench: Bench): TaskEdit | Refusal {
  if (!isPart(task)) return refuse('task.wrong_kind');
  if (!isOpenTask(task)) return refuse('task.closed');
  if (task.status === 'accepted') return refuse('task.accepted');
  return { status: 'accepted', acceptedAt: bench.now, ...(body.handlerId !== undefined && { personId: body.handlerId }) };
}

/** 退回: only with a ground from the district's list; each is counted against the department that returned. */
export function giveBack(task: TaskState & { returns: number }, body: z.output<typeof ReturnBody>, bench: Bench): TaskEdit | Refusal {
  if (!isPart(task) || NOT_RETURNABLE.has(task.kind)) return refuse('task.wrong_kind');
  if (!isOpenTask(task)) return refuse('task.closed');
  const ground = bench.settings.returnGrounds.find(({ code }) => code === body.ground);
  if (!ground || ground.retired) return refuse('task.no_ground', {}, 'ground');
  return { status: 'returned', closedAt: bench.now, ground: ground.code, result: body.text ?? null, returns: task.returns + 1, ...goOn(task, bench) };
}

/** A department never closes a complaint about itself (F084). */
export function finish(task: TaskState & { acceptedAt: Instant | null }, body: z.output<typeof FinishBody>, complainedOfId: string | null, bench: Bench): TaskEdit | Refusal {
  if (BY_CASE.has(task.kind)) return refuse('task.wrong_kind');
  if (!isOpenTask(task)) return refuse('task.closed');
  // What the level above answered is entered with its paper.
  if (task.role === 'above' && body.onBehalf && body.fileId === undefined) return refuse('escalation.paper_missing', {}, 'fileId');
  if ((task.role === 'lead' || task.role === 'force') && complainedOfId !== null && task.departmentId === complainedOfId) return refuse('department.complained_of');
  return { status: 'done', acceptedAt: task.acceptedAt ?? bench.now, closedAt: bench.now, result: body.result, ...goOn(task, bench) };
}

/** Each press sends messages: nobody is pressed twice within half an hour. */
const URGE_AGAIN_MS = 30 * 60_000;

/** Who signs is said by the request's steps: nobody else is named for it. */
export const namesSigner = ({ signers }: { signers: readonly string[] | null }, personId: string | null | undefined, path: string): Refusal | undefined =>
  signers !== null && personId !== undefined ? refuse('task.wrong_kind', {}, path) : undefined;

/** 催办. A promise of the window's own has nobody else to be reminded. */
export function remind(task: TaskState & { remindedAt: Instant | null }, bench: Bench): TaskEdit | Refusal {
  if (!isPart(task)) return refuse('task.wrong_kind');
  if (!isOpenTask(task)) return refuse('task.closed');
  const left = task.remindedAt === null ? 0 : Date.parse(task.remindedAt) + URGE_AGAIN_MS - Date.parse(bench.now);
  return left > 0 ? refuse('task.urged_already', { minutes: Math.ceil(left / 60_000) }) : { remindedAt: bench.now };
}

export function cancel(task: TaskState, body: z.output<typeof CancelBody>, bench: Bench): TaskEdit | Refusal {
  if (!CANCELLABLE.has(task.kind)) return refuse('task.wrong_kind');
  if (!isOpenTask(task)) return refuse('task.closed');
  return { status: 'cancelled', closedAt: bench.now, result: body.reason, ...goOn(task, bench) };
}

/** A part that would end after the answer is refused. */
export function pause(task: TaskState, body: z.output<typeof TaskPauseBody>, bench: Bench, answerDueAt: Instant | null = null): TaskEdit | Refusal {
  if (!PAUSABLE.has(task.kind)) return refuse('task.wrong_kind');
  if (!isOpenTask(task)) return refuse('task.closed');
  if (isPaused(task, bench.now)) return refuse('clock.already_paused');
  const begun = beginPause(task.clock, body, bench);
  if (isRefusal(begun)) return begun;
  const moved = dueColumns(begun.clock, bench.calendar);
  if (moved.dueAt !== null && answerDueAt !== null && moved.dueAt > answerDueAt && bench.now <= answerDueAt) return refuse('task.due_after_answer', { due: spoken(answerDueAt, bench.calendar) }, 'until');
  return { ...moved, pausedAt: bench.now, pausedUntil: begun.until };
}

/** The answer stands still with its case and is resumed with it, or their dues would differ. */
export function resume(task: TaskState, bench: Bench, answerDueAt: Instant | null = null): TaskEdit | Refusal {
  if (!PAUSABLE.has(task.kind)) return refuse('task.wrong_kind');
  if (!isOpenTask(task)) return refuse('task.closed');
  if (!isPaused(task, bench.now)) return refuse('clock.not_paused');
  return goOn(task, bench, answerDueAt);
}

/**
 * The pause ends, if one runs; the due is computed again. A pause without an end could not be held against the answer
 * when it began: a part that would now fall after the answer is owed with it instead, since refusing to resume would
 * only leave it standing. Where the answer's due has passed nothing can lie before it.
 */
export function goOn(task: TaskState, bench: Bench, answerDueAt: Instant | null = null): TaskEdit {
  if (task.pausedAt === null) return {};
  const resumed = dueColumns(finishPause(task.clock, bench), bench.calendar);
  const late = answerDueAt !== null && bench.now <= answerDueAt && resumed.dueAt !== null && resumed.dueAt > answerDueAt;
  const within = late ? dueColumns({ ...resumed.clock, external: [...(resumed.clock.external ?? []), { dueAt: answerDueAt, what: BY_ANSWER }] }, bench.calendar) : resumed;
  return { ...within, pausedAt: null, pausedUntil: null };
}
