import type { z } from 'zod';
import { minuteOf, type Day, type Instant } from '../../../schema/deadlines.ts';
import type { ItemChanges, ItemOutcome } from '../../../schema/meeting-items.ts';
import type { MinutesStatus } from '../../../schema/meeting-minutes.ts';
import type { ATTENDANCES, PARTICIPANT_KINDS, RESPONSES } from '../../../schema/meeting-participants.ts';
import type { AdjournBody, MeetingAction, MeetingSetting, MeetingStatus, Quorum, ScheduleBody } from '../../../schema/meetings.ts';
import type { Actor } from '../../../schema/people.ts';
import { refuse, type Refusal } from '../../../schema/refusals.ts';
import { dayOf, isWorkday, type Calendar } from '../../deadlines/rules.ts';
import { dayNumber, instantAt, toInstant } from '../../deadlines/zone.ts';

export type MeetingState = {
  status: MeetingStatus;
  date: Day | null;
  time: string | null;
  place: string | null;
  chairId: string | null;
  secretaryId: string | null;
  sequence: number;
};
export type Seat = { kind: (typeof PARTICIPANT_KINDS)[number]; departmentId: string | null; attendance: (typeof ATTENDANCES)[number] | null; response: (typeof RESPONSES)[number] };

type Edit = Partial<MeetingState> & { startsAt?: Instant | null; openedAt?: Instant; openedById?: string; closedAt?: Instant; closedById?: string };

/** Who runs a meeting: a coordinator, and whoever chairs it. */
export const mayRun = ({ chairId }: Pick<MeetingState, 'chairId'>, actor: Actor): boolean => actor.role === 'coordinator' || (chairId !== null && actor.id === chairId && actor.role !== 'handler' && actor.role !== 'viewer');

const FROM: Record<MeetingAction, readonly MeetingStatus[]> = {
  schedule: ['draft'],
  open: ['scheduled'],
  adjourn: ['scheduled', 'in_session'],
  close: ['in_session'],
  issue: ['closed'],
};

export const stepsFrom = (action: MeetingAction, { status }: Pick<MeetingState, 'status'>): Refusal | undefined => (FROM[action].includes(status) ? undefined : refuse('meeting.wrong_status'));

/** What this person may do with this meeting now; issuing waits for minutes that are not issued yet. */
export function meetingActions(meeting: Pick<MeetingState, 'status' | 'chairId'>, minutes: MinutesStatus | null, actor: Actor): MeetingAction[] {
  if (!mayRun(meeting, actor)) return [];
  return (['schedule', 'open', 'adjourn', 'close', 'issue'] as const).filter((action) => FROM[action].includes(meeting.status) && (action !== 'issue' || minutes === 'draft' || minutes === 'countersigning'));
}

/** Until it is over, its fields, agenda and participants are written. */
export const edit = ({ status }: Pick<MeetingState, 'status'>): Refusal | undefined => (status === 'closed' ? refuse('meeting.closed') : undefined);

/** Into the trash and out of it goes a meeting that has not been held. */
export const mayTrash = (meeting: Pick<MeetingState, 'status'>): Refusal | undefined => edit(meeting) ?? (meeting.status === 'in_session' ? refuse('meeting.wrong_status') : undefined);

/** A day and a time of the district's zone, as an instant. */
export const startOf = (date: Day | null, time: string | null, calendar: Calendar): Instant | null =>
  date === null || time === null ? null : toInstant(instantAt(calendar.index.clock, dayNumber(date), minuteOf(time)));

/** Meetings are held on working days, today at the earliest. */
export function checkDay(date: Day | null, now: Instant, calendar: Calendar, path: string): Refusal | undefined {
  if (date === null) return undefined;
  if (!isWorkday(date, calendar)) return refuse('meeting.not_workday', { date }, path);
  return date < dayOf(now, calendar) ? refuse('meeting.in_past', {}, path) : undefined;
}

