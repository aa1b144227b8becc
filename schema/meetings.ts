import { z } from 'zod';
import { STAGES, ClockMark } from './cases.ts';
import { HourMinute } from './deadlines.ts';
import { Attached } from './files.ts';
import { TASK_ROLES, TASK_STATUSES } from './tasks.ts';
import { Day, Id, Instant, Version, saying, text } from './values.ts';

/** 联席会议: departments around one table. `adjourn` leads back to `scheduled` with another day, or to `draft` without one. */
export const MEETING_STATUSES = ['draft', 'scheduled', 'in_session', 'closed'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];
/** A case stands on one agenda at a time among these. */
export const OPEN_MEETINGS = ['draft', 'scheduled', 'in_session'] as const satisfies readonly MeetingStatus[];

export const MEETING_ACTIONS = ['schedule', 'open', 'adjourn', 'close', 'issue'] as const;
export type MeetingAction = (typeof MEETING_ACTIONS)[number];

/**
 * Why a case is proposed, the weightiest first: `unkept` a resolution past its due or given back; `adjourned` put off by an
 * earlier meeting; `ruling` the lead gave it back and nobody leads; `returned` given back N times between departments;
 * `stuck` nothing has moved for the district's limit. `added` is on no proposal: somebody put it there.
 */
export const AGENDA_REASONS = ['unkept', 'adjourned', 'ruling', 'returned', 'stuck'] as const;
export type AgendaReason = (typeof AGENDA_REASONS)[number];
export const ITEM_REASONS = [...AGENDA_REASONS, 'added'] as const;
export type ItemReason = (typeof ITEM_REASONS)[number];

/** What became of an item. `adjourned` before the session is what the chair defers (暂缓). */
export const ITEM_OUTCOMES = ['resolved', 'adjourned', 'explained', 'escalated'] as const;
export type ItemOutcome = (typeof ITEM_OUTCOMES)[number];

export const PARTICIPANT_KINDS = ['department', 'person', 'outside'] as const;
export const RESPONSES = ['pending', 'accepted', 'declined'] as const;
/** `substitute`: somebody else came for it; he is named. */
export const ATTENDANCES = ['present', 'substitute', 'absent'] as const;

/** Minutes one item may be given. */
export const ItemMinutes = z.int().min(5).max(240);

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

export const MINUTES_STATUSES = ['draft', 'countersigning', 'issued', 'superseded'] as const;
export type MinutesStatus = (typeof MINUTES_STATUSES)[number];

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

export const Position = z.strictObject({
  /** Null where an outside body speaks, which is then named. */
  departmentId: Id.nullable(),
  body: text(60).nullable(),
  text: text(2000),
});
export type Position = z.infer<typeof Position>;

/** 议定事项, as it is written down: what is missing while it is being typed is asked for when the meeting closes. */
export const ResolutionDraft = z.strictObject({
  /** Given by whoever adds the line, so that two screens speak of the same one. */
  id: Id,
  leadDepartmentId: Id.nullable(),
  assistDepartmentIds: z.array(Id).max(40),
  what: text(1000),
  /** Counted from the day the meeting closes. */
  workingDays: z.int().min(0).max(365).nullable(),
});
export type ResolutionDraft = z.infer<typeof ResolutionDraft>;

/** The promise a resolution became, or each assisting department's. */
export const ResolutionTask = z.object({
  id: Id,
  departmentId: Id.nullable(),
  role: z.enum(TASK_ROLES).nullable(),
  status: z.enum(TASK_STATUSES),
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  clock: ClockMark,
  closedAt: Instant.nullable(),
  result: z.string().nullable(),
});
export type ResolutionTask = z.infer<typeof ResolutionTask>;

/** `kept`: done by its due. `unkept`: past its due and open, done after it, or given back. */
export const RESOLUTION_STATES = ['drafted', 'running', 'kept', 'unkept', 'returned', 'cancelled'] as const;
export type ResolutionState = (typeof RESOLUTION_STATES)[number];

export const Resolution = ResolutionDraft.extend({
  state: z.enum(RESOLUTION_STATES),
  tasks: z.array(ResolutionTask),
  /** When it falls due: of a draft, if the meeting closed now. */
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  /** Working days the case's answer is extended by; 0 where it need not be, or is overdue. */
  extends: z.int(),
  /** Why it could not stand as it is: the code closing would refuse with, and its sentences. */
  problem: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
});
export type Resolution = z.infer<typeof Resolution>;

