import type { Instant } from '../../../schema/deadlines.ts';
import type { ItemOutcome, Ruling } from '../../../schema/meeting-items.ts';
import type { ResolutionDraft, ResolutionState } from '../../../schema/resolutions.ts';
import { isRefusal, refuse, type Refusal } from '../../../schema/refusals.ts';
import type { TaskStatus } from '../../../schema/tasks.ts';
import { extendedWorkingDays } from '../../deadlines/rules.ts';
import type { Directory } from '../../cases/rules/dispatch.ts';
import { escalate } from '../../cases/rules/escalate.ts';
import { answerTask, dueColumns, isOpenTask, openTasks, spoken, startClock, type Bench, type CaseFile, type Decision, type NewTask, type TaskState } from '../../cases/rules/file.ts';
import { dueIfResumed, fallsAfter, isMissed } from '../../cases/rules/pauses.ts';

/** What an item's outcome rests on. */
export type ItemState = {
  id: string;
  outcome: ItemOutcome | null;
  adjournReason: string | null;
  resolutions: readonly ResolutionDraft[];
  ruling: Ruling | null;
  clause: string | null;
  explanation: string | null;
  escalateTo: string | null;
  escalateAsk: string | null;
};

/** What a meeting decides of a case: `open` are its resolutions' promises, each with the resolution it comes from, or what the level above is asked for. */
export type Ruled = Omit<Decision, 'open'> & { open: (NewTask & { resolutionId?: string })[] };

/** The bodies that items name, by the name or the short name they were written down with. */
export type Bodies = Pick<Directory, 'department'> & { named(name: string): string | undefined; above: Above };

/** Departments of the level above: they are escalated to, and given no part. */
export type Above = ReadonlySet<string>;

/** An answer can be put off by no more than this; with less, somebody else's due governs it. */
const FAR = 3_000;

/**
 * Working days the answer has to be extended by for a promise to lie within it: none where it does already, or where the
 * answer's own due has passed, because an overdue case stays overdue. Refusals: `clock.extension_limit`;
 * `task.due_after_answer` where a due of somebody else (12345) governs, which no meeting moves.
 */
export function extensionFor(part: TaskState['clock'], answer: TaskState, bench: Bench): number | Refusal {
  if (isMissed(answer.clock, bench)) return 0;
  const extended = (workingDays: number) => ({ ...answer.clock, extensions: [...answer.clock.extensions, { workingDays }] });
  if (!fallsAfter(part, answer.clock, bench)) return 0;
  if (fallsAfter(part, extended(FAR), bench)) return refuse('task.due_after_answer', { due: spoken(dueIfResumed(answer.clock, bench), bench.calendar) });
  const limit = bench.settings.limits.extensionWorkingDays;
  const left = limit - extendedWorkingDays(answer.clock.extensions);
  for (let days = 1; days <= left; days++) if (!fallsAfter(part, extended(days), bench)) return days;
  return refuse('clock.extension_limit', { limit });
}

/** One resolution as promises of its departments, or why it cannot stand. */
export function promisesOf(resolution: ResolutionDraft, complainedOfId: string | null, above: Above, bench: Bench): Ruled['open'] | Refusal {
  const { leadDepartmentId, assistDepartmentIds, what, workingDays, id } = resolution;
  if (leadDepartmentId === null || workingDays === null || what === '') return refuse('meeting.resolution_incomplete');
  if (new Set([leadDepartmentId, ...assistDepartmentIds]).size <= assistDepartmentIds.length) return refuse('meeting.department_twice');
  if (leadDepartmentId === complainedOfId) return refuse('department.complained_of');
  if ([leadDepartmentId, ...assistDepartmentIds].some((id) => above.has(id))) return refuse('department.above');
  const clock = startClock(bench, { kind: 'working_days', workingDays });
  const promise = (departmentId: string, role: 'lead' | 'assist') => ({ kind: 'resolution' as const, role, departmentId, ask: what, clock, resolutionId: id });
  return [promise(leadDepartmentId, 'lead'), ...assistDepartmentIds.map((departmentId) => promise(departmentId, 'assist'))];
}

/** The answer promise of a case on which a meeting may put work. */
function answerOwed(file: CaseFile): TaskState | Refusal {
  const { row } = file;
  if (row.stage !== 'triaged' && row.stage !== 'working') return refuse('meeting.case_not_open');
  if (row.awaitsConfirmation || row.category === null) return refuse('case.unconfirmed');
  return answerTask(file) ?? refuse('meeting.case_not_open');
}

/** What one resolution would do to the case's answer. */
export function effectOf(resolution: ResolutionDraft, file: CaseFile, above: Above, bench: Bench): { open: Ruled['open']; extends: number } | Refusal {
  const { row } = file;
  const answer = answerOwed(file);
  if (isRefusal(answer)) return answer;
  const open = promisesOf(resolution, row.complainedOfId, above, bench);
  if (isRefusal(open)) return open;
  const [first] = open;
  const days = first ? extensionFor(first.clock, answer, bench) : 0;
  return isRefusal(days) ? days : { open, extends: days };
}

const at = (refusal: Refusal, path: string): Refusal => ({ ...refusal, path: refusal.path === undefined ? path : `${path}.${refusal.path}` });

