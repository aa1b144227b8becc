import { z } from 'zod';
import { Day } from './values.ts';

/** The papers that can be made. */
export const FORMS = [
  'registration',
  'receipt',
  'transfer',
  'supervision',
  'reply',
  'decline',
  'extension',
  'supplement',
  'explanation',
  'delivery',
  'contact',
  'notice',
  'results',
  'minutes',
  'promise',
  'termination',
] as const;
export type Form = (typeof FORMS)[number];

/** What a person calls them, in Chinese and English; what a district prints above them is its wording's title. */
export const FORM_NAMES: Record<Form, readonly [string, string]> = {
  registration: ['诉求登记表', 'Registration form'],
  receipt: ['登记回执', 'Registration receipt'],
  transfer: ['转办单', 'Transfer to a department'],
  supervision: ['督办单', 'Supervision notice'],
  reply: ['答复书', 'Written answer'],
  decline: ['不予受理告知书', 'Notice of declining'],
  extension: ['延期告知书', 'Notice of extension'],
  supplement: ['补充材料告知书', 'Notice of materials to supply'],
  explanation: ['解释说明记录', 'Record of explanation'],
  delivery: ['送达回证', 'Proof of delivery'],
  contact: ['联系记录', 'Contact record'],
  notice: ['一次性告知单', 'One-time notice'],
  results: ['结果领取清单', 'List of results handed over'],
  minutes: ['会议纪要', 'Minutes of a joint meeting'],
  promise: ['容缺受理承诺书', 'Promise letter'],
  termination: ['容缺受理终止告知书', 'Notice that a provisional acceptance ended'],
};

const Text = z.string().max(20_000);
const Line = z.string().max(2_000);
const Millimetres = z.number().min(0).max(297);

export const ALIGNMENTS = ['left', 'center', 'right', 'justify'] as const;

/** Running text; line breaks in `text` start a new paragraph of the same kind. */
const Paragraph = z.strictObject({
  kind: z.literal('paragraph'),
  text: Text,
  /** Two characters, as running text has it; the line that addresses somebody has none. */
  indent: z.boolean(),
  align: z.enum(ALIGNMENTS),
});

/** 一、… : GB/T 9704-2012 sets a first-level heading in 黑体. */
const Heading = z.strictObject({ kind: z.literal('heading'), text: Line });

/**
 * A table of labels and values as offices print them. Every row fills the same width: a row of one cell spans it,
 * rows of two share it. `minHeight` leaves room to write by hand.
 */
const FormTable = z.strictObject({
  kind: z.literal('form'),
  rows: z
    .array(
      z.strictObject({
        cells: z.array(z.strictObject({ label: Line, value: Text, sign: Line.optional() })).min(1).max(2),
        minHeight: Millimetres.optional(),
      }),
    )
    .min(1)
    .max(200),
});

/** A list with a head row that repeats on each page; `blank` empty rows follow for writing by hand. */
const GridTable = z.strictObject({
  kind: z.literal('grid'),
  columns: z.array(z.strictObject({ label: Line, width: Millimetres.min(5), align: z.enum(['left', 'center']) })).min(1).max(12),
  rows: z.array(z.array(Text)).max(2_000),
  blank: z.int().min(0).max(30),
});

/** Lines to sign on, side by side: 「经办人（签字）：________」; a `name` is printed where the line would be empty. */
const Signatures = z.strictObject({
  kind: z.literal('signatures'),
  lines: z.array(z.strictObject({ label: Line, name: Line.optional(), date: z.boolean() })).min(1).max(4),
});

/** Who issues it and on which day, with room for the seal over both: 「（盖章）」. */
const Seal = z.strictObject({ kind: z.literal('seal'), issuer: Line, day: Line, hint: Line });

/** An address as a code to photograph, with what it is for. */
const QrCode = z.strictObject({ kind: z.literal('qr'), text: z.string().min(1).max(600), caption: Line, lines: z.array(Line).max(8) });

export const NOTE_TONES = ['plain', 'provisional'] as const;
/** Small print, and what must not be missed in it: a date that is provisional. */
const Note = z.strictObject({ kind: z.literal('note'), text: Text, tone: z.enum(NOTE_TONES) });

const SimpleBlock = z.discriminatedUnion('kind', [Paragraph, Heading, FormTable, GridTable, Signatures, Seal, QrCode, Note]);
export type SimpleBlock = z.infer<typeof SimpleBlock>;

/** What is cut off along a line and comes back or stays: 回执, 存根. */
const TearOff = z.strictObject({ kind: z.literal('tear_off'), title: Line, number: Line.nullable(), blocks: z.array(SimpleBlock).max(60) });

export const Block = z.discriminatedUnion('kind', [Paragraph, Heading, FormTable, GridTable, Signatures, Seal, QrCode, Note, TearOff]);
export type Block = z.infer<typeof Block>;

/**
 * Millimetres of A4. `official`: the layout of GB/T 9704-2012 (a head in red with a rule, 3 号仿宋 at 22 lines of 28
 * characters, page numbers as — 1 —); otherwise a form to fill in, in smaller type.
 */
export const PageSetup = z.strictObject({
  official: z.boolean(),
  top: Millimetres,
  right: Millimetres,
  bottom: Millimetres,
  left: Millimetres,
});
export type PageSetup = z.infer<typeof PageSetup>;

/** GB/T 9704-2012: 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm. */
export const OFFICIAL_PAGE: PageSetup = { official: true, top: 37, right: 26, bottom: 35, left: 28 };
/** Of ours: room for a binding edge, and one page for a form of usual length. */
export const FORM_PAGE: PageSetup = { official: false, top: 22, right: 20, bottom: 20, left: 25 };

/** One paper as it is issued and frozen: all its words, and nothing that is looked up later. */
export const PaperDocument = z.strictObject({
  form: z.enum(FORMS),
  page: PageSetup,
  /** Above everything on the first page: that a paper is an example. */
  mark: Line.nullable(),
  /** The body that issues it, above the title. */
  issuer: Line,
  title: Line,
  /** 文号 or the form's own number; null on a draft and on papers that bear none. */
  number: Line.nullable(),
  /** The day it is issued. */
  issuedOn: Day,
  /** Text of the small code in the head by which a scan finds its paper again; null where a block holds one already. */
  code: z.string().min(1).max(600).nullable(),
  blocks: z.array(Block).max(300),
  /** Small print at the foot of the last page, from the district's wording. */
  footer: Text,
  /** 「第2版，代替2026年3月9日印发的第1版」; null on a first edition. */
  edition: Line.nullable(),
  /** A voided paper is printed with this across every page. */
  voided: z.strictObject({ mark: z.string().min(1).max(12), reason: Line }).nullable(),
});
export type PaperDocument = z.infer<typeof PaperDocument>;
