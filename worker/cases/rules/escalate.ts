import type { z } from 'zod';
import type { EscalateBody } from '../../../schema/cases.ts';
import { isRefusal, refuse, type Refusal } from '../../../schema/refusals.ts';
import { partOf, type Directory } from './dispatch.ts';
import { answerTask, type Bench, type CaseFile, type NewTask, type TaskState, type Verdict } from './file.ts';

/** The answer promise of a case whose work may be given to somebody now; the same as for a dispatch. */
export function workable({ row, tasks: owed, ...rest }: CaseFile): TaskState | Refusal {
  if (row.stage !== 'triaged' && row.stage !== 'working') return refuse('case.wrong_stage');
  if (row.awaitsConfirmation || row.category === null) return refuse('case.unconfirmed');
  return answerTask({ row, tasks: owed, ...rest }) ?? refuse('case.wrong_stage');
}

/** A `handle` task of somebody who is no department with a part: a task force, or the level above. Inside the answer's limit. */
export function beside(file: CaseFile, doer: Pick<NewTask, 'role' | 'forceId' | 'departmentId' | 'personId'>, asked: { ask: string; dueIn?: number | undefined }, bench: Bench): NewTask | Refusal {
  const answer = workable(file);
  if (isRefusal(answer)) return answer;
  const timed = partOf(file, answer, { dueIn: asked.dueIn }, 'dueIn', bench);
  return isRefusal(timed) ? timed : { kind: 'handle', ...doer, ask: asked.ask, ...timed };
}

/** 提级 (F051, F054): the level above is asked for something, and owes its answer as a department owes its part. */
export function escalate(file: CaseFile, body: z.output<typeof EscalateBody>, bench: Bench, directory: Pick<Directory, 'department'>): Verdict {
  const task = beside(file, { role: 'above', departmentId: body.departmentId }, body, bench);
  if (isRefusal(task)) return task;
  const above = directory.department(body.departmentId);
  if (!above || above.retired) return refuse('row.unknown_reference', { field: 'departmentId' }, 'departmentId');
  if (above.standing !== 'above') return refuse('escalation.not_above', {}, 'departmentId');
  return { case: { stage: 'working' }, open: [task], data: { ask: body.ask, departmentId: body.departmentId, ...(body.fileId && { fileId: body.fileId }) } };
}
