import { z } from 'zod';
import { ClockMark } from './cases.ts';
import { Code, Id, Instant, Version, saying, text } from './values.ts';

/**
 * 容缺受理: a department takes an application whose main materials are whole and lets the applicant supply the rest by a day
 * he promised in writing. What is owed stands in the ledger as a `supplement` task of the same owner.
 */
export const PROVISIONAL_OWNERS = ['case', 'run'] as const;
export type ProvisionalOwnerKind = (typeof PROVISIONAL_OWNERS)[number];

/** `supplied` is reached by finishing the `supplement` task, by whichever path; `defaulted` by the clock alone. */
export const PROVISIONAL_STATUSES = ['running', 'supplied', 'defaulted', 'withdrawn'] as const;
export type ProvisionalStatus = (typeof PROVISIONAL_STATUSES)[number];

export const PROVISIONAL_ACTIONS = ['supply', 'correct', 'withdraw', 'clear'] as const;
export type ProvisionalAction = (typeof PROVISIONAL_ACTIONS)[number];

/** 视频连线, 系统或档案核对, 字迹核对, 远程核验 (新华每日电讯 2021-05-02; 解放日报 2023-07-17), or another the text names. */
export const VERIFICATION_METHODS = ['video_call', 'record_check', 'handwriting', 'remote_check', 'other'] as const;
export type VerificationMethod = (typeof VERIFICATION_METHODS)[number];

/** 电话办, 微信办, 公益邮寄办 (解放日报 2023-07-17), 到场补交. */
export const SUPPLY_MEANS = ['phone', 'wechat', 'post', 'in_person'] as const;
export type SupplyMeans = (typeof SUPPLY_MEANS)[number];

/** A material of a matter. Main materials are never missing; of the others the district says which may be. */
export const MatterMaterial = z
  .strictObject({ code: Code, name: saying(120), main: z.boolean(), mayBeMissing: z.boolean() })
  .refine(({ main, mayBeMissing }) => !(main && mayBeMissing), 'material.main_missing');
export type MatterMaterial = z.infer<typeof MatterMaterial>;
export const MatterMaterials = z.array(MatterMaterial).max(60).refine((list) => new Set(list.map(({ code }) => code)).size === list.length, 'code.repeated');

/** How identity or a fact was made sure of without the paper, and what was found. */
export const Verification = z.strictObject({ method: z.enum(VERIFICATION_METHODS), found: saying(500) });
export type Verification = z.infer<typeof Verification>;

const once = <T>(values: readonly T[]) => new Set(values).size === values.length;
const Means = z.array(z.enum(SUPPLY_MEANS)).min(1).max(SUPPLY_MEANS.length).refine(once, 'code.repeated');
const Verifications = z.array(Verification).min(1).max(10);
const versioned = { version: Version };

/** `version` is the owner's. Handlers decide for their department; a coordinator enters a department's decision from its paper. */
export const ProvisionalBody = z.strictObject({
  ...versioned,
  /** Codes of the matter's own list; of a run, ids of its materials. */
  materials: z.array(Id).min(1).max(60).refine(once, 'code.repeated'),
  departmentId: Id.optional().meta({ description: 'Which department decided; a handler’s own where it is left out' }),
  fileId: Id.optional().meta({ description: 'Of an entry on behalf: the paper it was entered from, a file of the case' }),
  verifications: Verifications,
  /** What the applicant promised in writing (承诺书). */
  promise: saying(2000),
  supplyBy: Means,
  supplyNote: text(500).optional(),
  /** Working days from now; left out, what is left of the item’s own limit. */
  dueIn: z.int().min(0).max(250).optional(),
});
export type ProvisionalBody = z.infer<typeof ProvisionalBody>;

/** What may be corrected while it runs: how things were made sure of and how to supply. The rest is what was decided. */
export const ProvisionalChanges = z.strictObject({ verifications: Verifications, supplyBy: Means, supplyNote: text(500) }).partial();
export type ProvisionalChanges = z.infer<typeof ProvisionalChanges>;

