import { z } from 'zod';
import { ClockRule } from './deadlines.ts';
import { Code, Id, Instant, Version, saying, text } from './values.ts';

/**
 * A template of a 一件事: which items of which departments make it up, what each asks for, what each gives, and what has
 * to be done before what. One row is one edition. A published one is never written again: a change is a copy of it, and
 * publishing that retires the edition before it. Runs keep the edition they started on.
 */
export const TEMPLATE_STATUSES = ['draft', 'published', 'retired'] as const;
export type TemplateStatus = (typeof TEMPLATE_STATUSES)[number];
export const TEMPLATE_ACTIONS = ['copy', 'publish', 'retire'] as const;
export type TemplateAction = (typeof TEMPLATE_ACTIONS)[number];

/** What names an item, a material or a field inside its template: R1, R-M1, or its Chinese short name. */
const KEY = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,29}$/u;
// The document's own writer takes the flag of an expression for a part of it.
export const Key = z.string().regex(KEY, 'key.malformed').meta({ pattern: KEY.source });

const source = text(300).optional();

/** A licence, a number or a page that an item gives. `of` names the item, `output` which of its outputs. */
export const OutputUse = z.strictObject({ of: Key, output: saying(80) });
export type OutputUse = z.infer<typeof OutputUse>;

/** One item (事项) of one department. */
export const TemplateItem = z.strictObject({
  id: Key,
  name: saying(80),
  /** Null while nobody has said which of the district's departments it is; then it cannot be published. */
  departmentId: Id.nullable().default(null),
  /** As the source writes it: 公安局(印章). */
  department: text(60).default(''),
  matterId: Id.nullable().default(null),
  /** Null: no source gives it. It is never guessed, and the plan's times are then null too. */
  promised: ClockRule.nullable().default(null),
  promisedSource: source,
  /** The statutory limit, in words. */
  statutory: text(300).optional(),
  /** Items that have to be done before it opens. */
  prerequisites: z.array(Key).max(40).default([]),
  /** Materials it asks for. */
  materials: z.array(Key).max(60).default([]),
  outputs: z.array(saying(80)).max(20).default([]),
  /** Outputs of earlier items that it needs: they circulate inside, and nobody asks the applicant for them. */
  uses: z.array(OutputUse).max(40).default([]),
  /** 现场勘查: its clock stands still while the site is looked at. */
  siteInspection: z.boolean().default(false),
  /** Taken into a run only where the applicant says so. */
  optional: z.boolean().default(false),
  /** What the applicant is asked to find out whether he needs it. */
  question: text(200).optional(),
  /** How often an applicant went for it when it stood alone; ours is once. */
  visits: z.int().min(0).max(20).default(1),
  category: text(40).optional(),
  source,
  note: text(500).optional(),
});
export type TemplateItem = z.infer<typeof TemplateItem>;

/** A material the applicant brings, and by what it is judged. */
export const TemplateMaterial = z.strictObject({
  id: Key,
  name: saying(120),
  /** 量化受理审查标准: the one ground on which it may be found wrong. */
  standard: text(1000).default(''),
  /** In how many copies, original or copy. */
  form: text(120).default(''),
  copies: z.int().min(0).max(20).default(1),
  /** 主要材料: it may never be missing, not even under 容缺受理. */
  main: z.boolean().default(false),
  /** 容缺: it may be handed in later under a provisional acceptance. */
  deferrable: z.boolean().default(false),
  /** It is an output of an item of the same bundle: where that item is in the run, the applicant is not asked for it. */
  output: OutputUse.nullable().default(null),
  /** 样张: files attached to the template, the right way to fill it in. */
  samples: z.array(Id).max(10).default([]),
  /** Where the applicant gets it. */
  obtained: text(200).optional(),
  illustrative: z.boolean().default(false),
  source,
});
export type TemplateMaterial = z.infer<typeof TemplateMaterial>;

export const FIELD_KINDS = ['text', 'long', 'number', 'date', 'choice', 'yes_no'] as const;

