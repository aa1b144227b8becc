import { z } from 'zod';
import { type Api, ApiRefused } from './api.ts';
import { beijingDay } from './days.ts';
import { holdMeeting } from './meetings.ts';
import { AT_ONCE } from './pool.ts';
import type { Deed, Part, Script, Step } from './script.ts';
import type { Staff } from './staff.ts';

const Row = z.looseObject({ id: z.string(), version: z.int() });
const Task = z.looseObject({ id: z.string(), version: z.int(), kind: z.string(), status: z.string(), departmentId: z.string().nullable(), role: z.string().nullable(), forceId: z.string().nullable() });
const Tasks = z.looseObject({ data: z.array(Task) });
const Rows = z.looseObject({ data: z.array(Row) });
const Note = z.looseObject({ id: z.string() });

const OPEN = new Set(['open', 'accepted']);
/** The lane in which registrations follow each other, so that case numbers rise with time. No script is called so. */
const REGISTRATIONS = '';

/** What the player knows of a case: where it stands, the tasks it has seen, the notes it may point at. */
type InPlay = { id: string; version: number; tasks: z.infer<typeof Task>[]; notes: Map<string, string>; special?: z.infer<typeof Row>; force?: z.infer<typeof Row> };

type Turn = { script: Script; step: Step; order: number };

/**
 * Plays scripts against an installation whose clock they tell, all steps of all cases in the order of their
 * instants, so that numbers, history and promises grow as they would have. A few steps of different cases are under
 * way at once; those of one case, the registrations, and every new day wait for what came before. Stops at the first
 * step refused.
 */
export class Player {
  readonly #api: Api;
  readonly #staff: Staff;
  readonly #cases = new Map<string, InPlay>();

  constructor(api: Api, staff: Staff) {
    this.#api = api;
    this.#staff = staff;
  }

  async play(scripts: readonly Script[], onStep: (done: number, total: number, at: string) => void = () => {}): Promise<void> {
    const turns: Turn[] = scripts.flatMap((script, order) => script.steps.map((step) => ({ script, step, order })));
    // A stable sort: steps of one script keep their order even at one instant.
    turns.sort((a, b) => (a.step.at < b.step.at ? -1 : a.step.at > b.step.at ? 1 : a.order - b.order));
    const lanes = new Map<string, Promise<void>>();
    const underWay = new Set<Promise<void>>();
    const failures: Error[] = [];
    let done = 0;
    let today = '';
    for (const { script, step } of turns) {
      if (beijingDay(step.at) !== today) await Promise.all(underWay);
      today = beijingDay(step.at);
      if (underWay.size >= AT_ONCE) await Promise.race(underWay);
      if (failures.length > 0) break;
      const keys = [script.name, ...(step.deed.do === 'register' ? [REGISTRATIONS] : []), ...(step.deed.do === 'merge' ? [step.deed.into] : [])];
      const turn = Promise.all(keys.map((key) => lanes.get(key)))
        .then(() => this.#take(script, step))
        .then(() => onStep((done += 1), turns.length, step.at))
        .catch((error: unknown) => {
          const said = error instanceof Error ? error.message : String(error);
          failures.push(new Error(`${script.name}, ${step.deed.do} at ${step.at}: ${said}`, { cause: error }));
        })
        .finally(() => underWay.delete(turn));
      underWay.add(turn);
      for (const key of keys) lanes.set(key, turn);
    }
    await Promise.all(underWay);
    if (failures[0]) throw failures[0];
  }

  /** The case a script opened. */
  caseId(name: string): string {
    return this.#case(name).id;
  }

  #case(name: string): InPlay {
    const found = this.#cases.get(name);
    if (!found) throw new Error(`${name} has no case yet`);
    return found;
  }

