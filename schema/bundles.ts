import { z } from 'zod';
import { Applicant, ApplicantDraft } from './applicants.ts';
import { Duration, Key, OutputUse, TemplateField } from './bundle-templates.ts';
import { ClockMark } from './cases.ts';
import { OwnChanges, OwnValues } from './fields.ts';
import { NOTE_KINDS } from './events.ts';
import { Code, Day, Id, Instant, Version, saying, text } from './values.ts';

/**
 * A run of a 一件事: one applicant, one form, one set of materials, and the items of several departments. It is no case.
 * `collecting`: told once, materials come in, no clock runs. `working`: the overall promise and the items run.
 * `ready`: every item is done and the results wait to be handed out together. `issued`: 统一出件. `withdrawn`: by the applicant.
 */
export const RUN_STAGES = ['collecting', 'working', 'ready', 'issued', 'withdrawn'] as const;
export type RunStage = (typeof RUN_STAGES)[number];
export const OPEN_RUN_STAGES = ['collecting', 'working', 'ready'] as const satisfies readonly RunStage[];

/** `provisional`: 容缺受理 may be decided of it (`POST /api/bundles/{id}/provisional`); which materials, the offer says. */
export const RUN_ACTIONS = ['accept-materials', 'start', 'inspect', 'resume', 'issue', 'withdraw', 'ask-again', 'note', 'provisional', 'record-number'] as const;
export type RunAction = (typeof RUN_ACTIONS)[number];

/** `waiting`: what it builds on is not done yet. `cancelled`: the run was withdrawn. */
export const ITEM_STATUSES = ['waiting', 'open', 'done', 'cancelled'] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/** `provisional`: 容缺, to be handed in later under an acceptance that somebody decided. It counts for starting as `accepted` does. */
export const MATERIAL_STATUSES = ['awaited', 'accepted', 'wrong', 'provisional'] as const;
export type MaterialStatus = (typeof MATERIAL_STATUSES)[number];

/** What the applicant answered on the one form, by field. */
export const Answers = z.record(Key, z.union([text(2000), z.number(), z.boolean()]));
export type Answers = z.infer<typeof Answers>;

export const RunDraft = z.strictObject({
  /** Of a published template; the run keeps the edition it starts on. */
  templateCode: Code,
  applicant: ApplicantDraft,
  /** What it is for, without names of persons: 海兰路12号小吃店. */
  title: saying(120),
  /** The optional items that are wanted; items that are not optional are always in it. */
  items: z.array(Key).max(60).optional(),
  answers: Answers.optional(),
  siteId: Id.nullable().optional(),
  coordinatorId: Id.optional(),
  helperId: Id.nullable().optional(),
  /** The district's own columns. */
  custom: OwnChanges.optional(),
});
export type RunDraft = z.infer<typeof RunDraft>;

const plain = { title: saying(120), helperId: Id.nullable(), coordinatorId: Id, custom: OwnChanges };
/** What is typed over in the grid, many rows at once, and can be taken back. */
export const RunRowChanges = z.strictObject(plain).partial();
export type RunRowChanges = z.infer<typeof RunRowChanges>;

/** The form and who helps can be corrected while the run is open; which items are in it, only while nothing has started. */
export const RunChanges = z.strictObject({ ...plain, answers: Answers, items: z.array(Key).max(60) }).partial();
export type RunChanges = z.infer<typeof RunChanges>;

export const RunItem = z.object({
  id: Key,
  name: z.string(),
  departmentId: Id,
  status: z.enum(ITEM_STATUSES),
  /** The promise of it, once it is open. */
  taskId: Id.nullable(),
  taskStatus: z.string().nullable(),
  dueAt: Instant.nullable(),
  pausedAt: Instant.nullable(),
  /** 文号 of the 受理通知书 the department issued itself; null where it gave none. */
  acceptanceNumber: z.string().nullable(),
  openedAt: Instant.nullable(),
  doneAt: Instant.nullable(),
  result: z.string().nullable(),
  siteInspection: z.boolean(),
  /** What it waits for. */
  waitsFor: z.array(Key),
  materials: z.array(Key),
  outputs: z.array(z.string()),
  /** Outputs of other items that it needs, and whether they are there. */
  uses: z.array(OutputUse.extend({ there: z.boolean() })),
});
export type RunItem = z.infer<typeof RunItem>;

