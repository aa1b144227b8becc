import { Day } from '../../schema/values.ts';
import { shift } from './days.ts';
import type { NoticeDay } from './readDays.ts';

export type FileFault = { line: number; code: 'json' | 'shape' | 'day' | 'kind' | 'name' | 'recurs' | 'order' | 'twice' };
/** What a public calendar says. `skipped`: entries without a mark that they are off or worked, such as a festival nobody is off for. */
export type CalendarFile = { days: NoticeDay[]; faults: FileFault[]; skipped: number; source: string };

const LONGEST = 60;

/** Days as they are read, each once. Two entries that agree are one; two that do not are told. */
class Read {
  readonly days = new Map<string, NoticeDay>();
  readonly faults: FileFault[] = [];
  skipped = 0;

  fault(line: number, code: FileFault['code']): void {
    this.faults.push({ line, code });
  }

  put(day: NoticeDay, line: number): void {
    const before = this.days.get(day.date);
    if (before && before.kind !== day.kind) this.fault(line, 'twice');
    else if (!before) this.days.set(day.date, day);
  }

  done(source: string): CalendarFile {
    return { days: [...this.days.values()].toSorted((one, other) => one.date.localeCompare(other.date)), faults: this.faults, skipped: this.skipped, source };
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length;

/** The shape of NateScarlet/holiday-cn: `{year, papers, days: [{name, date, isOffDay}]}`. */
function readJson(text: string): CalendarFile {
  const read = new Read();
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    read.fault(1, 'json');
    return read.done('');
  }
  if (!isRecord(given) || !Array.isArray(given['days'])) {
    read.fault(1, 'shape');
    return read.done('');
  }
  const begins = Math.max(text.indexOf('"days"'), 0);
  const lines = [...text.slice(begins).matchAll(/\{[^{}]*\}/g)].map(({ index }) => lineOf(text, begins + index));
  given['days'].forEach((entry: unknown, at) => {
    const line = lines[at] ?? 1;
    if (!isRecord(entry)) return read.fault(line, 'shape');
    const { date, name, isOffDay } = entry;
    if (typeof date !== 'string' || !Day.safeParse(date).success) return read.fault(line, 'day');
    if (typeof isOffDay !== 'boolean') return read.fault(line, 'kind');
    if (typeof name !== 'string' || name.trim() === '') return read.fault(line, 'name');
    read.put({ date, kind: isOffDay ? 'off' : 'work', name: name.trim().slice(0, 40) }, line);
  });
  const papers = Array.isArray(given['papers']) ? given['papers'].filter((one): one is string => typeof one === 'string') : [];
  return read.done(papers.join(' ').slice(0, 300));
}

const WORKED = /补班|上班|[（(【[]\s*班\s*[)）】\]]|(?:^|\s)班(?=\s|$)|班$/;
const OFF = /放假|假期|[（(【[]\s*休\s*[)）】\]]|(?:^|\s)休(?=\s|$)|休$/;
/** What stands beside the festival's name: its mark, and which day of how many it is. */
const BESIDE = /[（(【[]\s*[休班]\s*[)）】\]]|调休上班|补班|上班|放假|假期|第\s*\d+\s*天.*$|(?:^|\s)[休班](?=\s|$)|[休班]$/g;

type Line = { line: number; name: string; value: string };

/** Folded lines put together (RFC 5545, 3.1), each with the number it began at. */
function unfold(text: string): Line[] {
  const lines: { line: number; text: string }[] = [];
  text.split(/\r?\n/).forEach((raw, at) => {
    const last = lines.at(-1);
    if (/^[ \t]/.test(raw) && last) last.text += raw.slice(1);
    else lines.push({ line: at + 1, text: raw });
  });
  return lines.map(({ line, text: whole }) => {
    const colon = /:(?=(?:[^"]*"[^"]*")*[^"]*$)/.exec(whole)?.index ?? whole.length;
    return { line, name: (whole.slice(0, colon).split(';')[0] ?? '').toUpperCase(), value: whole.slice(colon + 1) };
  });
}

const dayOf = (value: string | undefined): string | null => {
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?$/.exec(value?.trim() ?? '') ?? [];
  const day = `${year}-${month}-${date}`;
  return Day.safeParse(day).success ? day : null;
};

function kindOf(summary: string, special: string | undefined): NoticeDay['kind'] | null {
  if (special === 'WORK-HOLIDAY') return 'off';
  if (special === 'ALTERNATE-WORKDAY') return 'work';
  if (WORKED.test(summary)) return 'work';
  return OFF.test(summary) ? 'off' : null;
}

/** The last day of an event; `DTEND` is the day after it. */
function lastOf(first: string, fields: ReadonlyMap<string, string>): string | null {
  const end = fields.get('DTEND');
  if (end !== undefined) {
    const after = dayOf(end);
    return after && (after > first ? shift(after, -1) : after === first ? first : null);
  }
  const [, weeks, days] = /^P(?:(\d{1,2})W|(\d{1,2})D)$/.exec(fields.get('DURATION') ?? '') ?? [];
  return shift(first, Math.max(Number(weeks ?? 0) * 7 + Number(days ?? 0), 1) - 1);
}

function readEvent(event: readonly Line[], began: number, read: Read): void {
  const fields = new Map(event.map(({ name, value }) => [name, value]));
  const lineAt = (name: string) => event.find((one) => one.name === name)?.line ?? began;
  const summary = (fields.get('SUMMARY') ?? '').replace(/\\([,;\\])/g, '$1').trim();
  const kind = kindOf(summary, fields.get('X-APPLE-SPECIAL-DAY')?.trim());
  if (kind === null || fields.get('STATUS')?.trim() === 'CANCELLED') {
    read.skipped += 1;
    return;
  }
  if (fields.has('RRULE')) return read.fault(lineAt('RRULE'), 'recurs');
  const first = dayOf(fields.get('DTSTART'));
  if (!first) return read.fault(lineAt('DTSTART'), 'day');
  const last = lastOf(first, fields);
  if (!last || last > shift(first, LONGEST)) return read.fault(lineAt('DTEND'), 'order');
  const name = summary.replace(BESIDE, ' ').replace(/\s+/g, ' ').trim().slice(0, 40);
  if (name === '') return read.fault(lineAt('SUMMARY'), 'name');
  for (let date = first; date <= last; date = shift(date, 1)) read.put({ date, kind, name }, began);
}

/** An iCalendar file whose events say 休 or 班, as the public ones do; only what a day off needs is read of it. */
function readIcs(text: string): CalendarFile {
  const read = new Read();
  let event: Line[] | null = null;
  let began = 1;
  for (const one of unfold(text)) {
    const value = one.value.trim().toUpperCase();
    if (one.name === 'BEGIN' && value === 'VEVENT') [event, began] = [[], one.line];
    else if (one.name === 'END' && value === 'VEVENT' && event) {
      readEvent(event, began, read);
      event = null;
    } else event?.push(one);
  }
  if (read.days.size + read.faults.length + read.skipped === 0) read.fault(1, 'shape');
  return read.done('');
}

/** A public calendar file: iCalendar, or JSON in the shape of holiday-cn. What cannot be read is named by its line. */
export function readCalendarFile(text: string): CalendarFile {
  const plain = text.replace(/^\uFEFF/, '');
  return /^\s*BEGIN:VCALENDAR/i.test(plain) ? readIcs(plain) : readJson(plain);
}
