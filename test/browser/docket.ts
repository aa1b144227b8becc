import type { Case, CaseAction } from '../../schema/cases.ts';
import type { Task, TaskAction, TaskKind } from '../../schema/tasks.ts';
import type { Answer, Api } from '../harness/index.ts';
import { MONDAY, instant } from './office.ts';

export const JUDGED = { cause: 'materials', judgement: { should: true, reason: '材料齐全，应当办' } };

function done<Body>({ status, body }: Answer<Body>, what: string): Body {
  if (status >= 300) throw new Error(`${what} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Cases made over the API, for tests that begin where somebody has worked already. Each step at its Beijing time. */
export class Docket {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  async register(draft: object, at = MONDAY): Promise<Case> {
    const body = { channel: 'window', title: '办不下来', reporter: { kind: 'person', name: '李某', phone: '13900005678' }, ...draft };
    return done(await this.#api.as('coordinator').post<Case>('/api/cases', body, { now: instant(at) }), 'register');
  }

  async act({ id }: { id: string }, action: CaseAction, body: object, at = MONDAY, username = 'coordinator'): Promise<Case> {
    const client = this.#api.as(username);
    const { version } = (await client.get<Case>(`/api/cases/${id}`)).body;
    const versioned = action === 'note' ? body : { version, ...body };
    return done(await client.post<Case>(`/api/cases/${id}/${action}`, versioned, { now: instant(at) }), action);
  }

  /** Every open promise of this kind. */
  async keep({ id }: { id: string }, kind: TaskKind, action: TaskAction, body: object, at = MONDAY, username = 'coordinator'): Promise<void> {
    const client = this.#api.as(username);
    const { data } = (await client.get<{ data: Task[] }>(`/api/tasks?filter=${JSON.stringify({ caseId: id, kind, status: ['open', 'accepted'] })}`)).body;
    for (const { id: taskId, version } of data) done(await client.post(`/api/tasks/${taskId}/${action}`, { version, ...body }, { now: instant(at) }), `${kind} ${action}`);
  }

  /** 很难办, given to 市场监管局 with a date three working days on. */
  async dispatched(draft: object, at = MONDAY): Promise<Case> {
    const row = await this.register({ matterId: 'm02', departmentId: 'd21', ...draft }, at);
    await this.act(row, 'triage', { category: 'lj_hard', ...JUDGED }, at);
    return this.act(row, 'dispatch', { lead: { departmentId: 'd21', dueIn: 3, ask: '核实退件原因' } }, at);
  }
}
