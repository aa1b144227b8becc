import { and, between, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import { CALENDAR_LAYERS, DAY_KINDS, type CalendarYear } from '../../schema/calendar-days.ts';
import national from '../../schema/presets/calendar.json' with { type: 'json' };
import { calendarDays } from '../../schema/tables/index.ts';
import { codeField, dayField, enumField, instantField, textField } from '../platform/fields.ts';
import { newId, type Change, type RowOf } from '../platform/ledger.ts';
import { readsOf } from '../platform/resource.ts';
import type { Store } from '../platform/store.ts';

export type CalendarDayRow = RowOf<'calendar-days'>;

export const calendarDayReads = readsOf({
  table: calendarDays,
  columns: getTableColumns(calendarDays),
  fields: {
    id: codeField(calendarDays.id),
    date: dayField(calendarDays.date),
    kind: enumField(calendarDays.kind, DAY_KINDS),
    layer: enumField(calendarDays.layer, CALENDAR_LAYERS),
    siteId: codeField(calendarDays.siteId),
    name: textField(calendarDays.name),
    updatedAt: instantField(calendarDays.updatedAt),
  },
  tie: calendarDays.id,
  defaultSort: 'date',
  deletedAt: calendarDays.deletedAt,
  searched: [calendarDays.name],
});

type NewDay = Pick<CalendarDayRow, 'date' | 'kind' | 'layer' | 'siteId' | 'name' | 'source'>;

export function addDays(change: Change, days: NewDay[]): void {
  for (const day of days) change.insert('calendar-days', { id: newId(change.now), deletedAt: null, ...day });
}

/** Every year the State Council has published, as shipped with the product. */
export function loadPublishedYears(change: Change): void {
  const kindOf = (kind: string) => (kind === 'work' ? 'work' : 'off');
  addDays(change, national.days.map(({ date, kind, name, notice }) => ({ date, kind: kindOf(kind), layer: 'national', siteId: null, name, source: notice })));
}

/** What is set for these days, in all layers. */
export async function findDays(store: Store, dates: readonly string[]): Promise<CalendarDayRow[]> {
  return store.db.select().from(calendarDays).where(and(inArray(calendarDays.date, sql`(select value from json_each(${JSON.stringify(dates)}))`), isNull(calendarDays.deletedAt)));
}

export async function daysOfYear(store: Store, { layer, siteId, year }: Pick<CalendarYear, 'layer' | 'siteId' | 'year'>): Promise<CalendarDayRow[]> {
  return store.db.select().from(calendarDays).where(and(
    eq(calendarDays.layer, layer),
    siteId ? eq(calendarDays.siteId, siteId) : isNull(calendarDays.siteId),
    between(calendarDays.date, `${year}-01-01`, `${year}-12-31`),
    isNull(calendarDays.deletedAt),
  ));
}
