import { z } from 'zod';
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
