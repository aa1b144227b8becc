import { z } from 'zod';
import { Applicant, ApplicantDraft } from './applicants.ts';
import { NOTE_KINDS } from './events.ts';
import { Attached } from './files.ts';
import { OwnChanges, OwnValues } from './fields.ts';
import { Code, Day, Id, Instant, InstantInput, Version, saying, text } from './values.ts';

export const STAGES = [
  'received',
  'triaged',
  'working',
  'answered',
  'archived',
  'declined',
  'referred',
  'withdrawn',
] as const;
export type Stage = (typeof STAGES)[number];
/** The answer is still owed, so the case's own due still runs. */
export const UNANSWERED_STAGES = ['received', 'triaged', 'working'] as const satisfies readonly Stage[];
export const OPEN_STAGES = ['received', 'triaged', 'working', 'answered'] as const satisfies readonly Stage[];

export const URGENCIES = ['normal', 'urgent', 'critical'] as const;

export const CASE_ACTIONS = [
  'triage',
  'confirm-category',
  'dispatch',
  'retriage',
  'decline',
  'refer',
  'note',
  'pause',
  'resume',
  'provisional',
  'request-extension',
  'request-special',
  'form-force',
  'escalate',
  'approve',
  'refuse',
  'answer',
  'rate',
  'archive',
  'reopen',
  'withdraw',
  'merge',
  'reveal',
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

/** What the acceptance conditions of a district ask about; unanswered stays unknown, never false. */
export const CaseFacts = z.strictObject({
  submittedMaterials: z.boolean().optional(),
  notAccepted: z.boolean().optional(),
  notApproved: z.boolean().optional(),
  lateAcceptance: z.boolean().optional(),
  overdue: z.boolean().optional(),
  multiDepartment: z.boolean().optional(),
  accountability: z.boolean().optional(),
  policyGapVs: z.array(saying(20)).max(8).optional(),
  personalCause: z.boolean().optional(),
  personalReason: text(500).optional(),
});
export type CaseFacts = z.infer<typeof CaseFacts>;

const story = {
  channel: Code,
  hotlineOrder: text(40).nullable(),
  hotlineDueAt: InstantInput.nullable(),
  reporterRelation: text(40).nullable(),
  reporterWithheld: z.boolean(),
  complainedOfId: Id.nullable(),
  title: saying(120),
  story: text(4000),
  stuckAt: text(1000),
  matterId: Id.nullable(),
  matterText: text(120).nullable(),
  departmentId: Id.nullable(),
  siteId: Id.nullable(),
  visits: z.int().min(0).max(99),
  urgency: z.enum(URGENCIES),
  loss: text(500).nullable(),
  facts: CaseFacts,
  tags: z.array(Code).max(12),
  helperId: Id.nullable(),
  coordinatorId: Id.nullable(),
  /** The district's own columns. */
  custom: OwnChanges,
};

export const CaseFields = z.strictObject(story);

/** `POST /api/cases`. `party` left out means the reporter speaks for himself. `receivedAt` may lie in the past, never ahead. */
export const CaseDraft = CaseFields.partial()
  .required({ channel: true, title: true })
  .extend({ reporter: ApplicantDraft, party: ApplicantDraft.nullable().optional(), receivedAt: InstantInput.optional() });
export type CaseDraft = z.infer<typeof CaseDraft>;

/** Fields a coordinator may correct in place; stage, category and deadline move by action only. Somebody always coordinates it. */
export const CaseChanges = CaseFields.omit({ hotlineDueAt: true }).extend({ coordinatorId: Id }).partial();
export type CaseChanges = z.infer<typeof CaseChanges>;

/** `POST /api/cases/check`: whatever has been typed so far. */
export const CaseCheck = z.strictObject({
  channel: Code.optional(),
  title: text(120).optional(),
  story: text(4000).optional(),
  stuckAt: text(1000).optional(),
  matterId: Id.nullable().optional(),
  departmentId: Id.nullable().optional(),
  visits: z.int().min(0).max(99).optional(),
  facts: CaseFacts.optional(),
  reporter: z.strictObject({ name: text(80), phone: text(40), idNumber: text(40) }).partial().optional(),
  party: z.strictObject({ name: text(80), phone: text(40), idNumber: text(40) }).partial().nullable().optional(),
});

const versioned = { version: Version };
const Judgement = z.strictObject({ should: z.boolean(), reason: saying(1000) });
const triage = {
  ...versioned,
  category: Code,
  cause: Code,
  judgement: Judgement,
  clause: text(1000).optional(),
  explanation: text(4000).optional(),
  alternatives: text(2000).optional(),
  told: text(2000).optional(),
  tags: z.array(Code).max(12).optional(),
};
const Share = z.strictObject({
  departmentId: Id,
  handlerId: Id.nullable().optional(),
  dueIn: z.int().min(0).max(250).optional(),
  ask: saying(1000),
});

export const TriageBody = z.strictObject(triage);
export const RetriageBody = z.strictObject({ ...triage, reason: saying(1000), redate: z.record(Id, z.int().min(0).max(250)).optional() });
export const ConfirmCategoryBody = z.strictObject({ ...versioned, confirm: z.boolean(), reason: saying(1000) });
export const DispatchBody = z.strictObject({ ...versioned, lead: Share, assist: z.array(Share).max(20).default([]), helperId: Id.nullable().optional() });
export const DeclineBody = z.strictObject({ ...versioned, reason: Code, told: saying(2000), remedy: saying(1000) });
export const ReferBody = z.strictObject({ ...versioned, to: saying(120), toPerson: text(60).optional(), told: saying(2000) });
export const NoteBody = z.strictObject({
  kind: z.enum(NOTE_KINDS),
  with: saying(120),
  reached: z.boolean(),
  text: saying(2000),
  place: text(120).optional(),
  staff: z.array(saying(60)).max(10).optional(),
  minutes: z.int().min(1).max(1440).optional(),
});
export const PauseBody = z.strictObject({ ...versioned, reason: Code, until: Day.optional() });
/** 提级: what the level above is asked for. `fileId` is the report it goes up with. */
export const EscalateBody = z.strictObject({ ...versioned, departmentId: Id, ask: saying(1000), dueIn: z.int().min(0).max(250).optional(), fileId: Id.nullable().optional() });
export const ReasonBody = z.strictObject({ ...versioned, reason: saying(1000) });
export const RequestExtensionBody = z.strictObject({
  ...versioned,
  workingDays: z.int().min(1).max(250),
  reason: saying(1000),
  contactNoteId: Id,
});
export const RulingBody = z.strictObject({ ...versioned, reason: text(1000).optional() });
export const AnswerBody = z.strictObject({ ...versioned, outcome: Code, text: saying(4000), basis: text(1000).optional() });
export const RateBody = z.strictObject({ ...versioned, level: z.int().min(1).max(5), reasons: z.array(Code).max(10).default([]), noteId: Id });
export const ArchiveBody = z.strictObject({ ...versioned, summary: saying(2000) });
export const MergeBody = z.strictObject({ ...versioned, intoId: Id });
export const REVEALABLE = ['reporter.phone', 'reporter.idNumber', 'party.phone', 'party.idNumber'] as const;
export const RevealBody = z.strictObject({ field: z.enum(REVEALABLE) });

/** How a promise stands for a reader, computed by the server at the instant of the answer. */
export const ClockMark = z.object({
  state: z.enum(['ok', 'soon', 'today', 'overdue', 'paused', 'none']),
  remainingWorkingDays: z.int().nullable(),
  overdueWorkingDays: z.int().nullable(),
});
export type ClockMark = z.infer<typeof ClockMark>;

export const Case = z.object({
  id: Id,
  seq: z.int(),
  number: z.string(),
  queryCode: z.string().nullable(),
  stage: z.enum(STAGES),
  channel: z.string(),
  hotlineOrder: z.string().nullable(),
  hotlineDueAt: Instant.nullable(),
  reporter: Applicant.nullable(),
  party: Applicant.nullable(),
  reporterRelation: z.string().nullable(),
  reporterWithheld: z.boolean(),
  complainedOfId: Id.nullable(),
  title: z.string(),
  story: z.string().nullable(),
  stuckAt: z.string().nullable(),
  matterId: Id.nullable(),
  matterText: z.string().nullable(),
  departmentId: Id.nullable(),
  siteId: Id.nullable(),
  visits: z.int(),
  urgency: z.enum(URGENCIES),
  loss: z.string().nullable(),
  facts: CaseFacts,
  tags: z.array(z.string()),
  helperId: Id.nullable(),
  coordinatorId: Id.nullable(),
  leadDepartmentId: Id.nullable(),
  receivedAt: Instant,
  category: z.string().nullable(),
  cause: z.string().nullable(),
  judgement: Judgement.nullable(),
  clause: z.string().nullable(),
  explanation: z.string().nullable(),
  alternatives: z.string().nullable(),
  told: z.string().nullable(),
  awaiting: z.enum(['confirmation', 'extension', 'special']).nullable(),
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  pausedAt: Instant.nullable(),
  clock: ClockMark,
  outcome: z.string().nullable(),
  answer: z.string().nullable(),
  basis: z.string().nullable(),
  answeredAt: Instant.nullable(),
  rating: z.int().nullable(),
  /** 首次响应, in working minutes from receipt. */
  firstResponseMinutes: z.int().nullable(),
  ratingReasons: z.array(z.string()),
  declineReason: z.string().nullable(),
  remedy: z.string().nullable(),
  referredTo: z.string().nullable(),
  referredToPerson: z.string().nullable(),
  summary: z.string().nullable(),
  mergedIntoId: Id.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
  openParts: z.int(),
  openReplies: z.int(),
  ...Attached.shape,
  /** The district's own columns by field id; empty for whoever sees no personal data, since a district may write a name there. */
  custom: OwnValues,
  /** The extension that waits for a decision; only where one case is asked for. */
  request: z
    .object({ id: Id, workingDays: z.int(), grounds: z.string(), requesterId: Id, requesterName: z.string(), createdAt: Instant })
    .nullable()
    .optional(),
  /** The change just made: what `POST /api/undo` takes. */
  undo: Id.optional(),
  actions: z.array(z.enum(CASE_ACTIONS)),
  editable: z.boolean(),
  /** Whether this person may move it to the trash: it is closed and nothing is owed for it. */
  trashable: z.boolean(),
});
export type Case = z.infer<typeof Case>;
