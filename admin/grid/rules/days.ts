import { narrow } from './numbers.ts';

const pad = (value: number, width = 2) => String(value).padStart(width, '0');
const DAY_MS = 86_400_000;

/** A day that exists in the years the ledger knows, or null. */
function dayFrom(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1900 && year < 2200 ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : null;
}

const dayOfDate = (date: Date) => dayFrom(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());

export function addDays(day: string, days: number): string | null {
  return dayOfDate(new Date(Date.parse(day) + days * DAY_MS));
}

/** The same day of another month; the month's last where it has no such day. */
export function addMonths(day: string, months: number): string | null {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOfDate(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}

export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Excel counts days from the end of 1899, and keeps a 29 February 1900 that never was. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
const NEAR: Record<string, number> = { 昨天: -1, 今天: 0, 明天: 1, 后天: 2 };

const WHOLE = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})[日号]?$/;
const SHORT = /^(\d{1,2})(?:月(\d{1,2})[日号]?|[-/](\d{1,2}))$/;

/** `3月9日`: what year it is of must be supposed. */
export const isYearless = (written: string): boolean => SHORT.test(narrow(written).replaceAll(' ', ''));

/** A day as it is written in China: 2026-3-9, 2026/3/9, 2026.3.9, 2026年3月9日, 20260309, 3月9日 (of this year), 今天, or Excel's serial number. */
export function readDay(written: string, today: string): string | null {
  const text = narrow(written).replace(/^(.*?[日号\d])\s*\(?(?:星期|周)[一二三四五六日天]\)?$/, '$1').replaceAll(' ', '');
  const near = NEAR[text];
  if (near !== undefined) return addDays(today, near);
  const whole = WHOLE.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (whole) return dayFrom(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const short = SHORT.exec(text);
  if (short) return dayFrom(Number(today.slice(0, 4)), Number(short[1]), Number(short[2] ?? short[3]));
  return /^\d{5}(\.\d+)?$/.test(text) ? dayOfDate(new Date(SERIAL_ZERO + Math.floor(Number(text)) * DAY_MS)) : null;
}

const TIME = /^(上午|早上|中午|下午|晚上)?(\d{1,2})(?::(\d\d)(?::\d\d)?|[点时](?:(\d{1,2})分?|(半))?)$/;

/** Minutes after midnight of 17:30, 下午5点半, 9时; null where it is no time of day. */
function readTime(text: string): number | null {
  const found = TIME.exec(text);
  if (!found) return null;
  const [, half, hours, minutes, more, andHalf] = found;
  const late = (half === '下午' || half === '晚上' || half === '中午') && Number(hours) < 12 && !(half === '中午' && Number(hours) === 11);
  const hour = Number(hours) + (late ? 12 : 0);
  const minute = andHalf ? 30 : Number(minutes ?? more ?? 0);
  return hour < 24 && minute < 60 ? hour * 60 + minute : null;
}

/** A day and a time as the wall clock has them, `2026-03-09T17:30`; a day alone is its beginning. */
export function readWall(written: string, today: string): string | null {
  const text = narrow(written).replace('T', ' ');
  const serial = /^(\d{5})(\.\d+)$/.exec(text);
  const split = /^(\S.*?)\s+(\S+)$/.exec(text);
  const minutes = serial ? Math.round(Number(serial[2]) * 1440) : split?.[2] === undefined ? null : readTime(split[2]);
  const day = readDay(serial?.[1] ?? (minutes === null ? text : (split?.[1] ?? text)), today);
  if (day === null) return null;
  return `${day}T${pad(Math.floor((minutes ?? 0) / 60) % 24)}:${pad((minutes ?? 0) % 60)}`;
}
