import { z } from 'zod';
import { Id, Instant, Version, saying, text } from './values.ts';

const versioned = { version: Version };

export const MINUTES_STATUSES = ['draft', 'countersigning', 'issued', 'superseded'] as const;
export type MinutesStatus = (typeof MINUTES_STATUSES)[number];

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
