import { z } from 'zod';
import { HourMinute } from './deadlines.ts';
import { Attached } from './files.ts';
import { AGENDA_REASONS, ITEM_REASONS, ItemMinutes, MeetingItem, Ruling } from './meeting-items.ts';
import { MINUTES_STATUSES, Minutes } from './meeting-minutes.ts';
import { Participant } from './meeting-participants.ts';
import { Day, Id, Instant, Version, saying, text } from './values.ts';

/** 联席会议: departments around one table. `adjourn` leads back to `scheduled` with another day, or to `draft` without one. */
export const MEETING_STATUSES = ['draft', 'scheduled', 'in_session', 'closed'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];
/** A case stands on one agenda at a time among these. */
export const OPEN_MEETINGS = ['draft', 'scheduled', 'in_session'] as const satisfies readonly MeetingStatus[];

export const MEETING_ACTIONS = ['schedule', 'open', 'adjourn', 'close', 'issue'] as const;
export type MeetingAction = (typeof MEETING_ACTIONS)[number];

/** What the district set for its meetings; none published these figures, so the defaults are ours. */
export const MeetingSetting = z.strictObject({
  /** Working days without anything moving after which a case is proposed. */
  stuckWorkingDays: z.int().min(1).max(365),
  /** Returns of one case after which it is proposed. */
  returns: z.int().min(1).max(20),
  /** So many in a hundred of the invited departments have to be there. */
  quorumPercent: z.int().min(1).max(100),
  minutesPerItem: ItemMinutes,
  source: saying(300),
});
export type MeetingSetting = z.infer<typeof MeetingSetting>;

/** `POST /api/meetings/propose`: only cases one of `departments` has to do with; no more than `limit`. Writes nothing. */
export const ProposeBody = z.strictObject({ departments: z.array(Id).min(1).max(100).optional(), limit: z.int().min(1).max(200).optional() });

export const ProposedItem = z.object({ caseId: Id, why: z.array(z.enum(AGENDA_REASONS)).min(1), departments: z.array(Id) });
export type ProposedItem = z.infer<typeof ProposedItem>;
/** A stretch of the meeting in which the same departments sit: `items` are case ids in their order. */
export const AgendaBlock = z.object({ departments: z.array(Id), items: z.array(Id), minutes: z.int() });
export type AgendaBlock = z.infer<typeof AgendaBlock>;
export const Proposal = z.object({ items: z.array(ProposedItem), blocks: z.array(AgendaBlock) });
export type Proposal = z.infer<typeof Proposal>;

/** `date` and `time` are of the district's zone; a meeting is held on a working day. */
export const MeetingFields = z.strictObject({
  title: saying(120),
  siteId: Id.nullable(),
  date: Day.nullable(),
  time: HourMinute.nullable(),
  place: text(120).nullable(),
  chairId: Id.nullable(),
  secretaryId: Id.nullable(),
  note: text(2000).nullable(),
});
/** `items` are put on the agenda in this order, as they were proposed or chosen. */
export const MeetingDraft = MeetingFields.partial({ siteId: true, date: true, time: true, place: true, chairId: true, secretaryId: true, note: true }).extend({
  items: z.array(z.strictObject({ caseId: Id, why: z.array(z.enum(ITEM_REASONS)).max(6).optional(), departments: z.array(Id).max(60).optional() })).max(200).optional(),
});
export const MeetingChanges = MeetingFields.partial();

const versioned = { version: Version };
export const ScheduleBody = z.strictObject({ ...versioned, date: Day.optional(), time: HourMinute.optional(), place: saying(120).optional() });
export const OpenBody = z.strictObject(versioned);
/** Without a date it goes back to being a draft. Moves no clock. */
export const AdjournBody = z.strictObject({ ...versioned, reason: saying(1000), date: Day.optional(), time: HourMinute.optional() });
export const CloseBody = z.strictObject(versioned);
/** `despite`: why it is issued although a department objected or has not answered; it stands in the history. */
export const IssueMinutesBody = z.strictObject({ ...versioned, despite: saying(1000).optional() });

export const Quorum = z.object({ invited: z.int(), present: z.int(), needed: z.int(), reached: z.boolean() });
export type Quorum = z.infer<typeof Quorum>;

export const Meeting = MeetingFields.extend({
  id: Id,
  status: z.enum(MEETING_STATUSES),
  /** Null until it has a day and a time. */
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  items: z.int(),
  minutes: z.int(),
  quorum: Quorum,
  openedAt: Instant.nullable(),
  openedById: Id.nullable(),
  closedAt: Instant.nullable(),
  closedById: Id.nullable(),
  /** How often the invitation was sent anew: SEQUENCE of its calendar entry. */
  sequence: z.int(),
  createdById: Id,
  /** The newest minutes, once there are any. */
  minutesId: Id.nullable(),
  minutesStatus: z.enum(MINUTES_STATUSES).nullable(),
  ...Attached.shape,
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
  actions: z.array(z.enum(MEETING_ACTIONS)),
  /** Whether this person may change its fields, agenda and participants now. */
  editable: z.boolean(),
  /** Whether this person may put it into the trash now: before it is held. */
  trashable: z.boolean(),
});
export type Meeting = z.infer<typeof Meeting>;

/** A stretch of the day with the same departments. `items` are ids of items, not of cases. */
export const SessionBlock = z.object({ departments: z.array(Id), items: z.array(Id), minutes: z.int(), startsAt: Instant.nullable(), endsAt: Instant.nullable() });
export type SessionBlock = z.infer<typeof SessionBlock>;
/** When a department comes and may go; `minutes` are its own blocks', joint ones included. */
export const Sitting = z.object({ departmentId: Id, from: Instant.nullable(), until: Instant.nullable(), minutes: z.int() });

export const CLASH_KINDS = ['meeting', 'duty', 'leave'] as const;
/** Somebody who should be there is in another meeting, has the window that day, or is away. */
export const Clash = z.object({ personId: Id, kind: z.enum(CLASH_KINDS), what: z.string(), meetingId: Id.nullable(), from: Instant.nullable(), until: Instant.nullable() });
export type Clash = z.infer<typeof Clash>;

/** Working days on which a meeting may be held, and what is on them. */
export const MeetingDays = z.object({ data: z.array(z.object({ date: Day, provisional: z.boolean(), meetings: z.array(z.object({ id: Id, title: z.string(), time: HourMinute.nullable() })) })) });

/** Everything of one meeting that this reader may see, in one answer: the agenda builder's and the session's. */
export const MeetingRoom = z.object({
  meeting: Meeting,
  items: z.array(MeetingItem),
  participants: z.array(Participant),
  blocks: z.array(SessionBlock),
  sittings: z.array(Sitting),
  clashes: z.array(Clash),
  minutes: z.array(Minutes),
});
export type MeetingRoom = z.infer<typeof MeetingRoom>;

/** One meeting a case was in: `GET /api/cases/{id}/meetings`. */
export const CaseMeeting = z.object({
  meetingId: Id,
  title: z.string(),
  status: z.enum(MEETING_STATUSES),
  date: Day.nullable(),
  startsAt: Instant.nullable(),
  minutesNumber: z.string().nullable(),
  item: MeetingItem,
});
export type CaseMeeting = z.infer<typeof CaseMeeting>;

/** What a meeting ruled of who is responsible for a matter: the newest, shown with its meeting. */
export const EarlierRuling = z.object({ ruling: Ruling, meetingId: Id, title: z.string(), date: Day.nullable(), caseId: Id });
export type EarlierRuling = z.infer<typeof EarlierRuling>;
