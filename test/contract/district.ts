import { z } from 'zod';
import { Case, type CaseAction } from '../../schema/cases.ts';
import { Event } from '../../schema/events.ts';
import { FileRow, type FileOwner } from '../../schema/files.ts';
import { Task, type TaskAction } from '../../schema/tasks.ts';
import { setupToken } from '../../worker/setup/token.ts';
import { usual } from '../cases/play.ts';
import type { Answer, Api } from '../harness/api.ts';
import { TEST_KEYS } from '../harness/worker.ts';

const Row = z.looseObject({ id: z.string() });
const PASSWORD = 'demo-demo-demo';
export const DEPARTMENTS = ['tax', 'land', 'fire'] as const;

/** Username, role, department. Nobody real. */
const STAFF = [
  ['director', 'director', null],
  ['coordinator', 'coordinator', null],
  ['coordinator.b', 'coordinator', null],
  ['supervisor', 'supervisor', null],
  ['handler', 'handler', 'tax'],
  ['handler.land', 'handler', 'land'],
  ['handler.fire', 'handler', 'fire'],
  ['viewer', 'viewer', null],
] as const;

/** Everything one answer says, refused or not. */
export type Problem = { type: string; title: string; status: number; detail: string; code: string; sentences: { zh: string; en: string }; errors?: { path: string; message: string }[]; current?: { id: string; version: number } };

/** A small district of 龙井's rules, set up as an administrator would, and the people who work in it. */
export class District {
  readonly api: Api;
  readonly people = new Map<string, string>();
  /** Monday morning. */
  now = '2026-03-09T10:00:00+08:00';

  constructor(api: Api) {
    this.api = api;
  }

  async setUp(): Promise<void> {
    const token = await setupToken(TEST_KEYS.authSecret);
    await this.made(this.api.post('/api/setup', { token, username: 'admin', name: '孙某', password: PASSWORD }, { now: '2026-01-05T09:00:00+08:00' }));
    const admin = this.api.as('admin');
    for (const id of DEPARTMENTS) await this.made(admin.post('/api/departments', { id, name: `${id} 局` }));
    await this.made(admin.post('/api/matters', { id: 'deed', name: '不动产转移登记', departmentId: 'land' }));
    await Promise.all(
      STAFF.map(async ([username, role, departmentId]) => {
        const { body } = await this.made(admin.post('/api/people', { username, name: `${username} 某`, role, departmentId, password: PASSWORD }));
        this.people.set(username, Row.parse(body).id);
      }),
    );
  }

  /** An answer that has to be a success. */
  async made<Body>(answer: Promise<Answer<Body>>): Promise<Answer<Body>> {
    const { status, body, headers } = await answer;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    return { status, body, headers };
  }

  id(username: string): string {
    const id = this.people.get(username);
    if (id === undefined) throw new Error(`${username} is nobody here`);
    return id;
  }

  /** Registers as a coordinator does; a test says only what it is about. */
  async register(over: object = {}, username = 'coordinator'): Promise<Case> {
    const draft = { channel: 'window', title: '不动产登记办不下来', reporter: { kind: 'person', name: '张某三', phone: '13812341234' }, ...over };
    return Case.parse((await this.made(this.api.as(username).post('/api/cases', draft, { now: this.now }))).body);
  }

  /** One action of a case, and whatever comes back. */
  act(username: string, row: { id: string; version: number }, action: CaseAction, body: object = {}): Promise<Answer<Problem>> {
    const versionless = action === 'note' || action === 'reveal';
    return this.api.as(username).post(`/api/cases/${row.id}/${action}`, { ...(!versionless && { version: row.version }), ...usual(action), ...body }, { now: this.now });
  }

  /** One action that has to go through: the case as it stands after it. */
  async take(username: string, row: { id: string; version: number }, action: CaseAction, body: object = {}): Promise<Case> {
    return Case.parse((await this.made(this.act(username, row, action, body))).body);
  }

  /** A line of the contact log; answers its id. */
  async note(row: { id: string }, body: object, username = 'coordinator'): Promise<string> {
    return Event.parse((await this.made(this.act(username, { id: row.id, version: 0 }, 'note', body))).body).id;
  }

  /** A file as a browser sends it: the frame of the form is the request's own. */
  async attach(subjectKind: FileOwner, subjectId: string, bytes: Uint8Array, name: string, username = 'coordinator'): Promise<FileRow> {
    const form = new FormData();
    form.set('file', new File([new Uint8Array(bytes)], name));
    form.set('subjectKind', subjectKind);
    form.set('subjectId', subjectId);
    const framed = new Response(form);
    const answer = await this.api.as(username).raw('POST', '/api/files', { body: new Uint8Array(await framed.arrayBuffer()), headers: { 'content-type': framed.headers.get('content-type') ?? '' }, now: this.now });
    if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
    return FileRow.parse(await answer.json());
  }

  actOn(username: string, task: { id: string; version: number }, action: TaskAction, body: object = {}): Promise<Answer<Problem>> {
    return this.api.as(username).post(`/api/tasks/${task.id}/${action}`, { version: task.version, ...body }, { now: this.now });
  }

  async do(username: string, task: { id: string; version: number }, action: TaskAction, body: object = {}): Promise<Task> {
    return Task.parse((await this.made(this.actOn(username, task, action, body))).body);
  }

  async look(id: string, username = 'coordinator'): Promise<Case> {
    return Case.parse((await this.made(this.api.as(username).get(`/api/cases/${id}`, { now: this.now }))).body);
  }

  /** The open promises of a case, as the coordinator sees each. */
  async promises(caseId: string, kind?: string): Promise<Task[]> {
    const rows = await this.api.sql(`select id from tasks where case_id = ? and status in ('open', 'accepted') ${kind === undefined ? '' : 'and kind = ?'} order by id`, caseId, ...(kind === undefined ? [] : [kind]));
    return Promise.all(rows.map(async ({ id }) => Task.parse((await this.made(this.api.as('coordinator').get(`/api/tasks/${String(id)}`, { now: this.now }))).body)));
  }

  async promise(caseId: string, kind: string, departmentId?: string): Promise<Task> {
    const found = (await this.promises(caseId, kind)).find((task) => departmentId === undefined || task.departmentId === departmentId);
    if (!found) throw new Error(`no open ${kind}`);
    return found;
  }

  async history(caseId: string, username = 'coordinator'): Promise<Event[]> {
    const { body } = await this.made(this.api.as(username).get<{ data: unknown[] }>(`/api/cases/${caseId}/events`, { now: this.now }));
    return body.data.map((event) => Event.parse(event));
  }

  /** Given out to tax, who leads, and land, who assists. */
  async dispatched(over: object = {}): Promise<Case> {
    const triaged = await this.take('coordinator', await this.register(over), 'triage');
    return this.take('coordinator', triaged, 'dispatch', { lead: { departmentId: 'tax', dueIn: 5, ask: '核实并办理' }, assist: [{ departmentId: 'land', dueIn: 3, ask: '出具证明' }] });
  }
}
