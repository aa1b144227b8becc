import { refuse, type Refusal } from '../../schema/refusals.ts';
import type { Actor, Permission, Role } from '../../schema/people.ts';

/** What everybody has who looks after the window. */
const OVERSEEING = ['approvals.read', 'personal_data.see', 'promises.see_all', 'reminders.oversee'] as const satisfies readonly Permission[];

/** Handlers act by their tasks, and a viewer only looks. */
const GRANTED: Record<Role, readonly Permission[]> = {
  admin: ['accountability.read', 'directory.edit', 'duty.edit', 'people.edit', 'settings.edit', ...OVERSEEING],
  director: ['accountability.read', 'cases.approve', ...OVERSEEING],
  coordinator: ['cases.register', 'cases.handle', 'duty.edit', ...OVERSEEING],
  supervisor: ['accountability.read', 'cases.approve', 'cases.supervise', ...OVERSEEING],
  handler: [],
  viewer: ['promises.see_all'],
};

export function permissionsOf(role: Role): readonly Permission[] {
  return GRANTED[role];
}

/** Those of one person: a head of department may have to sign. */
export function permissionsFor({ role, head, departmentId }: Pick<Actor, 'role' | 'head' | 'departmentId'>): readonly Permission[] {
  return role === 'handler' && head && departmentId !== null ? [...GRANTED.handler, 'approvals.read'] : GRANTED[role];
}

/** The ladder is the supervisor's tool as well; every other setting is the administrator's. */
export function mayEditSetting(key: string, role: Role): boolean {
  const granted = permissionsOf(role);
  return granted.includes('settings.edit') || (key === 'ladder' && granted.includes('cases.supervise'));
}

type Standing = { role: Role; departmentId: string | null; retiredAt: string | null };

/** What has to hold of a person after any change. `otherAdmins` counts active administrators besides this one. */
export function checkPerson(before: Standing | null, after: Standing, otherAdmins: number): Refusal | undefined {
  if (after.role === 'handler' && after.departmentId === null) return refuse('person.handler_needs_department', undefined, before ? 'changes.departmentId' : 'departmentId');
  const wasAdmin = before !== null && before.role === 'admin' && before.retiredAt === null;
  const isAdmin = after.role === 'admin' && after.retiredAt === null;
  if (wasAdmin && !isAdmin && otherAdmins === 0) return refuse('person.last_admin', undefined, after.role === 'admin' ? 'changes.retired' : 'changes.role');
  return undefined;
}