/** One question of the one form (一表申请), and the items that get its answer. */
export const TemplateField = z.strictObject({
  id: Key,
  label: saying(60),
  kind: z.enum(FIELD_KINDS).default('text'),
  required: z.boolean().default(false),
  options: z.array(saying(60)).max(40).default([]),
  /** Which items' forms it fills. None: the window's own. */
  items: z.array(Key).max(40).default([]),
  hint: text(200).optional(),
});
export type TemplateField = z.infer<typeof TemplateField>;

/** What a source published of the bundle, as it published it; shown beside what is computed and never merged with it. */
export const Published = z.strictObject({
  source: text(300),
  materialsBefore: z.int().min(0).nullable().default(null),
  materialsAfter: z.int().min(0).nullable().default(null),
  departmentCount: z.int().min(0).nullable().default(null),
  departments: z.array(text(60)).max(40).default([]),
  /** In the source's words: 15个工作日. */
  promisedBefore: text(120).nullable().default(null),
  promisedAfter: text(120).nullable().default(null),
  /** What else it says, word for word. */
  facts: z.array(z.strictObject({ name: text(60), text: text(300) })).max(40).default([]),
  /** Where the source contradicts itself. */
  inconsistency: text(500).nullable().default(null),
});
export type Published = z.infer<typeof Published>;

/** Where a name comes from that stands on a national list of 高效办成一件事. */
const National = z.strictObject({
  batch: text(60),
  doc: text(120),
  audience: text(20),
  /** Whether the name itself was found in a source. */
  verified: z.boolean(),
  source: text(300),
  subItems: z.array(text(120)).max(60).default([]),
  related: text(300).optional(),
});
export type National = z.infer<typeof National>;

/** An item the source names beside the bundle, without materials: to choose from when a district makes it its own. */
const Suggestion = z.strictObject({ name: text(120), department: text(60).default(''), prerequisites: z.array(text(60)).max(20).default([]), note: text(300).optional(), source });

export const TemplateContent = z.strictObject({
  items: z.array(TemplateItem).max(60).default([]),
  materials: z.array(TemplateMaterial).max(120).default([]),
  fields: z.array(TemplateField).max(80).default([]),
});
export type TemplateContent = z.infer<typeof TemplateContent>;

const described = {
  name: saying(80),
  /** What the window calls it. */
  slogan: z.array(saying(40)).max(20),
  /** The promise of the whole; null: the critical path of its items. */
  promised: ClockRule.nullable(),
  promisedSource: text(300).nullable(),
  /** How often the applicant comes; ours is once. */
  visits: z.int().min(0).max(20),
  /** The matrix of items and materials is made up for show: what shows it says so. */
  illustrative: z.boolean(),
  note: text(1000),
  published: Published.nullable(),
  national: National.nullable(),
  suggestions: z.array(Suggestion).max(60),
};

export const TemplateFields = z.strictObject({ ...described, ...TemplateContent.shape });
export type TemplateFields = z.infer<typeof TemplateFields>;
/** A new template: its first draft. What is left out is empty. */
export const TemplateDraft = z.strictObject({
  code: Code,
  name: described.name,
  ...z.strictObject(described).omit({ name: true }).partial().shape,
  ...TemplateContent.partial().shape,
});
export type TemplateDraft = z.infer<typeof TemplateDraft>;
/** Only a draft is written. A list that is given replaces the whole list. */
export const TemplateChanges = z.strictObject({
  ...z.strictObject(described).partial().shape,
  items: z.array(TemplateItem).max(60).optional(),
  materials: z.array(TemplateMaterial).max(120).optional(),
  fields: z.array(TemplateField).max(80).optional(),
});
export type TemplateChanges = z.infer<typeof TemplateChanges>;

/** What stands in the way of publishing, one line each, with the names it is about. */
export const Fault = z.object({ code: z.string(), names: z.array(z.string()), text: z.string(), textEn: z.string() });
export type Fault = z.infer<typeof Fault>;

