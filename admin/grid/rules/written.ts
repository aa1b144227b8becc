import { readDay, readWall } from './days.ts';
import { called, folded } from './called.ts';
import type { Choice, Target } from './kinds.ts';
import { readNumber } from './numbers.ts';
import { namesIn } from './ticks.ts';

/** Why text cannot stand in a cell, for a sentence; `candidates` are the labels it could have meant. */
export type Misread = { why: 'number' | 'day' | 'instant' | 'check' | 'choice' | 'ambiguous' | 'required' | 'fixed'; text: string; candidates?: string[] };
export type Reading = { value: unknown } | Misread;

export type ReadContext = {
  /** The Beijing day, for dates written without a year. */
  today: string;
  /** A wall clock's `2026-03-09T17:30` as an instant, in the district's zone. */
  instant: (wall: string) => string;
};

export const isMisread = (reading: Reading): reading is Misread => 'why' in reading;

const YES = ['是', '√', '✓', '✔', '☑', '对', '有', 'true', 'yes', 'y', '1'];
const NO = ['否', '×', '✗', '✘', '☐', '错', '无', 'false', 'no', 'n', '0'];

const meant = (found: readonly Choice[], text: string): Choice | Misread => {
  const [first, second] = found;
  if (!first) return { why: 'choice', text };
  return second ? { why: 'ambiguous', text, candidates: found.map(({ label, code, id }) => `${label} (${code ?? id})`) } : first;
};

function readChoice(choices: readonly Choice[], text: string): Reading {
  const one = meant(called(choices, text), text);
  return 'why' in one ? one : { value: one.id };
}

/** In the order of the list, whatever the order they are written in: the same ticks are the same value. */
function readChoices(choices: readonly Choice[], text: string): Reading {
  const named = namesIn(text, choices).map((name) => meant(name.found, name.text));
  const unread = named.find((one) => 'why' in one);
  if (unread) return unread;
  const ids = new Set(named.map((one) => ('id' in one ? one.id : '')));
  return { value: choices.flatMap(({ id }) => (ids.has(id) ? [id] : [])) };
}

const readOr = (value: unknown, why: Misread['why'], text: string): Reading => (value === null ? { why, text } : { value });

/** What written text stores in a cell of this kind. Empty text empties the cell, where it may be empty. */
export function readCell({ kind, choices = [], empty }: Target, text: string, { today, instant }: ReadContext): Reading {
  if (text.trim() === '' && kind !== 'check') return empty === undefined ? { why: 'required', text } : { value: empty };
  switch (kind) {
    case 'text':
      return { value: text.replace(/\s*\n\s*/gu, ' ').trim() };
    case 'longText':
      return { value: text.replaceAll('\r\n', '\n').trim() };
    case 'number':
      return readOr(readNumber(text), 'number', text);
    case 'date':
      // Many exports write a day with the hour beside it.
      return readOr(readDay(text, today) ?? readWall(text, today)?.slice(0, 10) ?? null, 'day', text);
    case 'instant': {
      const wall = readWall(text, today);
      return wall === null ? { why: 'instant', text } : { value: instant(wall) };
    }
    case 'check': {
      const word = folded(text);
      if (word === '' || NO.includes(word)) return { value: false };
      return YES.includes(word) ? { value: true } : { why: 'check', text };
    }
    case 'choices':
      return readChoices(choices, text);
    case 'choice': case 'person': case 'department': case 'matter': case 'site':
      return readChoice(choices, text);
    case 'link': case 'files': case 'computed': case 'state':
      return { why: 'fixed', text };
  }
}
