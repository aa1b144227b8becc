import { z } from 'zod';
import { CalendarMoves, MovesPlace } from './many.ts';
import { SETTING_SHAPES } from './settings.ts';
import { Day, Id, Instant, Version, saying, text } from './values.ts';

export const CALENDAR_LAYERS = ['national', 'district', 'site'] as const;
export const DAY_KINDS = ['off', 'work'] as const;

export const CalendarDayFields = z.strictObject({
  date: Day,
  kind: z.enum(DAY_KINDS),
  layer: z.enum(CALENDAR_LAYERS),
  siteId: Id.nullable(),
  name: saying(40),
  source: text(300).nullable(),
});
export const CalendarDayDraft = CalendarDayFields.partial({ siteId: true, source: true });
export const CalendarDayChanges = CalendarDayFields.partial();
export const CalendarDay = CalendarDayFields.extend({
  id: Id,
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
});
export type CalendarDay = z.infer<typeof CalendarDay>;

/** What loading a year did, and what moved with it. */
export const LoadedYear = z.object({ added: z.int(), changed: z.int(), removed: z.int(), unchanged: z.int(), moves: CalendarMoves.optional(), undo: Id.optional() });

/** A whole year of one layer, as its notice gives it: what the notice does not name is an ordinary day. */
export const CalendarYear = z
  .strictObject({
    layer: z.enum(CALENDAR_LAYERS),
    siteId: Id.nullable().optional(),
    year: z.int().min(2000).max(2100),
    days: z.array(z.strictObject({ date: Day, kind: z.enum(DAY_KINDS), name: saying(40) })).max(366),
    source: saying(300),
  })
  .superRefine(({ year, days }, check) => {
    const seen = new Set<string>();
    days.forEach(({ date }, index) => {
      if (!date.startsWith(`${year}-`)) check.addIssue({ code: 'custom', path: ['days', index, 'date'], message: 'day.outside_year' });
      if (seen.has(date)) check.addIssue({ code: 'custom', path: ['days', index, 'date'], message: 'day.repeated' });
      seen.add(date);
    });
  });
export type CalendarYear = z.infer<typeof CalendarYear>;

/**
 * A calendar as it might be: these days (`kind` null: nothing is set for it), a whole year of one layer, other working hours or
 * another zone. What it leaves out stays as it stands.
 */
export const CalendarMight = z
  .strictObject({
    days: z.array(z.strictObject({ date: Day, kind: z.enum(DAY_KINDS).nullable(), layer: z.enum(CALENDAR_LAYERS), siteId: Id.nullable().optional() })).max(1_000),
    year: CalendarYear,
    workingHours: SETTING_SHAPES.clock.shape.workingHours,
    zone: SETTING_SHAPES.district.shape.zone,
    /** Where an earlier answer to the same question said to go on. */
    from: MovesPlace,
  })
  .partial();
export type CalendarMight = z.infer<typeof CalendarMight>;

/** Promises on their way to the dates of a changed calendar: `done` of about `total` have been looked at. */
export const MovingPromises = z.object({ id: Id, total: z.int(), done: z.int(), moving: z.boolean(), at: Instant, by: z.string() });
export type MovingPromises = z.infer<typeof MovingPromises>;
