import { isResidentNumber } from '../../../schema/values.ts';
import { textOf, type Cell } from '../../sheets/cells.ts';

/** A figure this long has lost its last places to a spreadsheet program, which keeps fifteen. */
const EXACT = 1e15;
const SCIENTIFIC = /^\d(\.\d+)?e\+?\d{2}$/i;

/** Full-width letters and figures at half width, without the blanks around. */
export const plain = (text: string): string => text.normalize('NFKC').trim();

/** `4.2E+17` written out, or figures past the fifteenth: what stood there cannot be known any more. */
export const isDamaged = (cell: Cell): boolean => (typeof cell === 'number' ? Math.abs(cell) >= EXACT : typeof cell === 'string' && SCIENTIFIC.test(plain(cell)));

/** An ID number, or null where Excel has damaged it: eighteen figures that end in 000 are checked by their check digit. */
export function readIdNumber(cell: Cell): string | null {
  if (isDamaged(cell) || (typeof cell === 'number' && !Number.isInteger(cell))) return null;
  const text = plain(textOf(cell)).replaceAll(/\s/g, '');
  return /^\d{15}000$/.test(text) && !isResidentNumber(text) ? null : text.toUpperCase();
}

/** A phone, or null where it was a number and its leading zero is gone; a mobile, a local and a 400 number have none. */
export function readPhone(cell: Cell): string | null {
  if (isDamaged(cell)) return null;
  const text = plain(textOf(cell));
  if (typeof cell === 'number' && !/^(1\d{10}|\d{5,8}|[48]00\d{7})$/.test(text)) return null;
  return text.replaceAll(/[—–－]/g, '-').replaceAll(/[()]/g, ' ').replaceAll(/\s+/g, ' ').trim();
}

/** `1,234.5`, `１２３` and `3 次` are numbers; undefined where it is none. */
export function readNumber(cell: Cell): number | undefined {
  if (typeof cell === 'number') return cell;
  const text = plain(textOf(cell)).replace(/\s*[次天日个件人元岁]$/, '').replaceAll(/(?<=\d),(?=\d{3}(\D|$))/g, '');
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

const YES = new Set(['是', '有', '对', '真', '√', '✓', '✔', '☑', 'y', 'yes', 'true', '1', '需要', '需']);
const NO = new Set(['否', '无', '没有', '不', '错', '假', '×', '✗', '✘', '☐', 'x', 'n', 'no', 'false', '0', '不需要', '/', '-']);

export function readYes(cell: Cell): boolean | undefined {
  if (typeof cell === 'boolean') return cell;
  const text = plain(textOf(cell)).toLowerCase();
  return YES.has(text) ? true : NO.has(text) ? false : undefined;
}

const SERIAL = { from: 1, to: 2_958_466 };
const SHAPES = [
  /^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:[\sT]+(.+))?$/,
  /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?\s*(.*)$/,
  /^(\d{4})(\d{2})(\d{2})(?:\s+(.+))?$/,
];
/** Without a year, as the grid reads it too: of this one. */
const SHORT = /^(\d{1,2})(?:\s*月\s*(\d{1,2})\s*[日号]?|[-/](\d{1,2}))\s*(?:周.|星期.)?$/;
const TIME = /^(?:周.|星期.)?\s*(上午|下午|am|pm)?\s*(\d{1,2})\s*[:时点]\s*(\d{1,2})?\s*[:分]?\s*(\d{1,2})?(?:\.\d+)?\s*秒?\s*(am|pm)?$/i;

const two = (value: number) => String(value).padStart(2, '0');

function readTime(text: string): string | undefined {
  const found = TIME.exec(text);
  if (!found) return undefined;
  const half = (found[1] ?? found[5] ?? '').toLowerCase();
  const [hour, minute, second] = [Number(found[2]), Number(found[3] ?? 0), Number(found[4] ?? 0)];
  const whole = (half === '下午' || half === 'pm') && hour < 12 ? hour + 12 : hour;
  return whole < 24 && minute < 60 && second < 60 ? `${two(whole)}:${two(minute)}:${two(second)}` : undefined;
}

/** A day, and the time of day where one is written. */
export type WallTime = { day: string; time: string | null };

/** Dates as they are written in China, and as a spreadsheet program counts them; one without a year is of `today`’s. Undefined where it is no day that exists. */
export function readDate(cell: Cell, today: string): WallTime | undefined {
  const written = typeof cell === 'number' && cell >= SERIAL.from && cell < SERIAL.to ? serial(cell) : plain(textOf(cell));
  const short = SHORT.exec(written);
  const text = short ? `${today.slice(0, 4)}-${short[1]}-${short[2] ?? short[3]}` : written;
  const found = SHAPES.map((shape) => shape.exec(text)).find((one) => one !== null);
  if (!found) return undefined;
  const [, year = '', month = '', day = '', rest = ''] = found;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  const time = rest.trim() === '' || /^(周.|星期.)$/.test(rest.trim()) ? null : readTime(rest.trim());
  return time === undefined ? undefined : { day: `${year}-${two(Number(month))}-${two(Number(day))}`, time };
}

const serial = (days: number): string => new Date(Math.round(days * 86_400) * 1000 + Date.UTC(1899, 11, 30)).toISOString().slice(0, Number.isInteger(days) ? 10 : 19);