/** Who is responsible (牵头、协办) for the matter: suggested for later cases of it, shown with its meeting. */
export const Ruling = z.strictObject({ leadDepartmentId: Id, assistDepartmentIds: z.array(Id).max(40), basis: text(1000) });
export type Ruling = z.infer<typeof Ruling>;

/** What the secretary writes down, each item under a version of its own. */
export const ItemFields = z.strictObject({
  position: z.int().min(0).max(100_000),
  minutes: ItemMinutes,
  departmentIds: z.array(Id).max(60),
  positions: z.array(Position).max(80),
  discussion: text(8000),
  outcome: z.enum(ITEM_OUTCOMES).nullable(),
  /** Why it is put off, or what is still to be found out. */
  adjournReason: text(1000).nullable(),
  resolutions: z.array(ResolutionDraft).max(20).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'resolution.repeated'),
  ruling: Ruling.nullable(),
  /** 解释清楚办不了: the clause it rests on, and what is told. */
  clause: text(1000).nullable(),
  explanation: text(2000).nullable(),
  /** 提请上级: to whom, by the name of a department of the level above, and what is asked. */
  escalateTo: text(120).nullable(),
  escalateAsk: text(1000).nullable(),
});
export const ItemDraft = z.strictObject({
  meetingId: Id,
  caseId: Id,
  why: z.array(z.enum(ITEM_REASONS)).max(6).optional(),
  minutes: ItemMinutes.optional(),
  departmentIds: z.array(Id).max(60).optional(),
  /** Left out: at the end. */
  position: z.int().min(0).max(100_000).optional(),
});
export const ItemChanges = ItemFields.partial();
export type ItemChanges = z.infer<typeof ItemChanges>;

/** What of the case this reader needs at the table. Nobody's name; nothing told where the reporter is withheld from him. */
export const CaseDigest = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  stage: z.enum(STAGES),
  matterId: Id.nullable(),
  matterText: z.string().nullable(),
  story: z.string().nullable(),
  stuckAt: z.string().nullable(),
  visits: z.int(),
  receivedAt: Instant,
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  clock: ClockMark,
  leadDepartmentId: Id.nullable(),
  /** True where the reporter asked to be withheld from this reader's department. */
  withheld: z.boolean(),
  /** Who had it and what became of it, the newest last; grounds of returns by their name. */
  parts: z.array(z.object({ departmentId: Id, role: z.enum(TASK_ROLES).nullable(), status: z.enum(TASK_STATUSES), dueAt: Instant.nullable(), result: z.string().nullable(), ground: z.string().nullable() })),
});
export type CaseDigest = z.infer<typeof CaseDigest>;

export const MeetingItem = ItemFields.extend({
  id: Id,
  meetingId: Id,
  caseId: Id,
  why: z.array(z.enum(ITEM_REASONS)),
  resolutions: z.array(Resolution),
  /** Null where the case is gone. */
  case: CaseDigest.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
});
export type MeetingItem = z.infer<typeof MeetingItem>;

export const ParticipantFields = z.strictObject({
  kind: z.enum(PARTICIPANT_KINDS),
  departmentId: Id.nullable(),
  personId: Id.nullable(),
  /** An outside body's name: a system vendor, a neighbourhood committee. */
  body: text(60).nullable(),
  /** Who comes for it, where it is known. */
  attendee: text(60).nullable(),
  response: z.enum(RESPONSES),
  substitute: text(60).nullable(),
  attendance: z.enum(ATTENDANCES).nullable(),
  note: text(300).nullable(),
});
export const ParticipantDraft = ParticipantFields.partial({ departmentId: true, personId: true, body: true, attendee: true, response: true, substitute: true, attendance: true, note: true }).extend({ meetingId: Id });
export const ParticipantChanges = ParticipantFields.pick({ attendee: true, response: true, substitute: true, attendance: true, note: true }).partial();
export const Participant = ParticipantFields.extend({
  id: Id,
  meetingId: Id,
  respondedById: Id.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
});
export type Participant = z.infer<typeof Participant>;

/** A participant answers for his department: comes, does not, or sends somebody. */
export const RespondBody = z.strictObject({ ...versioned, response: z.enum(['accepted', 'declined']), substitute: text(60).nullable().optional(), attendee: text(60).nullable().optional(), note: text(300).nullable().optional() });

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

