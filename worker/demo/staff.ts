/** 某 in every name: nobody real. Each role's own account comes first; the rest make the offices look lived in. */
export const PASSWORD = 'demo-demo-demo';

type Account = { username: string; name: string; role: string; departmentId?: string; siteId?: string; head?: boolean };

/** Made at set-up, before the directory is there. */
export const ADMIN: Account = { username: 'admin', name: '孙某', role: 'admin' };

export const ACCOUNTS: readonly Account[] = [
  { username: 'director', name: '周某', role: 'director', siteId: 'centre' },
  { username: 'coordinator', name: '赵某', role: 'coordinator', siteId: 'centre' },
  { username: 'coordinator.b', name: '钱某', role: 'coordinator', siteId: 'centre' },
  { username: 'supervisor', name: '吴某', role: 'supervisor' },
  { username: 'handler', name: '郑某', role: 'handler', departmentId: 'd21' },
  { username: 'handler.head', name: '王某', role: 'handler', departmentId: 'd21', head: true },
  { username: 'handler.police', name: '冯某', role: 'handler', departmentId: 'd05' },
  { username: 'handler.civil', name: '陈某', role: 'handler', departmentId: 'd06' },
  { username: 'handler.social', name: '褚某', role: 'handler', departmentId: 'd09' },
  { username: 'handler.housing', name: '卫某', role: 'handler', departmentId: 'd12' },
  { username: 'handler.medical', name: '蒋某', role: 'handler', departmentId: 'd22' },
  { username: 'viewer', name: '沈某', role: 'viewer' },
];

/** Who has an account at which department. Departments without one are entered on behalf (代录). */
export class Staff {
  readonly #handlers = new Map<string, { id: string; username: string }>();

  /** Whether this account does anything in the scripts: a department's head and a viewer only look. */
  add({ role, departmentId, head, username }: Account, id: string): boolean {
    if (role !== 'handler') return role !== 'viewer';
    if (!departmentId || head) return false;
    this.#handlers.set(departmentId, { id, username });
    return true;
  }

  handlerOf(departmentId: string): { id: string; username: string } | undefined {
    return this.#handlers.get(departmentId);
  }
}
