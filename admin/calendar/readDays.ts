import { Day } from '../../schema/values.ts';
import { shift, yearOf } from './days.ts';

export type NoticeDay = { date: string; kind: 'off' | 'work'; name: string };
export type LineFault = { line: number; code: 'form' | 'day' | 'year' | 'order' | 'twice' | 'name' };

const KINDS: Record<string, NoticeDay['kind']> = { 休: 'off', 放假: 'off', off: 'off', 班: 'work', 上班: 'work', work: 'work' };
const LINE = /^(\S+?)(?:\s*(?:~|～|—|至)\s*(\S+?))?\s+(休|班|放假|上班|off|work)(?:\s+(.*))?$/;

/** A notice typed a span a line: `2027-01-01~2027-01-03 休 元旦`. What cannot be read is named by its line. */
export function readDays(text: string, year: number): { days: NoticeDay[]; faults: LineFault[] } {
  const days = new Map<string, NoticeDay>();
  const faults: LineFault[] = [];
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line === '') return;
    const fault = (code: LineFault['code']) => faults.push({ line: index + 1, code });
    const [, from = '', until, kindWord = '', name = ''] = LINE.exec(line) ?? [];
    const kind = KINDS[kindWord];
    if (!kind) return void fault('form');
    const to = until ?? from;
    if (!Day.safeParse(from).success || !Day.safeParse(to).success) return void fault('day');
    if (yearOf(from) !== year || yearOf(to) !== year) return void fault('year');
    if (to < from) return void fault('order');
    if (name.trim() === '') return void fault('name');
    for (let day = from; day <= to; day = shift(day, 1)) {
      if (days.has(day)) return void fault('twice');
      days.set(day, { date: day, kind, name: name.trim() });
    }
  });
  return { days: [...days.values()].toSorted((one, other) => one.date.localeCompare(other.date)), faults };
}

/** The other way: neighbouring days of one kind and name as one line. */
export function writeDays(days: readonly NoticeDay[]): string {
  const spans: { from: string; to: string; kind: NoticeDay['kind']; name: string }[] = [];
  for (const { date, kind, name } of days.toSorted((one, other) => one.date.localeCompare(other.date))) {
    const last = spans.at(-1);
    if (last && last.kind === kind && last.name === name && shift(last.to, 1) === date) last.to = date;
    else spans.push({ from: date, to: date, kind, name });
  }
  return spans.map(({ from, to, kind, name }) => `${from === to ? from : `${from}~${to}`} ${kind === 'off' ? '休' : '班'} ${name}`).join('\n');
}