/** 定会: it has a working day, a time, a place, a chair and a secretary, something to talk about and somebody to talk to. */
export function schedule(meeting: MeetingState, body: z.output<typeof ScheduleBody>, { items, departments }: { items: number; departments: number }, now: Instant, calendar: Calendar): Edit | Refusal {
  const wrong = stepsFrom('schedule', meeting);
  if (wrong) return wrong;
  const { date = meeting.date, time = meeting.time, place = meeting.place } = body;
  if (date === null || time === null) return refuse('meeting.no_time', {}, date === null ? 'date' : 'time');
  const day = checkDay(date, now, calendar, 'date');
  if (day) return day;
  if (!place) return refuse('meeting.no_place', {}, 'place');
  if (meeting.chairId === null || meeting.secretaryId === null) return refuse('meeting.no_chair');
  if (items === 0) return refuse('meeting.no_items');
  if (departments === 0) return refuse('meeting.no_departments');
  return { status: 'scheduled', date, time, place, startsAt: startOf(date, time, calendar), sequence: meeting.sequence + 1 };
}

/** 法定到会数: so many in a hundred of the invited departments, rounded up; who sends a substitute is there. */
export function quorumOf(seats: readonly Seat[], { quorumPercent }: Pick<MeetingSetting, 'quorumPercent'>): Quorum {
  const departments = seats.filter(({ kind }) => kind === 'department');
  const present = departments.filter(({ attendance }) => attendance === 'present' || attendance === 'substitute').length;
  const needed = Math.max(1, Math.ceil((departments.length * quorumPercent) / 100));
  return { invited: departments.length, present, needed, reached: present >= needed };
}

export function open(meeting: MeetingState, quorum: Quorum, actor: Actor, now: Instant): Edit | Refusal {
  const wrong = stepsFrom('open', meeting);
  if (wrong) return wrong;
  return quorum.reached ? { status: 'in_session', openedAt: now, openedById: actor.id } : refuse('meeting.no_quorum', { present: quorum.present, needed: quorum.needed });
}

/** 休会、改期: to another working day, or back to the drawing board. No clock moves. */
export function adjourn(meeting: MeetingState, body: z.output<typeof AdjournBody>, now: Instant, calendar: Calendar): Edit | Refusal {
  const wrong = stepsFrom('adjourn', meeting);
  if (wrong) return wrong;
  if (body.date === undefined) return { status: 'draft', date: null, time: null, startsAt: null };
  const day = checkDay(body.date, now, calendar, 'date');
  if (day) return day;
  const time = body.time ?? meeting.time;
  if (time === null) return refuse('meeting.no_time', {}, 'time');
  return { status: 'scheduled', date: body.date, time, startsAt: startOf(body.date, time, calendar), sequence: meeting.sequence + 1 };
}

/** What is written down in the session, and not before. */
const OF_SESSION: ReadonlySet<keyof ItemChanges> = new Set(['positions', 'discussion', 'resolutions', 'ruling', 'clause', 'explanation', 'escalateTo', 'escalateAsk']);

/** Before the session an item is put in its place or deferred; in it, it is decided; after it, it stands. */
export function editItem({ status }: Pick<MeetingState, 'status'>, changes: ItemChanges): Refusal | undefined {
  if (status === 'closed') return refuse('meeting.closed');
  if (status === 'in_session') return undefined;
  const early = Object.entries(changes).find(([field, value]) => value !== undefined && [...OF_SESSION].some((one) => one === field) && !isEmpty(value));
  if (early) return refuse('meeting.not_in_session', {}, `changes.${early[0]}`);
  const { outcome } = changes;
  return outcome === undefined || outcome === null || outcome === 'adjourned' ? undefined : refuse('meeting.not_in_session', {}, 'changes.outcome');
}

const isEmpty = (value: unknown): boolean => value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Every item has an outcome when the meeting closes; which ones have none is told by their places. */
export function undecided(items: readonly { id: string; outcome: ItemOutcome | null }[]): Refusal | undefined {
  const open = items.filter(({ outcome }) => outcome === null);
  return open.length === 0 ? undefined : { refused: 'meeting.item_undecided', params: { count: open.length }, paths: open.map(({ id }) => `items.${id}`) };
}