export const COUNTERSIGN_VERDICTS = ['agree', 'agree_with_changes', 'object'] as const;
export type CountersignVerdict = (typeof COUNTERSIGN_VERDICTS)[number];
export const Countersign = z.object({
  id: Id,
  departmentId: Id,
  /** Null: has not answered. */
  verdict: z.enum(COUNTERSIGN_VERDICTS).nullable(),
  text: z.string().nullable(),
  byId: Id.nullable(),
  onBehalf: z.boolean(),
  at: Instant.nullable(),
});
export type Countersign = z.infer<typeof Countersign>;

/** One part of the minutes: the opening, an item, the close. */
export const MinutesSection = z.strictObject({ id: Id, itemId: Id.nullable(), heading: text(300), text: text(12_000) });
export type MinutesSection = z.infer<typeof MinutesSection>;
const Sections = z.array(MinutesSection).min(1).max(220).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'section.repeated');

export const MINUTES_ACTIONS = ['circulate', 'countersign', 'issue', 'correct'] as const;
export type MinutesAction = (typeof MINUTES_ACTIONS)[number];
export const MinutesFields = z.strictObject({ title: saying(120), sections: Sections });
/** Written while it is a draft; circulated text is changed by sending it round again. */
export const MinutesChanges = MinutesFields.partial();
export const CirculateBody = z.strictObject(versioned);
/** A handler answers for his department; a coordinator enters what one said on paper, and names it. */
export const CountersignBody = z
  .strictObject({ ...versioned, verdict: z.enum(COUNTERSIGN_VERDICTS), text: text(2000).optional(), departmentId: Id.optional() })
  .refine(({ verdict, text: said }) => verdict === 'agree' || Boolean(said), { error: 'countersign.text_missing', path: ['text'] });
export const CorrectBody = z.strictObject({ ...versioned, reason: saying(1000) });

export const Minutes = MinutesFields.extend({
  id: Id,
  meetingId: Id,
  /** 1 for the first; a correction is the next. */
  edition: z.int(),
  status: z.enum(MINUTES_STATUSES),
  /** Why it corrects the edition before it. */
  reason: z.string().nullable(),
  /** The paper, once issued. */
  formId: Id.nullable(),
  number: z.string().nullable(),
  circulatedAt: Instant.nullable(),
  issuedAt: Instant.nullable(),
  issuedById: Id.nullable(),
  countersigns: z.array(Countersign),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
  actions: z.array(z.enum(MINUTES_ACTIONS)),
});
export type Minutes = z.infer<typeof Minutes>;

export const DIFFERENCE_KINDS = ['same', 'added', 'removed'] as const;
/** What one edition says otherwise than the one before it, section by section, in runs of text. */
export const MinutesDifference = z.object({
  from: z.object({ id: Id, edition: z.int() }).nullable(),
  to: z.object({ id: Id, edition: z.int() }),
  sections: z.array(z.object({ id: Id, heading: z.string(), state: z.enum(['same', 'added', 'removed', 'changed']), runs: z.array(z.object({ kind: z.enum(DIFFERENCE_KINDS), text: z.string() })) })),
});
export type MinutesDifference = z.infer<typeof MinutesDifference>;

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

/** One line of the board of resolutions: `GET /api/meetings/resolutions`. */
export const ResolutionRow = Resolution.extend({ meetingId: Id, meetingTitle: z.string(), itemId: Id, caseId: Id, caseNumber: z.string().nullable(), caseTitle: z.string().nullable(), closedAt: Instant });
export type ResolutionRow = z.infer<typeof ResolutionRow>;

/** How a promise of a resolution was not kept: open past its due, done after it, or given back. */
export const UNKEPT_WAYS = ['open', 'late', 'returned'] as const;
/** One line of the bulletin (通报): `GET /api/bulletins`. `id` is the promise's. */
export const BulletinRow = z.object({
  id: Id,
  resolutionId: Id,
  departmentId: Id,
  role: z.enum(TASK_ROLES).nullable(),
  what: z.string(),
  how: z.enum(UNKEPT_WAYS),
  dueAt: Instant,
  closedAt: Instant.nullable(),
  /** By how many working days; null where it was given back. */
  workingDays: z.int().nullable(),
  meetingId: Id,
  meetingTitle: z.string(),
  metAt: Instant,
  caseId: Id,
  caseNumber: z.string().nullable(),
});
export type BulletinRow = z.infer<typeof BulletinRow>;
