import { z } from 'zod';
import { Code, Day, Id, Instant, saying } from './values.ts';

/** What can be counted against a department in a period, each of it a list of rows that anybody can open. */
export const MEASURES = ['late', 'overdue', 'returned', 'notices', 'accountability', 'bad_ratings'] as const;
export type Measure = (typeof MEASURES)[number];

/** One line of the formula: so many points for each, no more than `most` in all. */
export const ScoreItem = z.strictObject({
  code: Code,
  name: saying(60),
  measure: z.enum(MEASURES),
  points: z.number().min(0).max(100),
  most: z.number().min(0).max(1000),
});
export type ScoreItem = z.infer<typeof ScoreItem>;

/** The district's formula: a department begins the period with `base` points and loses some for each thing counted. */
export const Scoring = z.strictObject({
  base: z.int().min(1).max(1000),
  items: z.array(ScoreItem).max(20).refine((items) => new Set(items.map(({ code }) => code)).size === items.length, 'code.repeated'),
  source: saying(300),
});
export type Scoring = z.infer<typeof Scoring>;

/** A period of whole days, both included. */
export const ScorePeriod = z.strictObject({ from: Day, to: Day });

/** `n` is how many rows count; for `accountability` it is the sum of their weights, and `rows` how many there are. */
export const ScoreLine = z.object({ code: Code, name: z.string(), measure: z.enum(MEASURES), n: z.number(), rows: z.int(), points: z.number() });
export type ScoreLine = z.infer<typeof ScoreLine>;
export const Score = z.object({ departmentId: Id, score: z.number(), lines: z.array(ScoreLine) });
export type Score = z.infer<typeof Score>;
/** As somebody reads it: of which figures he may open the rows. */
export const ReadScore = Score.extend({ opens: z.array(z.enum(MEASURES)) });
export type ReadScore = z.infer<typeof ReadScore>;
export const Scores = z.object({ from: Day, to: Day, base: z.int(), data: z.array(ReadScore) });
export type ScoresAnswer = z.infer<typeof Scores>;

/** One row behind a figure: where it is read in full, and when it happened. */
export const ScoredRow = z.object({
  resource: z.enum(['tasks', 'cases', 'supervision-notices', 'accountability-records']),
  id: Id,
  /** The case's number where it has one. */
  number: z.string().nullable(),
  title: z.string(),
  at: Instant.or(Day),
  weight: z.number(),
});
export type ScoredRow = z.infer<typeof ScoredRow>;
