import { z } from 'zod';
import { ApprovalSetting } from './approvals.ts';
import { AfterHours, ClockRule, WorkingHours } from './deadlines.ts';
import { OwnFields } from './fields.ts';
import { MeetingSetting } from './meetings.ts';
import { isAddress, PaperSetting, RegisterSetting, WordingSetting } from './paper.ts';
import { ProvisionalSetting } from './provisional.ts';
import { Scoring } from './scoring.ts';
import { Ladder } from './reminders.ts';
import { Code, Instant, Phone, Version, saying, text } from './values.ts';

const Name = saying(60);
const MaybeName = text(60);
const Sentence = saying(2_000);
const MaybeSentence = text(2_000);

/** Who said so: the article a district's rule was read in, or 「本产品约定」 where it is ours. */
const Source = saying(300);

/** A list whose codes are unique, retired ones included: old cases still point at them. */
function coded<T extends z.ZodType<{ code: string }>>(item: T) {
  return z.array(item).max(200).refine(
    (items) => new Set(items.map(({ code }) => code)).size === items.length,
    'code.repeated',
  );
}

const entry = {
  code: Code,
  name: Name,
  note: MaybeSentence.optional(),
  quote: MaybeSentence.optional(),
  source: Source,
  /** The place whose published entry this is, where this district published none of its own. */
  borrowedFrom: Name.optional(),
  retired: z.boolean(),
};

const District = z.strictObject({
  name: Name,
  presetId: Code,
  /** '' where the district gave its window no name of its own; screens then say 「办不成事」反映窗口. */
  windowName: MaybeName,
  supervisingBody: MaybeName,
  phone: z.union([Phone, z.literal('')]),
  address: text(200),
  /** True for a made-up district and wherever example departments stand in for real ones: screens must say so. */
  illustrative: z.boolean(),
  /** Where the staff reach the panel; messages then carry the way to what they speak of. */
  panelAddress: z.union([z.literal(''), text(200).refine(isAddress, 'paper.address')]).optional(),
  zone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'zone.unknown'),
  /** What else the district published, and what it left unsaid. */
  notes: z.array(z.strictObject({ text: Sentence, source: Source })).max(50),
});

const Category = z.strictObject({
  code: Code,
  name: Name,
  meaning: MaybeSentence,
  playbook: z.array(Sentence).max(20),
  /** Null: the district published no deadline, and a person must enter one before triage. */
  rule: ClockRule.nullable(),
  ruleText: MaybeSentence,
  /** 不给办: a supervisor confirms before it is dispatched. */
  accountability: z.boolean(),
  /** 办不了: clause, explanation and alternatives are recorded. */
  explanation: z.boolean(),
  /** 协调办: reason and progress are told to the applicant. */
  tellProgress: z.boolean(),
  quote: MaybeSentence.optional(),
  note: MaybeSentence.optional(),
  source: Source,
  retired: z.boolean(),
});

const Exclusion = z.strictObject({
  ...entry,
  text: MaybeSentence,
  example: MaybeSentence.optional(),
  /** What is still done for a person who falls under it. */
  stillDo: z.array(Sentence).max(20).optional(),
});

/** Names of yes-or-no facts of a case (schema/cases.ts). */
export const CONDITION_GROUNDS = ['notAccepted', 'notApproved', 'lateAcceptance', 'overdue'] as const;

/** A machine's reading of a condition. It suggests; the coordinator decides. */
const ConditionHint = z.strictObject({
  visitsMin: z.int().min(1).max(100).optional(),
  submittedMaterials: z.boolean().optional(),
  anyOf: z.array(z.enum(CONDITION_GROUNDS)).max(CONDITION_GROUNDS.length).optional(),
  multiDepartment: z.boolean().optional(),
  accountability: z.boolean().optional(),
  policyGapVs: z.array(Name).max(40).optional(),
});

const Condition = z.strictObject({
  code: Code,
  text: Sentence,
  source: Source,
  borrowedFrom: Name.optional(),
  hint: ConditionHint,
});

export const OUTCOME_ENDINGS = ['answer', 'refer', 'consultation', 'withdraw'] as const;

const Ratings = z.strictObject({
  levels: z
    .array(z.strictObject({ score: z.int().min(1).max(10), name: Name, bad: z.boolean() }))
    .min(2)
    .max(10)
    .refine((levels) => new Set(levels.map(({ score }) => score)).size === levels.length, 'rating.score_repeated'),
  badReasons: coded(z.strictObject({ code: Code, name: Name })),
  source: MaybeSentence,
  note: MaybeSentence.optional(),
});

const Clock = z.strictObject({
  afterHours: AfterHours,
  /** The latest row whose `from` has come is in force. */
  workingHours: z
    .array(WorkingHours)
    .min(1)
    .max(50)
    .refine((rows) => rows.every((row, at) => at === 0 || row.from > (rows[at - 1]?.from ?? '')), 'day.out_of_order'),
});

