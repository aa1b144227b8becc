import type { z } from 'zod';
import type { DispatchBody } from '../../../schema/cases.ts';
import type { DEPARTMENT_STANDINGS } from '../../../schema/departments.ts';
import type { ClockRule } from '../../../schema/deadlines.ts';
import { isRefusal, refuse, type Refusal } from '../../../schema/refusals.ts';
import { dueOf, remainingWorkingDays } from '../../deadlines/rules.ts';
import { BY_ANSWER, answerTask, isPaused, openTasks, spoken, startClock, type Bench, type CaseFile, type NewTask, type TaskState, type Verdict } from './file.ts';
import { dueIfResumed, fallsAfter, isMissed, runningPauses } from './pauses.ts';

type Dispatch = z.output<typeof DispatchBody>;
type Share = Dispatch['lead'];

/** Who can be given work: looked up before the decision, so that the rule stays a plain function. */
export type Directory = {
  department(id: string): { retired: boolean; standing?: (typeof DEPARTMENT_STANDINGS)[number] } | undefined;
  person(id: string): { departmentId: string | null; retired: boolean } | undefined;
};

function checkShare(share: Share, path: string, directory: Directory): Refusal | undefined {
  const department = directory.department(share.departmentId);
  if (!department || department.retired) return refuse('row.unknown_reference', { field: 'departmentId' }, `${path}.departmentId`);
  if (!share.handlerId) return undefined;
  const person = directory.person(share.handlerId);
  if (!person || person.retired || person.departmentId !== share.departmentId) return refuse('department.not_yours', {}, `${path}.handlerId`);
  return undefined;
}

/** Left out, a part may take what is left of the answer's own limit. */
function ruleFor(share: Pick<Share, 'dueIn'>, answer: TaskState, bench: Bench): ClockRule {
  if (share.dueIn !== undefined) return { kind: 'working_days', workingDays: share.dueIn };
  if (answer.clock.rule.kind !== 'working_hours') return { kind: 'working_days', workingDays: remainingWorkingDays(dueIfResumed(answer.clock, bench), bench.now, bench.calendar) };
  const left = dueOf(answer.clock, bench.calendar).remaining;
  return left === null ? answer.clock.rule : { kind: 'working_hours', minutes: Math.max(1, Math.floor(left)) };
}

/** When somebody's part of a case is due: inside the answer's limit, or not at all; standing still where the case does. */
export function partOf(file: CaseFile, answer: TaskState, share: Pick<Share, 'dueIn'>, path: string, bench: Bench): Pick<NewTask, 'clock' | 'pausedAt' | 'pausedUntil'> | Refusal {
  const { row } = file;
  const pauses = runningPauses(answer.clock, bench.now).map((pause) => ({ ...pause, from: bench.now }));
  const clock = { ...startClock(bench, ruleFor(share, answer, bench)), pauses };
  const late = !isMissed(answer.clock, bench) && fallsAfter(clock, answer.clock, bench);
  if (late && share.dueIn !== undefined) return refuse('task.due_after_answer', { due: spoken(dueIfResumed(answer.clock, bench), bench.calendar) }, path);
  return {
    clock: late && answer.dueAt ? { ...clock, external: [{ dueAt: answer.dueAt, what: BY_ANSWER }] } : clock,
    // The pause of the case, and known by its beginning: what resumes the case resumes this part.
    ...(isPaused(row, bench.now) && { pausedAt: row.pausedAt, pausedUntil: row.pausedUntil }),
  };
}

/**
 * 分办: one lead, any number assisting, each part due inside the answer's own limit. A lead that stays keeps its
 * task; a new lead needs the old one to have returned or been cancelled. On an overdue case parts get dates of
 * their own, since nothing can lie inside a limit that has passed.
 */
export function dispatch(file: CaseFile, body: Dispatch, bench: Bench, directory: Directory): Verdict {
  const { row } = file;
  if (row.stage !== 'triaged' && row.stage !== 'working') return refuse('case.wrong_stage');
  if (row.awaitsConfirmation || row.category === null) return refuse('case.unconfirmed');
  const answer = answerTask(file);
  if (!answer) return refuse('case.wrong_stage');
  if (body.lead.departmentId === row.complainedOfId) return refuse('department.complained_of', {}, 'lead.departmentId');

  const shares = [{ share: body.lead, role: 'lead' as const, path: 'lead' }, ...body.assist.map((share, index) => ({ share, role: 'assist' as const, path: `assist.${index}` }))];
  if (new Set(shares.map(({ share }) => share.departmentId)).size < shares.length) return refuse('department.twice', {}, 'assist');

  const parts = openTasks(file, 'handle').filter(({ role }) => role !== 'force' && role !== 'above');
  const lead = parts.find((task) => task.role === 'lead');
  if (lead && lead.departmentId !== body.lead.departmentId) return refuse('case.lead_open', {}, 'lead.departmentId');

  const open: NewTask[] = [];
  for (const { share, role, path } of shares) {
    const refused = checkShare(share, path, directory);
    if (refused) return refused;
    if (role === 'lead' && lead) continue;
    // The level above is asked by 提级: it owes an answer, and its answer needs its paper.
    if (directory.department(share.departmentId)?.standing === 'above') return refuse('department.above', {}, `${path}.departmentId`);
    if (parts.some((task) => task.departmentId === share.departmentId)) return refuse('department.twice', {}, `${path}.departmentId`);
    const timed = partOf(file, answer, share, `${path}.dueIn`, bench);
    if (isRefusal(timed)) return timed;
    open.push({ kind: 'handle', role, departmentId: share.departmentId, personId: share.handlerId ?? null, ask: share.ask, ...timed });
  }
  return {
    case: { stage: 'working', leadDepartmentId: body.lead.departmentId, ...(body.helperId !== undefined && { helperId: body.helperId }) },
    open,
  };
}
