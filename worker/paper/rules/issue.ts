import type { RunStage } from '../../../schema/bundles.ts';
import type { Stage } from '../../../schema/cases.ts';
import type { Instant } from '../../../schema/deadlines.ts';
import type { Form, FormAction, FormSubject } from '../../../schema/paper.ts';
import type { Actor } from '../../../schema/people.ts';
import { refuse, type Refusal } from '../../../schema/refusals.ts';
import type { ProvisionalStatus } from '../../../schema/provisional.ts';
import type { NoticeStatus } from '../../../schema/supervision.ts';
import type { TaskKind, TaskStatus } from '../../../schema/tasks.ts';

type Part = { id: string; kind: TaskKind; status: TaskStatus; departmentId: string | null; closedAt: Instant | null };

/** A provisional acceptance (容缺受理) of it. */
type Accepted = { id: string; status: ProvisionalStatus };

/** What a decision about a case's papers looks at. */
export type PaperFile = {
  row: { id: string; stage: Stage; answer: string | null; answeredAt: Instant | null; explanation: string | null; deletedAt: Instant | null };
  tasks: Part[];
  /** The latest extension that was granted. */
  extension: { id: string } | null;
  /** Contacts with the applicant that were noted. */
  contacts: { id: string }[];
  acceptances: Accepted[];
};

/** A paper that was issued, as rules about it look at it. */
export type IssuedState = { id: string; form: Form; subjectKind: FormSubject; subjectId: string; occasion: string; departmentId: string | null; voidedAt: Instant | null };

/** Of what a form would be: a case, a department's part of it, or another paper. */
export type Subject = { kind: 'cases' } | { kind: 'tasks'; task: Part } | { kind: 'forms'; paper: IssuedState } | { kind: 'provisional-acceptances'; acceptance: Accepted };

/** What tells one paper of a subject from the next of the same form, and to which department it goes. */
export type Allowed = { occasion: string; departmentId: string | null };

const ONCE = 'once';
/** The occasion of a 送达回证 of a 督办单, which is the supervisors' as the 督办单 is. */
const OF_SUPERVISION = 'supervision';
/** 督办单 is the supervisors'; everything else the window's. */
const ISSUER: Record<Form, Actor['role']> = {
  registration: 'coordinator', receipt: 'coordinator', transfer: 'coordinator', supervision: 'supervisor', reply: 'coordinator', decline: 'coordinator',
  extension: 'coordinator', supplement: 'coordinator', explanation: 'coordinator', delivery: 'coordinator', contact: 'coordinator', notice: 'coordinator', results: 'coordinator', minutes: 'coordinator',
  promise: 'coordinator', termination: 'coordinator',
};
export const mayIssue = ({ form, occasion }: Pick<IssuedState, 'form' | 'occasion'>, actor: Actor): boolean =>
  actor.role === (occasion === OF_SUPERVISION ? ISSUER.supervision : ISSUER[form]);
/** Whether papers of this form are issued by this person at all, of whatever subject. */
export const issuesAny = (form: Form, actor: Actor): boolean => mayIssue({ form, occasion: ONCE }, actor) || (form === 'delivery' && mayIssue({ form, occasion: OF_SUPERVISION }, actor));

/** Papers that are handed to somebody; the others stay in the file. */
const HANDED_OVER: ReadonlySet<Form> = new Set(['receipt', 'transfer', 'supervision', 'reply', 'decline', 'extension', 'supplement', 'explanation', 'notice', 'results', 'minutes', 'termination']);
export const isHandedOver = (form: Form): boolean => HANDED_OVER.has(form);

const isUnanswered = (stage: Stage) => stage === 'received' || stage === 'triaged' || stage === 'working';
const isHeld = ({ departmentId, status }: Part) => departmentId !== null && status !== 'returned' && status !== 'cancelled';

/** Leaving the flow ends every promise at one instant: declined again after a reopening, it is another. */
const lastEnd = (tasks: Part[]): string => tasks.flatMap(({ closedAt }) => closedAt ?? []).toSorted().at(-1) ?? ONCE;

function ofCase(form: Form, { row, tasks, extension, contacts }: PaperFile, paperId: string): Allowed | Refusal {
  const once = (occasion = ONCE): Allowed => ({ occasion, departmentId: null });
  switch (form) {
    case 'registration':
      return once();
    case 'receipt':
      return row.stage === 'withdrawn' ? refuse('paper.withdrawn') : once();
    case 'reply':
      return row.answer === null || row.answeredAt === null ? refuse('paper.not_answered') : once(row.answeredAt);
    case 'decline':
      return row.stage === 'declined' ? once(lastEnd(tasks)) : refuse('paper.not_declined');
    case 'extension':
      return extension === null ? refuse('paper.not_extended') : once(extension.id);
    case 'explanation':
      return row.explanation === null ? refuse('paper.not_explained') : once();
    case 'contact':
      return contacts.length === 0 ? refuse('paper.no_contact') : once();
    case 'supplement':
      // Each time something is asked for it is another paper; the same one again is asked for by its id.
      return isUnanswered(row.stage) ? once(paperId) : refuse('paper.closed');
    case 'transfer':
    case 'supervision':
    case 'delivery':
    case 'notice':
    case 'results':
    case 'minutes':
    case 'promise':
    case 'termination':
      return refuse('paper.wrong_subject', {}, 'subjectKind');
  }
}

