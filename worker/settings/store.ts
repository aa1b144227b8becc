import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { CALENDAR_LAYERS, DAY_KINDS } from '../../schema/calendar-days.ts';
import { DEFAULT_PRESET_ID, presetSettings } from '../../schema/presets/index.ts';
import { SETTING_SHAPES, type SettingKey, type SettingValues } from '../../schema/settings.ts';
import { buildCalendar, rowsAt, type Calendar, type CalendarRow } from '../deadlines/rules.ts';
import type { Store } from '../platform/store.ts';

/** What every case action needs of the district: its settings, and the calendar that counts its days. */
export type District = {
  settings: SettingValues;
  /** The district's calendar: national and district rows. */
  calendar: Calendar;
  /** With a site's own days laid over it; the district's for null. */
  calendarAt(siteId: string | null): Calendar;
  /** The days themselves, of every layer and site. */
  days: readonly CalendarRow[];
  /** Changes whenever a setting or a calendar day does. */
  revision: number;
};

/** Two hundred rows are read when something has changed, and one otherwise. */
const known = new WeakMap<object, District>();
/** The revision a request's own first query brought along, so that asking costs no round trip. */
const primed = new WeakMap<Store, number>();

export const REVISION = sql`(select n from revisions where name = 'district')`;

export function primeRevision(store: Store, revision: number): void {
  primed.set(store, revision);
}

/** A row of the calendar as far as counting needs it. */
export const CountedDay = z.object({
  layer: z.enum(CALENDAR_LAYERS),
  date: z.string(),
  kind: z.enum(DAY_KINDS),
  name: z.string(),
  siteId: z.string().nullable(),
  source: z.string().nullable(),
});

const AllSettings = z.object(SETTING_SHAPES);

function presetOf(district: unknown): SettingValues | undefined {
  const presetId = z.object({ presetId: z.string() }).safeParse(district).data?.presetId ?? DEFAULT_PRESET_ID;
  return presetSettings(presetId) ?? presetSettings(DEFAULT_PRESET_ID);
}

/** What the district's preset says of one setting. */
export const presetValue = (key: SettingKey, district: unknown): unknown => presetOf(district)?.[key];

/** A key the installation does not hold yet, because it came with a later version, has its preset's value. */
function settingsFrom(rows: Record<string, unknown>[]): SettingValues {
  const stored: Record<string, unknown> = Object.fromEntries(rows.map((row) => [String(row.id), JSON.parse(String(row.value))]));
  return AllSettings.parse({ ...presetOf(stored.district), ...stored });
}

function districtOf(settings: SettingValues, days: CalendarRow[], revision: number): District {
  const at = (siteId: string | null) => buildCalendar(rowsAt(days, siteId), settings.clock.workingHours, settings.district.zone);
  const calendar = at(null);
  const sites = new Map<string, Calendar>();
  const own = new Set(days.flatMap((day) => (day.layer === 'site' && day.siteId ? day.siteId : [])));
  return {
    settings,
    calendar,
    days,
    revision,
    calendarAt(siteId) {
      if (siteId === null || !own.has(siteId)) return calendar;
      const made = sites.get(siteId) ?? at(siteId);
      sites.set(siteId, made);
      return made;
    },
  };
}

/** The district as it stood when the request began. Kept between the requests of an isolate until its revision moves on. */
export async function loadDistrict(store: Store): Promise<District> {
  const cached = known.get(store.identity);
  if (cached) {
    const revision = primed.get(store) ?? Number((await store.rows<{ n: number | null }>(sql`select ${REVISION} as n`))[0]?.n ?? 0);
    if (revision === cached.revision) return cached;
  }
  const [revisions = [], settings = [], days = []] = await store.reads([
    sql`select ${REVISION} as n`,
    sql`select id, value from settings`,
    sql`select layer, date, kind, name, site_id as "siteId", source from calendar_days where deleted_at is null`,
  ]);
  const fresh = districtOf(settingsFrom(settings), z.array(CountedDay).parse(days), Number(revisions[0]?.n ?? 0));
  known.set(store.identity, fresh);
  primed.set(store, fresh.revision);
  return fresh;
}
