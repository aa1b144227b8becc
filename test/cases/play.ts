import * as shapes from '../../schema/cases.ts';
import type { CaseAction } from '../../schema/cases.ts';
import type { Instant } from '../../schema/deadlines.ts';
import type { Actor, Role } from '../../schema/people.ts';
import { presetSettings } from '../../schema/presets/index.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import type { SettingValues } from '../../schema/settings.ts';
import { ProvisionalBody } from '../../schema/provisional.ts';
import { acceptProvisionally } from '../../worker/provisional/rules.ts';
import { caseActions, mayTake } from '../../worker/cases/rules/actions.ts';
import { answer, archive, rate } from '../../worker/cases/rules/answer.ts';
import { pause, requestExtension, resume, rule } from '../../worker/cases/rules/clock.ts';
import { requestSpecial } from '../../worker/approvals/rules.ts';
import { dispatch, type Directory } from '../../worker/cases/rules/dispatch.ts';
import { decline, merge, refer, reopen, withdraw } from '../../worker/cases/rules/exits.ts';
import { escalate } from '../../worker/cases/rules/escalate.ts';
import {
  PARTS, dueColumns, isOpenTask, openTasks,
  type Bench, type CaseEdit, type CaseFile, type Decision, type NewTask, type NoteState, type TaskEdit, type TaskState, type Verdict,
} from '../../worker/cases/rules/file.ts';
import { openingDue, openingTasks } from '../../worker/cases/rules/register.ts';
import { confirmCategory, retriage, triage } from '../../worker/cases/rules/triage.ts';
import { form } from '../../worker/task-forces/rules.ts';
import { FormForceBody } from '../../schema/task-forces.ts';
import { RequestSpecialBody } from '../../schema/approvals.ts';
import { calendar } from '../deadlines/calendar.ts';

/** `2026-03-09 10:00` on a Beijing clock. */
export const at = (local: string): Instant => new Date(`${local.replace(' ', 'T')}+08:00`).toISOString();
/** What a Beijing clock shows at an instant. */
export const local = (instant: Instant | null): string | null =>
  instant && new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

const person = (id: string, role: Role, departmentId: string | null = null): Actor => ({ id, name: id, role, head: false, departmentId, siteId: null });
export const coordinator = person('coordinator', 'coordinator');
export const otherCoordinator = person('coordinator_b', 'coordinator');
export const supervisor = person('supervisor', 'supervisor');
export const director = person('director', 'director');
export const admin = person('admin', 'admin');
export const viewer = person('viewer', 'viewer');
/** Of the department that leads, of one that assists, and of one that has no part. */
export const handler = person('handler_tax', 'handler', 'tax');
export const assistant = person('handler_land', 'handler', 'land');
export const stranger = person('handler_fire', 'handler', 'fire');
export const EVERYONE = [coordinator, otherCoordinator, supervisor, director, admin, viewer, handler, assistant, stranger];

/** 龙井's published rules. */
export function longjing(): SettingValues {
  const settings = presetSettings('longjing');
  if (!settings) throw new Error('the default preset is there');
  return settings;
}

export const directory: Directory = {
  department: (id) => ({ tax: { retired: false }, land: { retired: false }, fire: { retired: false }, old: { retired: true }, city: { retired: false, standing: 'above' as const } })[id],
  person: (id) =>
    ({
      handler_tax: { departmentId: 'tax', retired: false },
      handler_land: { departmentId: 'land', retired: false },
      gone: { departmentId: 'tax', retired: true },
    })[id],
};

/** Of the matter every case here is of. */
const MATTER = { id: 'm', departmentId: 'tax', materials: [{ code: 'id_card', name: '身份证原件', main: false, mayBeMissing: true }] };

const judged = { judgement: { should: true, reason: '应当办' }, cause: 'policy' };
/** A body each action takes gladly; a test says only what it is about. */
const USUAL: Record<CaseAction, object> = {
  triage: { category: 'lj_hard', ...judged },
  retriage: { category: 'lj_hard', ...judged, reason: '改判' },
  'confirm-category': { confirm: true, reason: '属实' },
  dispatch: { lead: { departmentId: 'tax', ask: '核实并办理' } },
  decline: { reason: 'dispute', told: '属于民事纠纷', remedy: '可向法院起诉' },
  refer: { to: '住建局物业科', told: '由物业科处理' },
  note: { kind: 'contact', with: '反映人', reached: true, text: '已电话联系' },
  pause: { reason: 'materials' },
  resume: { reason: '材料已补齐' },
  provisional: { materials: ['id_card'], departmentId: 'tax', fileId: 'paper', verifications: [{ method: 'video_call', found: '本人确认' }], promise: '按期补齐', supplyBy: ['post'] },
  'request-extension': { workingDays: 3, reason: '需要现场核实', contactNoteId: 'reached' },
  'request-special': { grounds: '材料客观上无法取得', fileIds: ['evidence'] },
  'form-force': { title: '专班', leadId: 'handler_tax', leadDepartmentId: null, members: [{ departmentId: 'land', body: null, name: null, share: null }], ask: '会同解决' },
  escalate: { departmentId: 'city', ask: '请示口径' },
  approve: {},
  refuse: {},
  answer: { outcome: 'done', text: '已经办好', basis: '《行政许可法》' },
  rate: { level: 5, noteId: 'callback' },
  archive: { summary: '已办结' },
  reopen: { reason: '办事人又来反映' },
  withdraw: { reason: '办事人撤回' },
  merge: { intoId: 'other' },
  reveal: { field: 'reporter.phone' },
};
export const usual = (action: CaseAction): object => USUAL[action];

