import { z } from 'zod';
import { FORMS, type Form } from './paper-document.ts';
import { Day, Id, Instant, InstantInput, Version, saying, text } from './values.ts';

/** What a paper is about. A 送达回证 is about another paper. */
export const FORM_SUBJECTS = ['cases', 'tasks', 'forms', 'supervision-notices', 'bundles', 'meetings', 'provisional-acceptances'] as const;
export type FormSubject = (typeof FORM_SUBJECTS)[number];

/** 直接送达, 邮寄, 微信, 现场领取. */
export const DELIVERY_MEANS = ['by_hand', 'post', 'wechat', 'on_the_spot'] as const;
export type DeliveryMeans = (typeof DELIVERY_MEANS)[number];

const SEQUENCE = '{序号}';
const YEAR = '{年}';
const times = (whole: string, part: string) => whole.split(part).length - 1;
const isPattern = (pattern: string) =>
  times(pattern, SEQUENCE) === 1 && times(pattern, YEAR) === 1 && !/[{}"\\]/.test(pattern.replace(SEQUENCE, '').replace(YEAR, ''));

/**
 * How the numbers of one form read: 龙政数转〔{年}〕{序号}号. Forms whose patterns are the same are counted together, as
 * one 机关代字 is; a new pattern counts anew.
 */
export const Numbering = z.strictObject({
  pattern: saying(60).refine(isPattern, 'paper.pattern'),
  /** At least this many figures: 3 makes 007. */
  width: z.int().min(1).max(6),
  /** Where the numbers of a year go on that was begun on paper. */
  from: z.strictObject({ year: z.int().min(2000).max(2099), seq: z.int().min(1).max(99_999) }).nullable(),
});
export type Numbering = z.infer<typeof Numbering>;

/** What stands before and after the sequence in a year. */
export function framesOf({ pattern }: Numbering, year: number): { before: string; after: string } {
  const [before = '', after = ''] = pattern.replace(YEAR, String(year)).split(SEQUENCE);
  return { before, after };
}

export function numberText(numbering: Numbering, year: number, seq: number): string {
  const { before, after } = framesOf(numbering, year);
  return before + String(seq).padStart(numbering.width, '0') + after;
}

/** The root of a site, as somebody types it. */
export const isAddress = (value: string) => {
  if (!URL.canParse(value)) return false;
  const { protocol, pathname, search, hash } = new URL(value);
  return ['http:', 'https:'].includes(protocol) && pathname === '/' && search === '' && hash === '';
};

/** Numbers and addresses of a district's papers. A form that is not named here has the numbering of ours. */
export const PaperSetting = z.strictObject({
  numbers: z.partialRecord(z.enum(FORMS), Numbering),
  /** Where applicants reach the progress page; '' for the address the panel itself is reached at. */
  publicAddress: z.union([z.literal(''), text(200).refine(isAddress, 'paper.address')]),
});
export type PaperSetting = z.infer<typeof PaperSetting>;

/** A district's words for its papers, as schema/paper-facts.ts says what may stand in them. A form that is not named here has the words of ours. */
const Wording = z.strictObject({ title: saying(80), opening: text(2_000), body: text(6_000), closing: text(2_000), footer: text(1_000) });
export const WordingSetting = z.partialRecord(z.enum(FORMS), Wording);
export type WordingSetting = z.infer<typeof WordingSetting>;

/** 登记簿: how the register of cases is headed, and which columns it has in which order. '' and none: as ours. */
export const RegisterSetting = z.strictObject({
  title: text(60),
  /** 填报单位. */
  unit: text(60),
  columns: z.array(z.string().regex(/^[A-Za-z][A-Za-z0-9_.]{0,79}$/, 'field_id.malformed')).max(20),
});
export type RegisterSetting = z.infer<typeof RegisterSetting>;

export const FORM_ACTIONS = ['reissue', 'void', 'deliver'] as const;
export type FormAction = (typeof FORM_ACTIONS)[number];

/** What is still to be handed in, for a 补充材料告知. */
export const SupplementDraft = z.strictObject({
  materials: z.array(z.strictObject({ material: saying(200), requirement: text(500).optional() })).min(1).max(40),
  dueOn: Day.optional(),
});

/** What a paper takes beside its subject. */
export const Asked = z.strictObject({
  supplement: SupplementDraft.optional().meta({ description: 'Of a 补充材料告知: the materials asked for' }),
  noteId: Id.optional().meta({ description: 'Of a 联系记录: one contact instead of all' }),
});
export type Asked = z.infer<typeof Asked>;

export const FormDraft = Asked.extend({ form: z.enum(FORMS), subjectKind: z.enum(FORM_SUBJECTS), subjectId: Id });
export type FormDraft = z.infer<typeof FormDraft>;
/** A paper as it would be. With a subject, exactly; without one, the words on a case by its number, or on the newest there is, gaps named. */
export const PreviewBody = Asked.extend({
  form: z.enum(FORMS),
  subjectKind: z.enum(FORM_SUBJECTS).optional(),
  subjectId: Id.optional(),
  caseNumber: text(20).optional(),
  wording: Wording.optional(),
});
export const Preview = z.object({ html: z.string(), number: z.string(), caseNumber: z.string().nullable() });
export type Preview = z.infer<typeof Preview>;

/** What is left out stays as it was asked for before. */
export const ReissueBody = Asked.extend({ version: Version, reason: saying(500) });
export const VoidBody = z.strictObject({ version: Version, reason: saying(500) });

export const Delivery = z.strictObject({
  means: z.enum(DELIVERY_MEANS),
  at: InstantInput,
  /** Whom it reached. */
  receiver: saying(60),
  relation: text(40).optional(),
  /** Who signed for it, where somebody did. */
  signedBy: text(60).optional(),
  postNumber: text(60).optional(),
  place: text(120).optional(),
  note: text(500).optional(),
});
export type Delivery = z.infer<typeof Delivery>;
export const DeliverBody = Delivery.extend({ version: Version });
/** Beside what was recorded, who recorded it. */
export const Delivered = Delivery.extend({ at: Instant, byId: Id });
export type Delivered = z.infer<typeof Delivered>;

/** A paper as lists show it. Its words are asked for with `as`. */
export const FormRow = z.object({
  id: Id,
  form: z.enum(FORMS),
  number: z.string(),
  year: z.int(),
  seq: z.int(),
  /** 第几版. */
  edition: z.int(),
  subjectKind: z.enum(FORM_SUBJECTS),
  subjectId: Id,
  caseId: Id.nullable(),
  /** Of a 转办单: to whom. */
  departmentId: Id.nullable(),
  issuedById: Id,
  /** When the present edition was. */
  issuedAt: Instant,
  voidedAt: Instant.nullable(),
  voidReason: z.string().nullable(),
  delivery: Delivered.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  actions: z.array(z.enum(FORM_ACTIONS)),
});
export type FormRow = z.infer<typeof FormRow>;

/** A paper that may be issued now. `issued` is the one that stands already: another would be its next edition. */
export const FormOffer = z.object({
  form: z.enum(FORMS),
  subjectKind: z.enum(FORM_SUBJECTS),
  subjectId: Id,
  departmentId: Id.nullable(),
  issued: Id.nullable(),
});
export type FormOffer = z.infer<typeof FormOffer>;

export type { Form };