/** One joint visit to the site (联合勘查). The clocks of its items stand still from `from` to `to`. */
export const Inspection = z.object({
  id: Id,
  items: z.array(Key),
  departments: z.array(Id),
  plannedOn: Day,
  place: z.string(),
  from: Instant,
  to: Instant.nullable(),
  /** Working days on which the clocks stood still. */
  workingDays: z.int().nullable(),
  finding: z.string().nullable(),
});
export type Inspection = z.infer<typeof Inspection>;

/** What was promised before bundling and what this run took. Null: not known, or not over. */
export const Measured = z.object({
  materials: z.object({ baseline: z.int(), taken: z.int() }),
  visits: z.object({ baseline: z.int(), taken: z.int() }),
  /** The template's items one after the other, against what the run's promise took. */
  time: z.object({ baseline: Duration.nullable(), workingDays: z.int().nullable(), minutes: z.int().nullable() }),
  inspections: z.object({ baseline: z.int(), taken: z.int(), workingDays: z.int() }),
  /** What was asked for after the one-time notice. */
  secondNotices: z.int(),
  onTime: z.boolean().nullable(),
});
export type Measured = z.infer<typeof Measured>;

export const BundleRun = z.object({
  id: Id,
  /** Sequential in the year: YJS-2026-0001. */
  number: z.string(),
  /** Random, on the receipt and the one-time notice. Null for who may not see people. */
  queryCode: z.string().nullable(),
  stage: z.enum(RUN_STAGES),
  templateId: Id,
  templateCode: Code,
  templateName: z.string(),
  edition: z.int(),
  illustrative: z.boolean(),
  title: z.string(),
  /** Masked as everywhere. Null for who only counts. */
  applicant: Applicant.nullable(),
  siteId: Id.nullable(),
  coordinatorId: Id.nullable(),
  helperId: Id.nullable(),
  /** When the clock started. */
  startedAt: Instant.nullable(),
  /** Of the overall promise (the `answer` task of the run). */
  answerTaskId: Id.nullable(),
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  pausedAt: Instant.nullable(),
  clock: ClockMark,
  readyAt: Instant.nullable(),
  issuedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** How the results were handed over, or why it was withdrawn. */
  conclusion: z.string().nullable(),
  /** How often the applicant came. */
  visits: z.int(),
  itemsDone: z.int(),
  itemsTotal: z.int(),
  materialsAccepted: z.int(),
  materialsTotal: z.int(),
  secondNotices: z.int(),
  /** The district's own columns; empty for who may not see people. */
  custom: OwnValues,
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
  actions: z.array(z.enum(RUN_ACTIONS)),
  /** Whether this person may correct its row now. */
  editable: z.boolean(),
});
export type BundleRun = z.infer<typeof BundleRun>;

/** A run with everything in it: `GET /api/bundles/{id}` and the answer of each action. A handler gets his department's part of it. */
export const BundleFile = BundleRun.extend({
  items: z.array(RunItem),
  /** The fields of the one form, and what stands in them. */
  fields: z.array(TemplateField),
  answers: Answers,
  inspections: z.array(Inspection),
  measured: Measured,
  /** Of a correction that can be taken back: its change. */
  undo: Id.optional(),
});
export type BundleFile = z.infer<typeof BundleFile>;