/** Notes by id: one that reached the applicant, one that did not, one of an archive, and callbacks. */
const NOTES: Record<string, Omit<NoteState, 'at'>> = {
  reached: { id: 'reached', kind: 'contact', reached: true },
  missed: { id: 'missed', kind: 'contact', reached: false },
  fetched: { id: 'fetched', kind: 'archive_fetch', reached: true },
  callback: { id: 'callback', kind: 'callback', reached: true },
  callback_missed: { id: 'callback_missed', kind: 'callback', reached: false },
};

/** Other cases by id, as a merge finds them. */
const OTHERS: Record<string, { id: string; stage: shapes.Case['stage']; number: string }> = {
  other: { id: 'other', stage: 'working', number: '2026-0002' },
  closed: { id: 'closed', stage: 'archived', number: '2026-0003' },
};

type Row = CaseFile['row'] & CaseEdit & { deletedAt: Instant | null };
type Task = TaskState & TaskEdit;

/** One case played in memory by the rules alone, as the routes play it over a database. */
export class Play {
  row: Row;
  tasks: Task[] = [];
  request: CaseFile['request'] = null;
  now: Instant;
  settings: SettingValues;
  /** When the notes the bodies name were made; the moment they are used, where not told. */
  notedAt: Instant | null = null;
  #made = 0;

  constructor(receivedAt: string, over: Partial<Row> = {}, settings: SettingValues = longjing()) {
    this.now = at(receivedAt);
    this.settings = settings;
    this.row = {
      id: 'case', stage: 'received', category: null, clause: null, receivedAt: this.now, dueAt: null, provisional: false, pausedAt: null, pausedUntil: null,
      hotlineDueAt: null, awaitsConfirmation: false, extensionRequestId: null, specialRequestId: null, specialApprovedAt: null, complainedOfId: null, coordinatorId: coordinator.id, leadDepartmentId: null,
      siteId: null, title: '不动产登记办不下来', tags: [], openParts: 0, openReplies: 0, openSupplements: 0, rating: null, answeredAt: null, deletedAt: null, ...over,
    };
    Object.assign(this.row, openingDue(this.row.hotlineDueAt, this.now, this.bench(coordinator)));
    for (const task of openingTasks(this.row.title, coordinator.id, this.now, this.bench(coordinator))) this.#open(task);
    this.#count();
  }

  get file(): CaseFile {
    return { row: this.row, tasks: this.tasks, request: this.request };
  }

  bench(actor: Actor): Bench {
    return { now: this.now, actor, settings: this.settings, calendar };
  }

  /** Time goes by. */
  at(moment: string): this {
    this.now = at(moment);
    return this;
  }

  actions(actor: Actor): CaseAction[] {
    return caseActions(this.row, actor, this.now);
  }

  /** What the rules would say, without doing it. */
  judge(action: CaseAction, body: object = {}, actor: Actor = coordinator): Verdict {
    if (!mayTake(action, this.row, actor)) return refuse('auth.forbidden');
    const { file } = this;
    const bench = this.bench(actor);
    const whole = { version: 1, ...USUAL[action], ...body };
    const note = (id: string): NoteState | undefined => {
      const found = NOTES[id];
      return found && { ...found, at: this.notedAt ?? this.now };
    };
    switch (action) {
      case 'triage': return triage(file, shapes.TriageBody.parse(whole), bench);
      case 'retriage': return retriage(file, shapes.RetriageBody.parse(whole), bench);
      case 'confirm-category': return confirmCategory(file, shapes.ConfirmCategoryBody.parse(whole));
      case 'dispatch': return dispatch(file, shapes.DispatchBody.parse(whole), bench, directory);
      case 'decline': return decline(file, shapes.DeclineBody.parse(whole), bench);
      case 'refer': return refer(file, shapes.ReferBody.parse(whole), bench);
      case 'pause': return pause(file, shapes.PauseBody.parse(whole), bench);
      case 'resume': return resume(file, bench, shapes.ReasonBody.parse(whole).reason);
      case 'request-extension': {
        const asked = shapes.RequestExtensionBody.parse(whole);
        return requestExtension(file, asked, note(asked.contactNoteId), bench);
      }
      case 'request-special': return requestSpecial(file, RequestSpecialBody.parse(whole));
      case 'form-force': return form(file, `force${++this.#made}`, FormForceBody.parse(whole), bench, directory);
      case 'escalate': return escalate(file, shapes.EscalateBody.parse(whole), bench, directory);
      case 'provisional': {
        const { row } = file;
        const owner = { kind: 'case' as const, id: row.id, version: 1, caseId: row.id, number: null, title: row.title, siteId: null, coordinatorId: null, partyId: 'party', live: (row.stage === 'triaged' || row.stage === 'working') && row.category !== null && !row.awaitsConfirmation, departments: ['tax', 'land', 'fire'], dueAt: row.dueAt };
        const decided = acceptProvisionally(owner, ProvisionalBody.parse(actor.role === 'handler' ? { ...whole, departmentId: undefined } : whole), { matter: MATTER, running: false, barred: false, paper: true }, bench);
        return isRefusal(decided) ? decided : {};
      }
      case 'approve': return rule(file, shapes.RulingBody.parse(whole), true, bench);
      case 'refuse': return rule(file, shapes.RulingBody.parse(whole), false, bench);
      case 'answer': return answer(file, shapes.AnswerBody.parse(whole), bench);
      case 'rate': {
        const rated = shapes.RateBody.parse(whole);
        return rate(file, rated, note(rated.noteId), bench);
      }
      case 'archive': return archive(file, shapes.ArchiveBody.parse(whole));
      case 'reopen': return reopen(file, shapes.ReasonBody.parse(whole), bench);
      case 'withdraw': return withdraw(file, shapes.ReasonBody.parse(whole), bench);
      case 'merge': {
        const merged = shapes.MergeBody.parse(whole);
        return merge(file, merged, OTHERS[merged.intoId], bench);
      }
      case 'note': case 'reveal': return {};
    }
  }

