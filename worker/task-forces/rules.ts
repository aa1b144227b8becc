import type { z } from 'zod';
import type { Instant } from '../../schema/deadlines.ts';
import type { Actor } from '../../schema/people.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import type { AskBody, CloseBody, ForceAction, ForceMember, ForceStatus, FormForceBody } from '../../schema/task-forces.ts';
import type { TaskStatus } from '../../schema/tasks.ts';
import type { Directory } from '../cases/rules/dispatch.ts';
import { beside } from '../cases/rules/escalate.ts';
import { isOpenTask, type Bench, type CaseFile, type Verdict } from '../cases/rules/file.ts';

export type ForceState = { id: string; status: ForceStatus; leadId: string | null; leadDepartmentId: string | null; members: ForceMember[] };
export type OwedByForce = { caseId: string | null; status: TaskStatus };
type Lead = Pick<ForceState, 'leadId' | 'leadDepartmentId'>;

/** The lead in full: a person brings his department, a department leads without a person where it has no account. */
function leadOf({ leadId, leadDepartmentId }: Lead, directory: Directory): Lead | Refusal {
  if (leadId === null && leadDepartmentId === null) return refuse('force.no_lead', {}, 'leadId');
  const person = leadId === null ? undefined : directory.person(leadId);
  if (leadId !== null && (!person || person.retired)) return refuse('row.unknown_reference', { field: 'leadId' }, 'leadId');
  if (person && leadDepartmentId !== null && person.departmentId !== leadDepartmentId) return refuse('department.not_yours', {}, 'leadId');
  const departmentId = person ? person.departmentId : leadDepartmentId;
  const department = departmentId === null ? undefined : directory.department(departmentId);
  if (person === undefined && (!department || department.retired)) return refuse('row.unknown_reference', { field: 'leadDepartmentId' }, 'leadDepartmentId');
  // What the level above is asked for is an escalation; it may send somebody to sit in.
  if (departmentId !== null && directory.department(departmentId)?.standing === 'above') return refuse('department.above', {}, person ? 'leadId' : 'leadDepartmentId');
  return { leadId, leadDepartmentId: departmentId };
}

function checkMembers(members: ForceMember[], directory: Directory): Refusal | undefined {
  const strange = members.findIndex(({ departmentId }) => departmentId !== null && directory.department(departmentId)?.retired !== false);
  return strange < 0 ? undefined : refuse('row.unknown_reference', { field: 'departmentId' }, `members.${strange}.departmentId`);
}

/** Who is complained of sits in no task force about it (F084). */
function checkComplained(lead: Lead, members: ForceMember[], complainedOfId: string | null): Refusal | undefined {
  if (complainedOfId === null) return undefined;
  if (lead.leadDepartmentId === complainedOfId) return refuse('department.complained_of', {}, 'leadDepartmentId');
  const at = members.findIndex(({ departmentId }) => departmentId === complainedOfId);
  return at < 0 ? undefined : refuse('department.complained_of', {}, `members.${at}.departmentId`);
}

/** The force's task of one case: owed by its lead, shown as the force's. */
const taskOf = (file: CaseFile, force: Lead & { id: string }, asked: { ask: string; dueIn?: number | undefined }, bench: Bench) =>
  beside(file, { role: 'force', forceId: force.id, departmentId: force.leadDepartmentId, personId: force.leadId }, asked, bench);

/** 组建专班 (F047, F048): for a case, with what it is asked for; `id` is the new force's. */
export function form(file: CaseFile, id: string, body: z.output<typeof FormForceBody>, bench: Bench, directory: Directory): Verdict {
  const lead = leadOf(body, directory);
  if (isRefusal(lead)) return lead;
  const refused = checkMembers(body.members, directory) ?? checkComplained(lead, body.members, file.row.complainedOfId);
  if (refused) return refused;
  const task = taskOf(file, { id, ...lead }, body, bench);
  if (isRefusal(task)) return task;
  return { case: { stage: 'working' }, open: [task], force: { id, title: body.title, ...lead, members: body.members }, data: { force: body.title, ask: body.ask } };
}

/** A further case, or a further thing asked of it for one it has finished with. */
export function ask(force: ForceState, owed: OwedByForce[], file: CaseFile, body: z.output<typeof AskBody>, bench: Bench): Verdict {
  if (force.status === 'closed') return refuse('force.closed');
  if (owed.some((task) => task.caseId === file.row.id && isOpenTask(task))) return refuse('force.asked_already', {}, 'caseId');
  const refused = checkComplained(force, force.members, file.row.complainedOfId);
  if (refused) return { ...refused, path: 'caseId' };
  const task = taskOf(file, force, body, bench);
  return isRefusal(task) ? task : { case: { stage: 'working' }, open: [task], data: { ask: body.ask } };
}

const openOf = (owed: OwedByForce[]) => owed.filter(isOpenTask).length;

/** Title and members at any time; the lead while nothing is owed, since what is owed is the lead's. `complained` are the departments complained of in its cases. */
export function edit(force: ForceState, changes: Partial<Lead & { title: string; members: ForceMember[] }>, owed: OwedByForce[], complained: string[], directory: Directory): Refusal | Partial<Lead & { title: string; members: ForceMember[] }> {
  if (force.status === 'closed') return refuse('force.closed');
  const moves = 'leadId' in changes || 'leadDepartmentId' in changes;
  const lead = moves ? leadOf({ leadId: changes.leadId ?? null, leadDepartmentId: changes.leadDepartmentId ?? null }, directory) : force;
  if (isRefusal(lead)) return lead;
  const other = lead.leadId !== force.leadId || lead.leadDepartmentId !== force.leadDepartmentId;
  if (other && openOf(owed) > 0) return refuse('force.tasks_open', { count: openOf(owed) }, 'leadId');
  const members = changes.members ?? force.members;
  const refused = checkMembers(changes.members ?? [], directory) ?? complained.map((id) => checkComplained(lead, members, id)).find(isRefusal);
  return refused ?? { ...changes, ...(moves && { leadId: lead.leadId, leadDepartmentId: lead.leadDepartmentId }) };
}

/** 撤销专班: when it owes nothing any more; what it did stands in its tasks, what came of it all in `result`. */
export function close(force: ForceState, body: z.output<typeof CloseBody>, owed: OwedByForce[], actor: Actor, now: Instant): Refusal | { status: 'closed'; closedAt: Instant; closedById: string; result: string } {
  if (force.status === 'closed') return refuse('force.closed');
  const open = openOf(owed);
  return open > 0 ? refuse('force.tasks_open', { count: open }) : { status: 'closed', closedAt: now, closedById: actor.id, result: body.result };
}

/** Whether a handler's department leads it or has a member in it. */
export const belongs = ({ leadDepartmentId, members }: Pick<ForceState, 'leadDepartmentId' | 'members'>, departmentId: string | null): boolean =>
  departmentId !== null && (leadDepartmentId === departmentId || members.some((member) => member.departmentId === departmentId));

export function forceActions(force: ForceState, owed: OwedByForce[], actor: Actor): ForceAction[] {
  if (force.status === 'closed') return [];
  if (actor.role === 'handler') return belongs(force, actor.departmentId) ? ['note'] : [];
  if (actor.role !== 'coordinator') return [];
  return openOf(owed) === 0 ? ['close', 'ask', 'note', 'edit'] : ['note', 'ask', 'edit'];
}