/** 议定: its resolutions become promises; the answer is extended to the latest of them; a ruling says who leads from now on. */
function resolve(file: CaseFile, item: ItemState, meeting: string, above: Above, bench: Bench): Ruled | Refusal {
  const { row } = file;
  if (item.resolutions.length === 0) return refuse('meeting.resolution_missing', {}, 'resolutions');
  const { ruling } = item;
  if (ruling && ruling.leadDepartmentId === row.complainedOfId) return refuse('department.complained_of', {}, 'ruling.leadDepartmentId');
  if (ruling?.assistDepartmentIds.includes(ruling.leadDepartmentId)) return refuse('meeting.department_twice', {}, 'ruling.assistDepartmentIds');
  if (ruling && above.has(ruling.leadDepartmentId)) return refuse('department.above', {}, 'ruling.leadDepartmentId');
  if (ruling?.assistDepartmentIds.some((id) => above.has(id))) return refuse('department.above', {}, 'ruling.assistDepartmentIds');
  const open: Ruled['open'] = [];
  let days = 0;
  for (const [index, resolution] of item.resolutions.entries()) {
    const effect = effectOf(resolution, file, above, bench);
    if (isRefusal(effect)) return at(effect, `resolutions.${index}`);
    open.push(...effect.open);
    days = Math.max(days, effect.extends);
  }
  const answer = answerTask(file);
  const moved = answer && days > 0 ? dueColumns({ ...answer.clock, extensions: [...answer.clock.extensions, { workingDays: days, reason: `${meeting}议定`.slice(0, 200) }] }, bench.calendar) : undefined;
  const lead = ruling?.leadDepartmentId ?? row.leadDepartmentId ?? item.resolutions[0]?.leadDepartmentId ?? null;
  // Two departments cannot lead at once: who led and is no longer to, is relieved of its part.
  const relieved = ruling ? openTasks(file, 'handle').filter((task) => task.role === 'lead' && task.departmentId !== ruling.leadDepartmentId) : [];
  return {
    case: { stage: 'working', leadDepartmentId: lead, ...(moved && { dueAt: moved.dueAt, provisional: moved.provisional }) },
    tasks: [
      ...(answer && moved ? [{ task: answer, changes: moved, action: 'extend', data: { workingDays: days } }] : []),
      ...relieved.map((task) => ({ task, changes: { status: 'cancelled' as const, closedAt: bench.now, result: `${meeting}裁定由其他部门牵头`, pausedAt: null, pausedUntil: null }, action: 'cancel' })),
    ],
    open,
  };
}

/** 提请上级: what the case's own 提级 does, by the name the body was written down with; due with the case's answer. */
function takeUp(file: CaseFile, { escalateTo, escalateAsk }: ItemState, bench: Bench, bodies: Bodies): Ruled | Refusal {
  if (!escalateTo || !escalateAsk) return refuse('meeting.escalation_missing', {}, escalateTo ? 'escalateAsk' : 'escalateTo');
  const answer = answerOwed(file);
  if (isRefusal(answer)) return answer;
  const departmentId = bodies.named(escalateTo);
  if (departmentId === undefined) return refuse('escalation.not_above', {}, 'escalateTo');
  const verdict = escalate(file, { version: 1, departmentId, ask: escalateAsk }, bench, bodies);
  if (isRefusal(verdict)) return { ...verdict, path: 'escalateTo' };
  return { ...(verdict.case && { case: verdict.case }), open: verdict.open ?? [] };
}

/** 解释清楚办不了: the answer rests on it; what was recorded before stays. A special approval that still waits has nothing left to permit. */
function explain({ row }: CaseFile, { explanation }: ItemState, clause: string, meeting: string): Ruled {
  const waiting = row.specialRequestId !== null && row.specialApprovedAt === null;
  return {
    case: { ...(row.clause === null && { clause, explanation }), ...(waiting && { specialRequestId: null }) },
    ...(waiting && { special: { over: `${meeting}议定办不了` } }),
    open: [],
  };
}

/** What closing the meeting makes of one case. Putting off moves nothing; each is told in the case's history. */
export function conclude(file: CaseFile, item: ItemState, meeting: string, bench: Bench, bodies: Bodies): Ruled | Refusal {
  switch (item.outcome) {
    case 'resolved':
      return resolve(file, item, meeting, bodies.above, bench);
    case 'adjourned':
      return item.adjournReason ? { open: [] } : refuse('meeting.reason_missing', {}, 'adjournReason');
    case 'explained':
      if (!item.clause || !item.explanation) return refuse('meeting.explanation_missing', {}, item.clause ? 'explanation' : 'clause');
      return explain(file, item, item.clause, meeting);
    case 'escalated':
      return takeUp(file, item, bench, bodies);
    case null:
      return refuse('meeting.item_undecided', { count: 1 });
  }
}

type Promised = { status: TaskStatus; dueAt: Instant | null; closedAt: Instant | null };

/** How a resolution stands, by the promises it became. Given back it has to be settled anew; done late it was not kept. */
export function stateOf(tasks: readonly Promised[], now: Instant): ResolutionState {
  if (tasks.length === 0) return 'drafted';
  if (tasks.some(({ status }) => status === 'returned')) return 'returned';
  const late = ({ status, dueAt, closedAt }: Promised) => dueAt !== null && (isOpenTask({ status }) ? now > dueAt : status === 'done' && closedAt !== null && closedAt > dueAt);
  if (tasks.some(late)) return 'unkept';
  if (tasks.some(isOpenTask)) return 'running';
  return tasks.every(({ status }) => status === 'cancelled') ? 'cancelled' : 'kept';
}