const LIMITS = ['triage', 'contact', 'reply', 'callback', 'pauseWorkingDays', 'extensionWorkingDays'] as const;

const Limits = z.strictObject({
  triage: ClockRule,
  /** Null: the district promises no first contact. */
  contact: ClockRule.nullable(),
  reply: ClockRule,
  /** From a bad rating to the call back. */
  callback: ClockRule,
  pauseWorkingDays: z.int().min(0).max(365),
  extensionWorkingDays: z.int().min(0).max(365),
  source: Source,
  /** Where one limit's source differs from `source`. */
  sources: z.partialRecord(z.enum(LIMITS), Source).optional(),
});

/** One row of `settings` a key; the admin edits a whole value at a time. */
export const SETTING_SHAPES = {
  district: District,
  categories: coded(Category),
  causes: coded(z.strictObject(entry)),
  channels: coded(z.strictObject({ ...entry, medium: Name })),
  /** `solved` feeds the solved rate; `endsBy` names the action that gives the outcome. */
  outcomes: coded(z.strictObject({ ...entry, meaning: MaybeSentence, solved: z.boolean(), endsBy: z.enum(OUTCOME_ENDINGS) })),
  circumstances: coded(z.strictObject(entry)),
  /** `remedy` is what the person is usually told instead; the coordinator edits it. */
  declineReasons: coded(z.strictObject({ ...entry, remedy: MaybeSentence.optional() })),
  pauseReasons: coded(z.strictObject(entry)),
  returnGrounds: coded(z.strictObject(entry)),
  tags: coded(z.strictObject(entry)),
  exclusions: coded(Exclusion),
  conditions: coded(Condition),
  ratings: Ratings,
  clock: Clock,
  limits: Limits,
  /** What is reminded of, when, and to whom. */
  ladder: Ladder,
  /** Columns the district added itself to cases, departments and bundle runs. */
  fields: OwnFields,
  /** Numbers of papers, and where applicants find the progress page. */
  paper: PaperSetting,
  /** The district's own words on its papers. */
  wording: WordingSetting,
  /** The register of cases, as this district keeps it. */
  register: RegisterSetting,
  /** How the departments' figures become a score. */
  scoring: Scoring,
  /** When a case is proposed for a joint meeting, and what one needs. */
  meetings: MeetingSetting,
  /** 特事特办: which units sign, in which order. */
  approvals: ApprovalSetting,
  /** 容缺受理: when it becomes standing practice. */
  provisional: ProvisionalSetting,
} as const;

export type SettingKey = keyof typeof SETTING_SHAPES;
export const SETTING_KEYS = Object.keys(SETTING_SHAPES) as SettingKey[];

/** What no preset brings: a district's own columns, what its papers say and bear, its formula, and whom it reminds, which none published. */
const OWN_KEYS = ['fields', 'ladder', 'paper', 'wording', 'scoring', 'meetings', 'approvals', 'provisional'] as const satisfies readonly SettingKey[];
export type PresetKey = Exclude<SettingKey, (typeof OWN_KEYS)[number]>;
export const PRESET_KEYS = SETTING_KEYS.filter((key): key is PresetKey => !OWN_KEYS.some((own) => own === key));

export type SettingValues = { [K in SettingKey]: z.output<(typeof SETTING_SHAPES)[K]> };

/** The shape of one setting's value. */
export function settingShape<K extends SettingKey>(key: K): (typeof SETTING_SHAPES)[K] {
  return SETTING_SHAPES[key];
}

/** A row of `settings`: its id is the key. `value` is checked against the key's own shape. */
export const Setting = z.object({
  id: z.enum(SETTING_KEYS),
  value: z.unknown(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Setting = z.infer<typeof Setting>;
export const SettingPatch = z.strictObject({ version: Version, changes: z.strictObject({ value: z.unknown() }) });

/** A district's published data, as it can be installed: what it said, and what it left for the district to enter. */
export const PresetSummary = z.object({
  id: Code,
  name: z.string(),
  source: z.string(),
  windowName: z.string(),
  dimension: z.string(),
  categories: z.array(z.object({ code: Code, name: z.string(), ruleText: z.string(), published: z.boolean() })),
  published: z.array(z.enum(SETTING_KEYS)),
  unpublished: z.array(z.enum(SETTING_KEYS)),
  /** Parts that installing leaves as this installation has them: its own, and what no preset brings. */
  kept: z.array(z.enum(SETTING_KEYS)),
  installed: z.boolean(),
});
export type PresetSummary = z.infer<typeof PresetSummary>;

/** `version` is that of the setting `district`: an install on top of somebody else's edit is refused. */
export const InstallBody = z.strictObject({ preset: Code, version: Version.optional() });