  async #take({ name, coordinator = 'coordinator' }: Script, { at, as = coordinator, deed }: Step): Promise<void> {
    if (deed.do === 'register') {
      const row = Row.parse(await this.#api.call(as, at, 'POST', '/api/cases', deed.draft));
      this.#cases.set(name, { id: row.id, version: row.version, tasks: [], notes: new Map() });
      return;
    }
    const playing = this.#case(name);
    if (await this.#beyond(playing, as, at, deed)) return;
    const act = (action: string, body: object, by = as) => this.#act(playing, by, at, action, body);
    switch (deed.do) {
      case 'dispatch': {
        const share = ({ department, ask, dueIn }: Part) => ({
          departmentId: department, ask, handlerId: this.#staff.handlerOf(department)?.id ?? null, ...(dueIn !== undefined && { dueIn }),
        });
        return act('dispatch', { lead: share(deed.lead), assist: (deed.assist ?? []).map(share) });
      }
      case 'accept':
      case 'finish':
      case 'return': {
        const { do: action, department, onBehalf, ...body } = deed;
        const handler = onBehalf ? undefined : this.#staff.handlerOf(department);
        return this.#onTask(playing, coordinator, at, ({ kind, role, departmentId }) => kind === 'handle' && role !== 'force' && departmentId === department, action, handler
          ? { as: handler.username, body }
          : { as, body: { ...body, onBehalf: true } });
      }
      case 'meet':
        return holdMeeting(this.#api, at, playing.id, deed);
      case 'keep':
        return this.#onTask(playing, coordinator, at, ({ kind, departmentId }) => kind === 'resolution' && departmentId === deed.department, 'finish', { as: this.#staff.handlerOf(deed.department)?.username ?? as, body: { result: deed.result, ...(this.#staff.handlerOf(deed.department) ? {} : { onBehalf: true }) } });
      case 'remind':
        return this.#onTask(playing, coordinator, at, ({ departmentId }) => departmentId === deed.department, 'remind', { as, body: { text: deed.text } });
      case 'reply':
      case 'callback':
        return this.#onTask(playing, coordinator, at, ({ kind }) => kind === deed.do, 'finish', { as, body: { result: deed.result } });
      case 'note': {
        const note = Note.parse(await this.#api.call(as, at, 'POST', `/api/cases/${playing.id}/note`, deed.note));
        if (deed.called) playing.notes.set(deed.called, note.id);
        return undefined;
      }
      case 'confirm':
        return act('confirm-category', { confirm: deed.confirm, reason: deed.reason }, 'supervisor');
      case 'extend':
        return act('request-extension', { workingDays: deed.workingDays, reason: deed.reason, contactNoteId: this.#note(playing, deed.after) });
      case 'approve':
      case 'refuse':
        return act(deed.do, { reason: deed.reason }, 'director');
      case 'rate':
        return act('rate', { level: deed.level, reasons: deed.reasons ?? [], noteId: this.#note(playing, deed.after) });
      case 'merge':
        return act('merge', { intoId: this.#case(deed.into).id });
      default: {
        const { do: action, ...body } = deed;
        return act(action, body);
      }
    }
  }

  /** What goes beyond the departments' parts: the level above, special approval, a task force. False: another deed. */
  async #beyond(playing: InPlay, as: string, at: string, deed: Deed): Promise<boolean> {
    const { id } = playing;
    const call = (path: string, body: object, by = as) => this.#api.call(by, at, 'POST', path, body);
    const onForce = async (action: string, body: object) => {
      const { force } = playing;
      if (!force) throw new Error('no task force yet');
      return call(`/api/task-forces/${force.id}/${action}`, body);
    };
    switch (deed.do) {
      case 'escalate': {
        const { do: _do, department, ...body } = deed;
        await this.#act(playing, as, at, 'escalate', { ...body, departmentId: department });
        return true;
      }
      case 'above': {
        const fileId = await this.#api.attach(as, at, 'cases', id, deed.paper);
        await this.#onTask(playing, as, at, ({ departmentId }) => departmentId === deed.department, 'finish', { as, body: { result: deed.result, onBehalf: true, fileId } });
        return true;
      }
      case 'special': {
        const fileId = await this.#api.attach(as, at, 'cases', id, deed.evidence);
        playing.special = Row.parse(await call('/api/approvals', { kind: 'special', caseId: id, grounds: deed.grounds, fileIds: [fileId] }));
        return true;
      }
      case 'verify':
      case 'sign': {
        const { special } = playing;
        if (!special) throw new Error('no special request yet');
        const { reason } = deed;
        const [action, by, body] = deed.do === 'verify' ? ['verify', as, { reason, committee: deed.committee, verifier: deed.verifier }] as const : ['approve', deed.by, { reason, ...(deed.conditions && { conditions: deed.conditions }) }] as const;
        playing.special = Row.parse(await call(`/api/approvals/${special.id}/${action}`, { version: special.version, ...body }, by));
        return true;
      }
      case 'force': {
        const { do: _do, ...body } = deed;
        const { id: leadId } = Row.omit({ version: true }).parse(await this.#api.call(as, at, 'GET', '/api/me'));
        await this.#act(playing, as, at, 'form-force', { ...body, leadId, leadDepartmentId: null });
        const found = Rows.parse(await this.#api.call(as, at, 'GET', `/api/task-forces?filter=${encodeURIComponent(JSON.stringify({ title: deed.title }))}`)).data[0];
        if (found) playing.force = found;
        return true;
      }
      case 'log':
        await onForce('note', { text: deed.text, caseId: id });
        return true;
      case 'force-done':
        await this.#onTask(playing, as, at, ({ forceId }) => forceId === playing.force?.id, 'finish', { as, body: { result: deed.result } });
        return true;
      case 'force-close':
        await onForce('close', { version: playing.force?.version, result: deed.result });
        return true;
      default:
        return false;
    }
  }

  #note(playing: InPlay, called: string): string {
    const id = playing.notes.get(called);
    if (!id) throw new Error(`no note called ${called}`);
    return id;
  }

  async #act(playing: InPlay, as: string, at: string, action: string, body: object): Promise<void> {
    const post = (version: number) => this.#api.call(as, at, 'POST', `/api/cases/${playing.id}/${action}`, { version, ...body });
    const row = Row.parse(await this.#atVersion(playing.version, post));
    playing.version = row.version;
  }

  /** Finds the open task, asking the server for the case's tasks only when none known fits. */
  async #onTask(playing: InPlay, reader: string, at: string, fits: (task: z.infer<typeof Task>) => boolean, action: string, { as, body }: { as: string; body: object }): Promise<void> {
    const find = () => playing.tasks.find((task) => OPEN.has(task.status) && fits(task));
    if (!find()) {
      const filter = encodeURIComponent(JSON.stringify({ caseId: playing.id }));
      playing.tasks = Tasks.parse(await this.#api.call(reader, at, 'GET', `/api/tasks?filter=${filter}&limit=100`)).data;
    }
    const task = find();
    if (!task) throw new Error(`no open task for ${action}`);
    const post = (version: number) => this.#api.call(as, at, 'POST', `/api/tasks/${task.id}/${action}`, { version, ...body });
    const after = Task.parse(await this.#atVersion(task.version, post));
    Object.assign(task, after);
  }

  /** A row that moved on with another step's change is taken where it stands, as a person would after looking again. */
  async #atVersion(version: number, post: (version: number) => Promise<unknown>): Promise<unknown> {
    try {
      return await post(version);
    } catch (error) {
      if (!(error instanceof ApiRefused) || error.code !== 'row.changed' || error.currentVersion === undefined) throw error;
      return post(error.currentVersion);
    }
  }
}