/** Of a provisional acceptance: while it runs, what is promised and what is to be supplied; once broken, that it ended. Refusals: `paper.wrong_subject`, `paper.not_running`, `paper.not_ended`. */
export function allowAcceptance(form: Form, { status }: Accepted): Allowed | Refusal {
  if (form === 'termination') return status === 'defaulted' ? { occasion: ONCE, departmentId: null } : refuse('paper.not_ended');
  if (form !== 'promise' && form !== 'supplement') return refuse('paper.wrong_subject', {}, 'subjectKind');
  return status === 'running' ? { occasion: ONCE, departmentId: null } : refuse('paper.not_running');
}

/**
 * Whether this paper may be issued of this subject now. `paperId` is the paper's own id, the first time a new one's.
 * Refusals: `paper.wrong_subject`, and one that says what has to happen first for each form.
 */
export function allowForm(form: Form, file: PaperFile, subject: Subject, paperId: string): Allowed | Refusal {
  if (file.row.deletedAt !== null) return refuse('row.not_found');
  switch (subject.kind) {
    case 'cases':
      return ofCase(form, file, paperId);
    case 'tasks': {
      const { task } = subject;
      if (form !== 'transfer' || task.kind !== 'handle' || task.departmentId === null) return refuse('paper.wrong_subject', {}, 'subjectKind');
      return isHeld(task) ? { occasion: ONCE, departmentId: task.departmentId } : refuse('paper.part_gone');
    }
    case 'provisional-acceptances':
      return allowAcceptance(form, subject.acceptance);
    case 'forms': {
      const { paper } = subject;
      return form === 'delivery' ? allowProof(paper) : refuse('paper.wrong_subject', {}, 'subjectKind');
    }
  }
}

/** A 送达回证 of this paper. Refusals: `paper.wrong_subject` of one that stays in the file, `paper.voided`. */
export function allowProof(paper: IssuedState): Allowed | Refusal {
  if (!isHandedOver(paper.form)) return refuse('paper.wrong_subject', {}, 'subjectKind');
  if (paper.voidedAt !== null) return refuse('paper.voided');
  return { occasion: paper.form === 'supervision' ? OF_SUPERVISION : ONCE, departmentId: paper.departmentId };
}

/** What a 督办单 is printed of: a notice that was issued. */
export type NoticeState = { id: string; status: NoticeStatus; departmentId: string; rounds: number };

/** Each time it is sent back to the department is another paper. Refusals: `paper.wrong_subject`, `paper.notice_not_issued`. */
export function allowNotice(form: Form, notice: NoticeState): Allowed | Refusal {
  if (form !== 'supervision') return refuse('paper.wrong_subject', {}, 'subjectKind');
  if (notice.status === 'draft' || notice.status === 'withdrawn') return refuse('paper.notice_not_issued');
  return { occasion: `round ${notice.rounds}`, departmentId: notice.departmentId };
}

/** What the papers of a 一件事 are printed of. */
export type RunState = { id: string; stage: RunStage; /** Materials that have not come, or were wrong. */ lacking: number; acceptances: readonly Accepted[] };
const RUN_FORMS = ['notice', 'receipt', 'supplement', 'results'] as const satisfies readonly Form[];

/**
 * The notice again is its next edition, whatever was asked for since; each time somebody is sent for what is lacking it is another
 * paper. Refusals: `paper.wrong_subject`, `bundle.wrong_stage`, `paper.not_ready`, `paper.nothing_lacking`.
 */
export function allowRun(form: Form, { stage, lacking }: RunState, paperId: string): Allowed | Refusal {
  if (!RUN_FORMS.some((one) => one === form)) return refuse('paper.wrong_subject', {}, 'subjectKind');
  if (stage === 'withdrawn') return refuse('bundle.wrong_stage');
  if (form === 'supplement') return lacking === 0 ? refuse('paper.nothing_lacking') : { occasion: paperId, departmentId: null };
  return form === 'results' && stage !== 'ready' && stage !== 'issued' ? refuse('paper.not_ready') : { occasion: ONCE, departmentId: null };
}

/** 会议纪要 is issued of its meeting by the meeting's own action; printed again here is what was issued. Refusals: `paper.wrong_subject`, `paper.minutes_not_issued`. */
export function allowMinutes(form: Form, issued: boolean): Allowed | Refusal {
  if (form !== 'minutes') return refuse('paper.wrong_subject', {}, 'subjectKind');
  return issued ? { occasion: ONCE, departmentId: null } : refuse('paper.minutes_not_issued');
}