export const BundleTemplate = z.object({
  id: Id,
  code: Code,
  /** 第几版. */
  edition: z.int(),
  status: z.enum(TEMPLATE_STATUSES),
  ...TemplateFields.shape,
  publishedAt: Instant.nullable(),
  retiredAt: Instant.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
  /** What has to be put right before it can be published. */
  faults: z.array(Fault),
  actions: z.array(z.enum(TEMPLATE_ACTIONS)),
});
export type BundleTemplate = z.infer<typeof BundleTemplate>;

const versioned = { version: Version };
/** Without a code the copy is the next edition of the same template; with one it is a new template. */
export const CopyBody = z.strictObject({ ...versioned, code: Code.optional(), name: saying(80).optional() });
export const PublishBody = z.strictObject(versioned);
export const RetireBody = z.strictObject({ ...versioned, reason: saying(500) });

/** Working days and minutes side by side: what is promised in hours is not a fraction of a day. */
export const Duration = z.object({ workingDays: z.int(), minutes: z.int() });
export type Duration = z.infer<typeof Duration>;
export const Path = Duration.extend({ criticalPath: z.array(Key) });

const Saving = z.object({ before: z.int().nullable(), after: z.int().nullable(), saved: z.int().nullable() });

/** What a template comes to. `published` stands beside it as the source has it; unknown stays null. */
export const Plan = z.object({
  code: Code,
  edition: z.int(),
  illustrative: z.boolean(),
  note: z.string(),
  materials: z.object({
    /** Σ of what each item asks for. */
    before: z.int(),
    /** Each counted once. */
    after: z.int(),
    shared: z.array(z.object({ material: Key, name: z.string(), items: z.array(Key) })),
    /** What circulates inside and is not asked of the applicant. */
    circulating: z.array(z.object({ of: Key, output: z.string(), to: z.array(Key) })),
  }),
  departments: z.array(z.object({ id: Id.nullable(), name: z.string(), items: z.array(Key) })),
  /** Items that can run side by side, stage after stage. */
  stages: z.array(z.array(Key)),
  /** One after the other. Null where a promised time is unknown: `unknown` names the items. */
  serial: Duration.nullable(),
  parallel: Path.nullable(),
  unknown: z.array(Key),
  /** Items whose clocks stand still for a site inspection, and the departments that can come together. */
  inspections: z.object({ items: z.array(Key), departments: z.int(), before: z.int(), after: z.int() }),
  visits: z.object({ before: z.int(), after: z.int() }),
  windows: z.object({ before: z.int(), after: z.int() }),
  /** 减材料、减环节、减时限、减跑动. */
  savings: z.object({ materials: Saving, steps: Saving, workingDays: Saving, minutes: Saving, visits: Saving }),
  /** The promise of the whole, where the template states one. */
  promised: ClockRule.nullable(),
  published: Published.nullable(),
});
export type Plan = z.infer<typeof Plan>;

/** A changed draft that nobody saved: what it would come to, and what would keep it from being published. */
export const TryBody = TemplateChanges;
export const Trial = z.object({ plan: Plan.nullable(), now: Plan.nullable(), faults: z.array(Fault) });
export type Trial = z.infer<typeof Trial>;

/** A table of materials, xlsx or csv, in base64: up to some 800 KB. `dryRun` writes nothing. */
export const ImportMaterialsBody = z.strictObject({ version: Version, file: z.base64().max(1_200_000), dryRun: z.boolean().optional() });
/** `problems` are rows that were left out: what stands wrong in them, or the names of items that are not there. */
export const ImportedMaterials = z.object({ added: z.int(), changed: z.int(), problems: z.array(z.object({ row: z.int(), message: z.string() })) });
export type ImportedMaterials = z.infer<typeof ImportedMaterials>;
export const ImportAnswer = z.object({ template: BundleTemplate, result: ImportedMaterials });
