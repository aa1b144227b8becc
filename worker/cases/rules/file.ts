import type { Signer } from '../../../schema/approvals.ts';
import type { ClockEntries, ClockRule, Instant } from '../../../schema/deadlines.ts';
import type { Stage } from '../../../schema/cases.ts';
import type { Actor } from '../../../schema/people.ts';
import { isRefusal, type Refusal } from '../../../schema/refusals.ts';
import type { SettingValues } from '../../../schema/settings.ts';
import type { ForceMember } from '../../../schema/task-forces.ts';
import type { TaskKind, TaskRole, TaskStatus } from '../../../schema/tasks.ts';
import { dayOf, dueOf, type Calendar } from '../../deadlines/rules.ts';
import { timeText } from '../../deadlines/zone.ts';

/** What the rules look at of a case. */
export type CaseState = {
  id: string;
  stage: Stage;
  category: string | null;
  clause: string | null;
  receivedAt: Instant;
  dueAt: Instant | null;
  provisional: boolean;
  pausedAt: Instant | null;
  pausedUntil: Instant | null;
  hotlineDueAt: Instant | null;
  awaitsConfirmation: boolean;
  extensionRequestId: string | null;
  /** The special request in force, and since when it is approved. */
  specialRequestId: string | null;
  specialApprovedAt: Instant | null;
  complainedOfId: string | null;
  coordinatorId: string | null;
  leadDepartmentId: string | null;
  siteId: string | null;
  title: string;
  tags: string[];
  openParts: number;
  openReplies: number;
  openSupplements: number;
  rating: number | null;
  answeredAt: Instant | null;
};

/** What a decision may change of a case, beside what the rules look at. */
export type CaseEdit = Partial<CaseState> & {
  cause?: string | null;
  judgement?: { should: boolean; reason: string } | null;
  explanation?: string | null;
  alternatives?: string | null;
  told?: string | null;
  helperId?: string | null;
  outcome?: string | null;
  answer?: string | null;
  basis?: string | null;
  ratingReasons?: string[];
  declineReason?: string | null;
  remedy?: string | null;
  referredTo?: string | null;
  referredToPerson?: string | null;
  summary?: string | null;
  mergedIntoId?: string | null;
};

export type TaskState = {
  id: string;
  kind: TaskKind;
  status: TaskStatus;
  role: TaskRole | null;
  departmentId: string | null;
  personId: string | null;
  ask: string;
  clock: ClockEntries;
  dueAt: Instant | null;
  provisional: boolean;
  pausedAt: Instant | null;
  pausedUntil: Instant | null;
};

export type TaskEdit = Partial<TaskState> & {
  acceptedAt?: Instant | null;
  closedAt?: Instant | null;
  result?: string | null;
  ground?: string | null;
  returns?: number;
  remindedAt?: Instant | null;
};

/** A promise to be opened. Its due comes from `clock` and the calendar. */
export type NewTask = {
  /** Where it has to be known before it is opened. */
  id?: string;
  /** The meeting whose resolution it is; it is then owned by that, and of the case all the same. */
  meetingId?: string;
  kind: TaskKind;
  role?: TaskRole;
  /** The task force that does it. */
  forceId?: string;
  /** The special request it belongs to, and who may sign. */
  approvalId?: string;
  signers?: Signer[];
  departmentId?: string | null;
  personId?: string | null;
  ask: string;
  clock: ClockEntries;
  pausedAt?: Instant | null;
  pausedUntil?: Instant | null;
};

export type RequestState = { id: string; requesterId: string; workingDays: number };
export type NoteState = { id: string; kind: string; reached: boolean; at: Instant };

/** Everything a decision about one case looks at. */
export type CaseFile = { row: CaseState; tasks: TaskState[]; request: RequestState | null };

/** Who decides, when, and by which district's settings. No rule reads a clock. */
export type Bench = { now: Instant; actor: Actor; settings: SettingValues; calendar: Calendar };

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What is to be written, all of it or nothing. */
export type Decision = {
  case?: CaseEdit;
  open?: NewTask[];
  tasks?: { task: TaskState; changes: TaskEdit; action?: string; data?: Record<string, Json> }[];
  request?:
    | { open: { grounds: string; workingDays: number; contactNoteId: string } }
    | { decide: 'approved' | 'refused' | 'withdrawn'; reason: string | null };
  /** A special approval: asked for, taken back with its case, or used by an answer. */
  special?: { open: { grounds: string; fileIds: string[] } } | { over: string } | { used: true };
  /** A task force is formed; its first task stands among `open`. */
  force?: { id: string; title: string; leadId: string | null; leadDepartmentId: string | null; members: ForceMember[] };
  data?: Record<string, Json>;
};

export type Verdict = Decision | Refusal;

/** Rules that may refuse run one after the other; the first refusal stands. */
export function firstRefusal(...checks: (Refusal | undefined | false)[]): Refusal | undefined {
  return checks.find((check): check is Refusal => isRefusal(check));
}

export const isOpenTask = (task: { status: TaskStatus }): boolean => task.status === 'open' || task.status === 'accepted';

export const openTasks = (file: CaseFile, ...kinds: TaskKind[]): TaskState[] =>
  file.tasks.filter((task) => isOpenTask(task) && kinds.includes(task.kind));

export const answerTask = (file: CaseFile): TaskState | undefined => openTasks(file, 'answer')[0];

/** Parts of departments: the case is not answered while one is open. */
export const PARTS = ['handle', 'resolution', 'bundle_item'] as const satisfies readonly TaskKind[];

export const isPaused = (row: { pausedAt: Instant | null; pausedUntil: Instant | null }, now: Instant): boolean =>
  row.pausedAt !== null && (row.pausedUntil === null || now < row.pausedUntil);

/** A clock that starts now, or at `from`, under the district's convention for after-hours receipt. */
export function startClock(bench: Pick<Bench, 'now' | 'settings'>, rule: ClockRule, from: Instant = bench.now): ClockEntries {
  return { receivedAt: from, rule, afterHours: bench.settings.clock.afterHours, pauses: [], extensions: [] };
}

/** The entry of a part's clock that holds it to the answer. */
export const BY_ANSWER = '诉求件答复期限';

/** The cached due that belongs to a clock. */
export function dueColumns(clock: ClockEntries, calendar: Calendar): { clock: ClockEntries; dueAt: Instant | null; provisional: boolean } {
  const { dueAt, provisional } = dueOf(clock, calendar);
  return { clock, dueAt, provisional };
}

/** Working days left while a pause without an end holds a promise; null when none does, or it is counted in hours. */
export function pausedRemaining(clock: ClockEntries, calendar: Calendar): number | null {
  const { remaining, unit } = dueOf(clock, calendar);
  return unit === 'days' ? remaining : null;
}

/** An instant as a refusal says it: the local day and time. */
export const spoken = (instant: Instant, calendar: Calendar): string => `${dayOf(instant, calendar)} ${timeText(calendar.index.clock, Date.parse(instant))}`;

/** `answer` governs the case: what moves it moves `cases.dueAt` with it. */
export function moveAnswer(file: CaseFile, clock: ClockEntries, bench: Bench): Required<Pick<Decision, 'case' | 'tasks'>> {
  const task = answerTask(file);
  const moved = dueColumns(clock, bench.calendar);
  return {
    case: { dueAt: moved.dueAt, provisional: moved.provisional },
    tasks: task ? [{ task, changes: moved }] : [],
  };
}