export const SupplyBody = z.strictObject({ ...versioned, means: z.enum(SUPPLY_MEANS), text: saying(1000) });
/**
 * What was decided, put right while it runs, with the reason: what is missing, by when (working days from now, within the
 * item’s own limit), the promise in words, how to supply, how things were made sure of. What is left out stays.
 */
export const CorrectBody = z.strictObject({
  ...versioned,
  reason: saying(1000),
  materials: z.array(Id).min(1).max(60).refine(once, 'code.repeated').optional(),
  dueIn: z.int().min(0).max(250).optional(),
  promise: saying(2000).optional(),
  supplyBy: Means.optional(),
  supplyNote: text(500).optional(),
  verifications: Verifications.optional(),
  fileId: Id.optional().meta({ description: 'Of a coordinator who puts right what a department decided: its paper, a file of the owner' }),
});
export type CorrectBody = z.infer<typeof CorrectBody>;
export const EndBody = z.strictObject({ ...versioned, reason: saying(1000) });
export const ClearBody = z.strictObject({ ...versioned, reason: saying(1000) });

/** A missing material by the name it had when it was let go. */
export const MissingMaterial = z.object({ code: Id, name: z.string() });
export type MissingMaterial = z.infer<typeof MissingMaterial>;

export const ProvisionalAcceptance = z.object({
  id: Id,
  ownerKind: z.enum(PROVISIONAL_OWNERS),
  ownerId: Id,
  caseId: Id.nullable(),
  /** The owner's number and title, as this reader may know them. */
  number: z.string().nullable(),
  title: z.string().nullable(),
  /** Whose matter it is; null for who may not see people. */
  partyName: z.string().nullable(),
  /** The matter; of a run, the edition of its template. */
  matterId: Id,
  materials: z.array(MissingMaterial),
  status: z.enum(PROVISIONAL_STATUSES),
  departmentId: Id,
  decidedById: Id,
  decidedAt: Instant,
  /** Entered by a coordinator from this paper. */
  fileId: Id.nullable(),
  verifications: z.array(Verification),
  promise: z.string(),
  supplyBy: z.array(z.enum(SUPPLY_MEANS)),
  supplyNote: z.string(),
  taskId: Id,
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  clock: ClockMark,
  endedAt: Instant.nullable(),
  /** What came, or why it ended. */
  ending: z.string().nullable(),
  suppliedBy: z.enum(SUPPLY_MEANS).nullable(),
  /** Broken and not cleared: the applicant may not use it. */
  barred: z.boolean(),
  clearedAt: Instant.nullable(),
  clearedById: Id.nullable(),
  clearance: z.string().nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  undo: Id.optional(),
  actions: z.array(z.enum(PROVISIONAL_ACTIONS)),
  editable: z.boolean(),
});
export type ProvisionalAcceptance = z.infer<typeof ProvisionalAcceptance>;

/** A district's number: from how many kept promises of one matter on making it standing practice (固化) is proposed. */
export const ProvisionalSetting = z.strictObject({ proposeAfter: z.int().min(2).max(1000), source: saying(300) });

/** One that deciding chooses from: of a matter's list by its code, of a run by its id. */
export const OfferedMaterial = z.object({ code: Id, name: z.string(), main: z.boolean(), mayBeMissing: z.boolean() });
export type OfferedMaterial = z.infer<typeof OfferedMaterial>;

/** What deciding takes: the matter's list or what a run still misses, what stands in the way, and until when. `GET /api/{cases|bundles}/{id}/provisional`. */
export const ProvisionalOffer = z.object({
  /** Of a run: the edition of its template. */
  matterId: Id.nullable(),
  materials: z.array(OfferedMaterial),
  /** Departments that may decide: those with a part, and the matter's own. */
  departments: z.array(Id),
  /** The latest that what is missing may be due. */
  dueAt: Instant.nullable(),
  /** One that runs already. */
  running: Id.nullable(),
  /** The applicant broke an earlier promise and is not cleared. */
  barred: z.boolean(),
  /** A proposal made it standing practice for this matter (固化). */
  practice: z.boolean(),
});
export type ProvisionalOffer = z.infer<typeof ProvisionalOffer>;