/** A material of a run (`GET /api/materials?filter={"runId":…}`): what the one-time notice named, and what was asked for later. */
export const RunMaterial = z.object({
  id: Id,
  runId: Id,
  /** Its key in the template; null of what was asked for later and stands in no template. */
  key: Key.nullable(),
  name: z.string(),
  standard: z.string(),
  form: z.string(),
  main: z.boolean(),
  deferrable: z.boolean(),
  items: z.array(Key),
  samples: z.array(Id),
  status: z.enum(MATERIAL_STATUSES),
  /** Of a wrong one: what is wrong. */
  reason: z.string().nullable(),
  /** Of a wrong one: which sample shows it right. */
  sampleId: Id.nullable(),
  checkedAt: Instant.nullable(),
  checkedById: Id.nullable(),
  /** 二次告知: asked for after the one-time notice, with its reason. */
  second: z.boolean(),
  secondReason: z.string().nullable(),
  /** Whose item asked for it. */
  departmentId: Id.nullable(),
  askedAt: Instant,
  askedById: Id.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type RunMaterial = z.infer<typeof RunMaterial>;

const versioned = { version: Version };

/** Materials are checked in one by one, several of them at once if need be. `version` is the run's. */
export const AcceptMaterialsBody = z.strictObject({
  ...versioned,
  checks: z
    .array(
      z.strictObject({
        materialId: Id,
        ok: z.boolean(),
        /** Of a wrong one, against its standard. */
        reason: text(500).optional(),
        /** The sample that was shown. */
        sampleId: Id.optional(),
      }),
    )
    .min(1)
    .max(120),
  /** The applicant came to the window for this once more. */
  visit: z.boolean().optional(),
});
export type AcceptMaterialsBody = z.infer<typeof AcceptMaterialsBody>;

export const StartBody = z.strictObject(versioned);

/** One visit of several departments. Its items have to be open and to have a site inspection. */
export const InspectBody = z.strictObject({ ...versioned, items: z.array(Key).min(1).max(60), plannedOn: Day, place: text(200).optional() });
export type InspectBody = z.infer<typeof InspectBody>;

/** The visit is over, the clocks go on. */
export const ResumeBody = z.strictObject({ ...versioned, inspectionId: Id, finding: saying(2000) });
export type ResumeBody = z.infer<typeof ResumeBody>;

/** 统一出件. */
export const HANDOVERS = ['window', 'post', 'locker', 'electronic'] as const;
export const IssueBody = z.strictObject({
  ...versioned,
  /** How the results were handed over. */
  by: z.enum(HANDOVERS),
  text: text(2000).optional(),
  /** The applicant came for them: one visit more. By default where they are handed over at the window. */
  visit: z.boolean().optional(),
});
export type IssueBody = z.infer<typeof IssueBody>;

export const WithdrawBody = z.strictObject({ ...versioned, reason: saying(1000) });

/** 二次告知: what is asked for and was not on the one-time notice. It needs a reason and is listed for supervision. */
export const AskAgainBody = z.strictObject({
  ...versioned,
  item: Key,
  materials: z.array(z.strictObject({ name: saying(120), standard: text(500).optional() })).min(1).max(20),
  reason: saying(1000),
});
export type AskAgainBody = z.infer<typeof AskAgainBody>;

/** 受理通知书 is the licensing department's own paper: only its number is kept here. An empty number takes it away. */
export const RecordNumberBody = z.strictObject({ ...versioned, item: Key, number: text(60) });

/** 帮办代办记录. No version. */
export const RunNoteBody = z.strictObject({
  kind: z.enum(NOTE_KINDS),
  text: saying(2000),
  with: text(60).optional(),
  place: text(120).optional(),
  minutes: z.int().min(0).max(6000).optional(),
  reached: z.boolean().optional(),
});

/** `GET /api/bundles/board`: what lies where. */
export const RunBoard = z.object({
  stages: z.array(z.object({ stage: z.enum(RUN_STAGES), count: z.int() })),
  departments: z.array(z.object({ departmentId: Id, waiting: z.int(), open: z.int(), done: z.int() })),
});
export type RunBoard = z.infer<typeof RunBoard>;

/** Of the runs whose items' times are known: one after the other, against what the runs took. The others are not in it. */
const ComparedTime = z.object({ runs: z.int(), baseline: Duration, taken: Duration });

/** `GET /api/bundles/figures?from=&until=`: runs issued in a period, measured against the baseline, by template and in total. */
export const RunFigures = z.object({
  from: Day,
  until: Day,
  total: z.object({
    issued: z.int(),
    /** Taken in in the period, whatever became of them. */
    accepted: z.int(),
    onTime: z.int(),
    materials: z.object({ baseline: z.int(), taken: z.int() }),
    visits: z.object({ baseline: z.int(), taken: z.int() }),
    /** Working days and minutes that runs with a known promise took in all. */
    workingDays: z.int(),
    minutes: z.int(),
    compared: ComparedTime,
    secondNotices: z.int(),
  }),
  templates: z.array(
    z.object({
      code: Code,
      name: z.string(),
      issued: z.int(),
      accepted: z.int(),
      onTime: z.int(),
      materials: z.object({ baseline: z.int(), taken: z.int() }),
      visits: z.object({ baseline: z.int(), taken: z.int() }),
      workingDays: z.int(),
      minutes: z.int(),
      compared: ComparedTime,
      secondNotices: z.int(),
    }),
  ),
});
export type RunFigures = z.infer<typeof RunFigures>;
