import { z } from 'zod';

/** C0 and C1 controls, save tab and newline: they corrupt exports and printed forms. Bidi overrides can disguise a name. */
const FORBIDDEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/;

/** Text a person types: NFC, trimmed, without control characters or broken surrogates, up to `max` UTF-16 units. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !FORBIDDEN.test(value), 'text.control_characters')
    .refine((value) => value.isWellFormed(), 'text.broken_character')
    .transform((value) => value.normalize('NFC').trim());

/** Text that must say something. */
export const saying = (max: number) => text(max).refine((value) => value.length > 0, 'text.empty');

export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'id.malformed');
export const Code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'code.malformed');
export const Version = z.int().min(1).max(2_000_000_000);
/** The same in an address, written as it is answered: `0x1` and `1e0` are no versions. */
export const VersionText = z
  .string()
  .regex(/^[1-9]\d{0,9}$/, 'version.malformed')
  .transform(Number)
  .pipe(Version);

function realDay(value: string): boolean {
  const [year = 0, month = 0, day = 0] = value.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A Beijing calendar day that exists: 2026-02-30 is refused. */
export type Day = string;
export const Day = z
  .string()
  .regex(/^(19|20|21)\d\d-\d\d-\d\d$/, 'day.malformed')
  .refine(realDay, 'day.impossible');

/** Engines differ in whether they round. */
const FINER = /(\.\d{3})\d+/;

/** An instant with any offset, stored and answered as UTC with `Z` and milliseconds; what is finer, as other programs write it, is cut off. */
export const InstantInput = z
  .string()
  .regex(/^(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/, 'instant.malformed')
  .refine((value) => realDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)), 'instant.impossible')
  .transform((value) => new Date(value.replace(FINER, '$1')).toISOString());

/** An instant as the API answers it. */
export const Instant = z.iso.datetime();
export type Instant = string;

export const Phone = z.string().regex(/^\+?[0-9][0-9 -]{4,19}$/, 'phone.malformed');

const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * GB 11643-1999: the eighteenth character is an ISO 7064 MOD 11-2 check digit. Fifteen-digit numbers of the
 * first generation carry none and still turn up in old files.
 */
export function isResidentNumber(value: string): boolean {
  if (/^\d{15}$/.test(value)) return true;
  if (!/^\d{17}[\dXx]$/.test(value)) return false;
  const sum = RESIDENT_WEIGHTS.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  return '10X98765432'[sum % 11] === value[17]?.toUpperCase();
}
