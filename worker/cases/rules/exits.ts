import type { z } from 'zod';
import type { DeclineBody, MergeBody, ReasonBody, ReferBody } from '../../../schema/cases.ts';
import { refuse } from '../../../schema/refusals.ts';
import { dueColumns, isOpenTask, openTasks, startClock, type Bench, type CaseEdit, type CaseFile, type CaseState, type Decision, type NewTask, type TaskState, type Verdict } from './file.ts';
import { finishPause } from './pauses.ts';
import { HOTLINE_DUE, openingDue } from './register.ts';

const standsStill: CaseEdit = { pausedAt: null, pausedUntil: null, awaitsConfirmation: false, extensionRequestId: null, specialRequestId: null, specialApprovedAt: null };

/** A promise that ends without being kept, and its running pause with it. Looking at the case was kept: somebody decided. */
const end = (task: TaskState, bench: Bench, result: string) => ({
  task,
  changes: {
    ...dueColumns(finishPause(task.clock, bench), bench.calendar),
    status: task.kind === 'triage' ? ('done' as const) : ('cancelled' as const),
    closedAt: bench.now,
    result,
    pausedAt: null,
    pausedUntil: null,
  },
  action: task.kind === 'triage' ? 'finish' : 'cancel',
});

/** Leaves the flow: every promise ends, a waiting request is withdrawn. */
function leave(file: CaseFile, bench: Bench, edit: CaseEdit, reason: string): Decision {
  const tasks = file.tasks.filter(isOpenTask).map((task) => end(task, bench, reason));
  const answer = tasks.find(({ task }) => task.kind === 'answer')?.changes;
  return {
    case: { ...standsStill, ...(answer && { dueAt: answer.dueAt, provisional: answer.provisional }), ...edit },
    tasks,
    ...(file.request && { request: { decide: 'withdrawn' as const, reason } }),
    ...(file.row.specialRequestId !== null && { special: { over: reason } }),
    data: { reason },
  };
}

const outcomeOf = (bench: Bench, endsBy: 'refer' | 'withdraw'): string | null =>
  bench.settings.outcomes.find((outcome) => outcome.endsBy === endsBy && !outcome.retired)?.code ?? null;

/** 不予受理: the reason from the district's list, what the person was told, and where else to turn. Counted apart. */
export function decline(file: CaseFile, body: z.output<typeof DeclineBody>, bench: Bench): Verdict {
  if (file.row.stage !== 'received' && file.row.stage !== 'triaged') return refuse('case.wrong_stage');
  const reason = bench.settings.declineReasons.find(({ code }) => code === body.reason);
  if (!reason || reason.retired) return refuse('value.unknown_code', { field: 'reason', code: body.reason }, 'reason');
  return leave(file, bench, { stage: 'declined', declineReason: reason.code, told: body.told, remedy: body.remedy }, reason.name);
}

/** 转送、引导: to whom, to which person, and what the applicant was told. */
export function refer(file: CaseFile, body: z.output<typeof ReferBody>, bench: Bench): Verdict {
  if (file.row.stage !== 'received' && file.row.stage !== 'triaged' && file.row.stage !== 'working') return refuse('case.wrong_stage');
  const edit: CaseEdit = { stage: 'referred', outcome: outcomeOf(bench, 'refer'), referredTo: body.to, referredToPerson: body.toPerson ?? null, told: body.told };
  return leave(file, bench, edit, `转送 ${body.to}`);
}

const isUndecided = (row: CaseState) => row.stage === 'received' || row.stage === 'triaged' || row.stage === 'working';

export function withdraw(file: CaseFile, body: z.output<typeof ReasonBody>, bench: Bench): Verdict {
  if (!isUndecided(file.row)) return refuse('case.wrong_stage');
  return leave(file, bench, { stage: 'withdrawn', outcome: outcomeOf(bench, 'withdraw'), summary: body.reason }, body.reason);
}

/** A duplicate goes into the case that is kept; `into` is undefined when there is none to be seen. */
export function merge(file: CaseFile, body: z.output<typeof MergeBody>, into: { id: string; stage: CaseState['stage']; number: string } | undefined, bench: Bench): Verdict {
  if (!isUndecided(file.row)) return refuse('case.wrong_stage');
  if (body.intoId === file.row.id) return refuse('case.merge_self', {}, 'intoId');
  if (!into || into.stage === 'archived' || into.stage === 'declined' || into.stage === 'referred' || into.stage === 'withdrawn')
    return refuse('case.merge_target', {}, 'intoId');
  return leave(file, bench, { stage: 'withdrawn', mergedIntoId: into.id }, `并入 ${into.number}`);
}

const REOPENABLE = new Set<CaseState['stage']>(['answered', 'archived', 'declined', 'referred', 'withdrawn']);

/**
 * Back to `working` with a promise that counts from now, or to `received` where it was never triaged. What was
 * answered before stands in the history. A category that awaited confirmation awaits it again.
 */
export function reopen(file: CaseFile, body: z.output<typeof ReasonBody>, bench: Bench): Verdict {
  const { row } = file;
  if (!REOPENABLE.has(row.stage)) return refuse('case.wrong_stage');
  if (row.stage === 'archived' && bench.actor.role !== 'supervisor') return refuse('auth.forbidden');
  const category = bench.settings.categories.find(({ code }) => code === row.category);
  // A 12345 order's own due stands until it has passed; then the new promise is all there is.
  const external = row.hotlineDueAt && row.hotlineDueAt > bench.now ? [{ dueAt: row.hotlineDueAt, what: HOTLINE_DUE }] : [];
  const clock = category?.rule ? { ...startClock(bench, category.rule), ...(external.length > 0 && { external }) } : startClock(bench, bench.settings.limits.triage);
  const task: NewTask = { kind: category?.rule ? 'answer' : 'triage', personId: row.coordinatorId, ask: row.title, clock };
  const { dueAt, provisional } = category?.rule ? dueColumns(clock, bench.calendar) : openingDue(row.hotlineDueAt, row.receivedAt, bench);
  return {
    case: {
      stage: category?.rule ? 'working' : 'received',
      ...(!category?.rule && { category: null }),
      dueAt,
      provisional,
      awaitsConfirmation: category?.accountability ?? false,
      outcome: null,
      answer: null,
      basis: null,
      answeredAt: null,
      rating: null,
      ratingReasons: [],
      declineReason: null,
      remedy: null,
      referredTo: null,
      referredToPerson: null,
      summary: null,
      mergedIntoId: null,
    },
    tasks: openTasks(file, 'reply', 'callback').map((open) => end(open, bench, body.reason)),
    open: [task],
    data: { reason: body.reason },
  };
}