  /** Does it; throws where the rules refuse, because the test did not expect that. */
  take(action: CaseAction, body: object = {}, actor: Actor = coordinator): this {
    const verdict = this.judge(action, body, actor);
    if (isRefusal(verdict)) throw new Error(`${action} was refused: ${verdict.refused} ${verdict.path ?? ''}`);
    this.#apply(verdict, actor);
    return this;
  }

  /** The refusal; throws where the rules accept. Nothing is done. */
  refused(action: CaseAction, body: object = {}, actor: Actor = coordinator): Refusal {
    const verdict = this.judge(action, body, actor);
    if (!isRefusal(verdict)) throw new Error(`${action} was accepted`);
    return verdict;
  }

  open(kind: TaskState['kind']): Task[] {
    return openTasks(this.file, kind);
  }

  only(kind: TaskState['kind']): Task {
    const [task, second] = this.open(kind);
    if (!task || second) throw new Error(`expected one open ${kind}`);
    return task;
  }

  part(departmentId: string): Task {
    const task = this.open('handle').find((one) => one.departmentId === departmentId);
    if (!task) throw new Error(`${departmentId} has no open part`);
    return task;
  }

  /** A task's own action, decided by its rules. */
  edit(task: Task, changes: TaskEdit): this {
    Object.assign(task, changes);
    this.#count();
    return this;
  }

  #apply(decision: Decision, actor: Actor): void {
    Object.assign(this.row, decision.case);
    for (const { task, changes } of decision.tasks ?? []) Object.assign(this.#known(task.id), changes);
    for (const task of decision.open ?? []) this.#open(task);
    if (decision.request && 'open' in decision.request) {
      this.request = { id: `request${++this.#made}`, requesterId: actor.id, workingDays: decision.request.open.workingDays };
      this.row.extensionRequestId = this.request.id;
    } else if (decision.request) this.request = null;
    if (decision.special && 'open' in decision.special) this.row.specialRequestId = `special${++this.#made}`;
    this.#count();
  }

  #known(id: string): Task {
    const task = this.tasks.find((one) => one.id === id);
    if (!task) throw new Error(`no task ${id}`);
    return task;
  }

  #open(task: NewTask): void {
    this.tasks.push({
      id: `task${++this.#made}`, kind: task.kind, status: 'open', role: task.role ?? null, departmentId: task.departmentId ?? null, personId: task.personId ?? null,
      ask: task.ask, ...dueColumns(task.clock, calendar), pausedAt: task.pausedAt ?? null, pausedUntil: task.pausedUntil ?? null, returns: 0, acceptedAt: null,
    });
  }

  /** What triggers on tasks keep in the database. */
  #count(): void {
    const open = (kinds: readonly string[]) => this.tasks.filter((task) => isOpenTask(task) && kinds.includes(task.kind)).length;
    this.row.openParts = open(PARTS);
    this.row.openReplies = open(['reply', 'callback']);
    this.row.openSupplements = open(['supplement']);
  }
}

/** Registered at this Beijing moment. */
export const registered = (receivedAt = '2026-03-09 10:00', over: Partial<Row> = {}, settings?: SettingValues): Play => new Play(receivedAt, over, settings);
/** 很难办: ten working days. */
export const triaged = (receivedAt?: string, over?: Partial<Row>): Play => registered(receivedAt, over).take('triage');
/** Tax leads, land assists. */
export const dispatched = (receivedAt?: string, over?: Partial<Row>): Play =>
  triaged(receivedAt, over).take('dispatch', { lead: { departmentId: 'tax', dueIn: 5, ask: '核实' }, assist: [{ departmentId: 'land', dueIn: 3, ask: '出具证明' }] });
export const answered = (receivedAt?: string, over?: Partial<Row>): Play => triaged(receivedAt, over).take('answer');
