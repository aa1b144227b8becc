import type { Day, Instant } from '../../schema/deadlines.ts';

/**
 * Days are counted as whole numbers (days since 1970-01-01 in the zone) and instants as epoch
 * milliseconds, because a due is recomputed for thousands of rows and strings are only for the edges.
 */
export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export type Zone = { readonly name: string; readonly offsetAt: (ms: number) => number };

// China has kept one offset since 1991, so its clock needs no lookup.
const FIXED_OFFSETS: Readonly<Record<string, number>> = {
  'Asia/Shanghai': 8 * 60 * MINUTE_MS,
  'Asia/Chongqing': 8 * 60 * MINUTE_MS,
  'Asia/Urumqi': 6 * 60 * MINUTE_MS,
  UTC: 0,
};

const zones = new Map<string, Zone>();

/** Throws RangeError for a name the runtime does not know. */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const fixed = FIXED_OFFSETS[name];
  const zone: Zone = { name, offsetAt: fixed === undefined ? offsetsFromIntl(name) : () => fixed };
  zones.set(name, zone);
  return zone;
}

function offsetsFromIntl(name: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  const measure = (ms: number): number => {
    const text = format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
    const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?/.exec(text);
    if (!match?.[1]) return 0;
    const size = Number(match[2]) * 60 * MINUTE_MS + Number(match[3]) * MINUTE_MS + Number(match[4] ?? 0) * 1000;
    return match[1] === '-' ? -size : size;
  };
  const daily = new Map<number, number | null>();
  return (ms) => {
    const day = Math.floor(ms / DAY_MS);
    let offset = daily.get(day);
    if (offset === undefined) {
      const first = measure(day * DAY_MS);
      // A day on which the clocks change has no single offset.
      offset = first === measure((day + 1) * DAY_MS) ? first : null;
      daily.set(day, offset);
    }
    return offset ?? measure(ms);
  };
}

export function dayNumber(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;
}

export function dayText(day: number): Day {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** 0 is Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function dayAt(zone: Zone, ms: number): number {
  return Math.floor((ms + zone.offsetAt(ms)) / DAY_MS);
}

/** The instant at which a local day's clock shows this many minutes. */
export function instantAt(zone: Zone, day: number, minutes: number): number {
  const local = day * DAY_MS + minutes * MINUTE_MS;
  const guess = local - zone.offsetAt(local);
  return local - zone.offsetAt(guess);
}

export function timeText(zone: Zone, ms: number): string {
  return new Date(ms + zone.offsetAt(ms)).toISOString().slice(11, 16);
}

export function toInstant(ms: number): Instant {
  return new Date(ms).toISOString();
}
