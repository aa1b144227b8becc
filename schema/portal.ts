import { z } from 'zod';
import { RUN_STAGES } from './bundles.ts';
import { STAGES } from './cases.ts';
import { Code, Instant } from './values.ts';

/** The random code on a registration receipt: whoever holds it may see how the case stands, and rate its answer. */
export const QueryCode = z.string().regex(/^[2-9A-HJ-NP-Za-hj-np-z]{10}$/, 'query_code.malformed').transform((code) => code.toUpperCase());

/** Of a run of a 一件事, whose code the one-time notice and the receipt bear: `stage` is then the nearest of a case. */
const RunProgress = z.object({
  name: z.string(),
  stage: z.enum(RUN_STAGES),
  itemsDone: z.int(),
  itemsTotal: z.int(),
  /** The one-time notice as it stands: what is still to be handed in, in which form and by which standard, and of what was wrong, what. */
  missing: z.array(z.object({ name: z.string(), form: z.string(), standard: z.string(), wrong: z.string().nullable() })),
});
export type RunProgress = z.infer<typeof RunProgress>;

export const Progress = z.object({
  run: RunProgress.nullable(),
  windowName: z.string(),
  number: z.string(),
  stage: z.enum(STAGES),
  receivedAt: Instant,
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  paused: z.boolean(),
  answeredAt: Instant.nullable(),
  /** Who works on it now. */
  departments: z.array(z.string()),
  rating: z.int().nullable(),
  canRate: z.boolean(),
  levels: z.array(z.object({ score: z.int(), name: z.string(), bad: z.boolean() })),
  badReasons: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type Progress = z.infer<typeof Progress>;

export const ApplicantRating = z.strictObject({ level: z.int().min(1).max(10), reasons: z.array(Code).max(10).default([]) });