type About = { form: Form; subjectKind: FormSubject; subjectId: string };

/** One paper this person may issue now, with the one that stands already where it would be an edition of that. */
function offerOf({ form, subjectKind, subjectId }: About, allowed: Allowed | Refusal, issued: readonly IssuedState[], actor: Actor): Offered[] {
  if ('refused' in allowed || !mayIssue({ form, occasion: allowed.occasion }, actor)) return [];
  const standing = issued.find((one) => one.voidedAt === null && one.form === form && one.subjectKind === subjectKind && one.subjectId === subjectId && one.occasion === allowed.occasion);
  return [{ form, subjectKind, subjectId, departmentId: allowed.departmentId, issued: standing?.id ?? null }];
}

/** The 送达回证 of each of these papers. */
const proofsOf = (issued: readonly IssuedState[], actor: Actor): Offered[] => issued.flatMap((paper) => offerOf({ form: 'delivery', subjectKind: 'forms', subjectId: paper.id }, allowProof(paper), issued, actor));

/** The 督办单 this person may print of a notice now, and the proofs of those that stand. */
export const noticeOffers = (notice: NoticeState, issued: readonly IssuedState[], actor: Actor): Offered[] => [
  ...offerOf({ form: 'supervision', subjectKind: 'supervision-notices', subjectId: notice.id }, allowNotice('supervision', notice), issued, actor),
  ...proofsOf(issued, actor),
];

const OF_ACCEPTANCE = ['promise', 'supplement', 'termination'] as const satisfies readonly Form[];
const acceptanceOffers = (acceptances: readonly Accepted[], issued: readonly IssuedState[], actor: Actor): Offered[] =>
  acceptances.flatMap((acceptance) => OF_ACCEPTANCE.flatMap((form) => offerOf({ form, subjectKind: 'provisional-acceptances', subjectId: acceptance.id }, allowAcceptance(form, acceptance), issued, actor)));

/** The papers of a run this person may print now, and the proofs of those that stand. */
export const runOffers = (run: RunState, issued: readonly IssuedState[], actor: Actor): Offered[] => [
  ...RUN_FORMS.flatMap((form) => offerOf({ form, subjectKind: 'bundles', subjectId: run.id }, allowRun(form, run, ''), issued, actor)),
  ...acceptanceOffers(run.acceptances, issued, actor),
  ...proofsOf(issued, actor),
];

/**
 * The part a 转办单 of a whole case means: the one part there is, or the lead's. Null where it does not say which.
 */
export function partMeant(file: PaperFile, leadDepartmentId: string | null): string | null {
  const parts = file.tasks.filter((task) => task.kind === 'handle' && isHeld(task));
  const [only] = parts;
  if (only && parts.length === 1) return only.id;
  return parts.filter(({ departmentId }) => departmentId === leadDepartmentId).at(-1)?.id ?? null;
}

export type Offered = { form: Form; subjectKind: FormSubject; subjectId: string; departmentId: string | null; issued: string | null };

const CASE_FORMS = ['registration', 'receipt', 'explanation', 'decline', 'extension', 'reply', 'supplement', 'contact'] as const satisfies readonly Form[];

/** Every paper this person may issue of a case now, with the one that stands already where it would be an edition of that. */
export function offersOf(file: PaperFile, issued: readonly IssuedState[], actor: Actor): Offered[] {
  if (file.row.deletedAt !== null) return [];
  const offer = (form: Form, subject: Subject, subjectId: string) => offerOf({ form, subjectKind: subject.kind, subjectId }, allowForm(form, file, subject, ''), issued, actor);
  return [
    ...CASE_FORMS.flatMap((form) => offer(form, { kind: 'cases' }, file.row.id)),
    ...file.tasks.flatMap((task) => offer('transfer', { kind: 'tasks', task }, task.id)),
    ...acceptanceOffers(file.acceptances, issued, actor),
    ...proofsOf(issued, actor),
  ];
}

/** What this person may do with an issued paper. */
export function formActions(paper: Pick<IssuedState, 'form' | 'occasion' | 'voidedAt'>, actor: Actor): FormAction[] {
  if (paper.voidedAt !== null || !mayIssue(paper, actor)) return [];
  return isHandedOver(paper.form) ? ['reissue', 'deliver', 'void'] : ['reissue', 'void'];
}

/** Refuses an action on a paper that is void, or not this person's. */
export function mayActOn(action: FormAction, paper: Pick<IssuedState, 'form' | 'occasion' | 'voidedAt'>, actor: Actor): Refusal | undefined {
  if (!mayIssue(paper, actor)) return refuse('auth.forbidden');
  if (paper.voidedAt !== null) return refuse('paper.voided');
  return formActions(paper, actor).includes(action) ? undefined : refuse('paper.not_handed_over');
}
