import type { SheetField, SheetList } from '../../../schema/sheets.ts';
import { isRefusal, refuse, type Refusal } from '../../../schema/refusals.ts';
import { isFilled, textOf, type Cell } from '../../sheets/cells.ts';
import type { Column } from './table.ts';
import { isDamaged, plain, readDate, readIdNumber, readNumber, readPhone, readYes } from './values.ts';

/** One thing a name may stand for. */
export type Named = { id: string; name: string; also: readonly (string | null)[]; note?: string };
export type Target = 'department' | 'matter' | 'person' | 'coordinator' | 'site';

/** What the cells of a district's file are read by. */
export type Lexicon = {
  named(target: Target): ReadonlyMap<string, Named[]>;
  listed(list: SheetList): readonly { code: string; name: string; retired: boolean }[];
  instantOf(day: string, time: string | null): string;
  /** The district's day, for dates written without a year. */
  today: string;
};

/** `12345热线（辅助手段）` is also written `12345热线`. */
const withoutNote = (name: string) => name.replaceAll(/（[^）]*）/g, '');
const folded = (text: string) => plain(text).toLowerCase().replaceAll(/\s/g, '');

export function indexNamed(things: readonly Named[]): Map<string, Named[]> {
  const index = new Map<string, Named[]>();
  for (const thing of things)
    for (const word of new Set([thing.id, thing.name, ...thing.also].flatMap((one) => (one ? [folded(one)] : [])))) index.set(word, [...(index.get(word) ?? []), thing]);
  return index;
}

const SHOWN = 12;
const LINKS = /[、，,;；|/\n]+/;

type Value = string | number | boolean | string[];

function readNamed(field: SheetField, target: Target, text: string, lexicon: Lexicon): string | Refusal {
  const found = lexicon.named(target).get(folded(text)) ?? [];
  // Its own name is meant before another's short name.
  const exact = found.filter(({ name }) => folded(name) === folded(text));
  const meant = exact.length === 1 ? exact : found;
  if (meant.length === 1 && meant[0]) return meant[0].id;
  if (meant.length === 0) return refuse('import.unknown_name', { field: field.field });
  const candidates = meant.slice(0, SHOWN).map(({ name, note }) => (note ? `${name}（${note}）` : name));
  return refuse('import.ambiguous', { field: field.field, candidates: candidates.join('、') });
}

type Coded = { code: string; names: string[] };

function readCode(field: SheetField, choices: readonly Coded[], text: string): string | Refusal {
  const word = folded(text);
  const found = choices.find(({ code, names }) => folded(code) === word || names.some((name) => folded(name) === word)) ?? choices.find(({ names }) => names.some((name) => folded(withoutNote(name)) === word));
  const more = choices.length > SHOWN ? '…' : '';
  return found?.code ?? refuse('import.unknown_choice', { field: field.field, choices: choices.slice(0, SHOWN).map(({ names }) => names[0] ?? '').join('、') + more });
}

const standing = (lexicon: Lexicon, list: SheetList): Coded[] => lexicon.listed(list).filter(({ retired }) => !retired).map(({ code, name }) => ({ code, names: [name] }));

/** A cell that has something in it, as the field's value. */
export function readCell(field: SheetField, cell: Cell, lexicon: Lexicon): Value | Refusal {
  const named = { field: field.field };
  const text = textOf(cell).replace(/^'(?=[=+\-@\t\r])/, '');
  switch (field.kind) {
    case 'idNumber':
      return readIdNumber(cell) ?? refuse('import.number_damaged', named);
    case 'phone':
      return readPhone(cell) ?? refuse('import.number_damaged', named);
    case 'text':
      return isDamaged(cell) ? refuse('import.number_damaged', named) : text;
    case 'username':
      return plain(text).toLowerCase();
    case 'number':
      return readNumber(cell) ?? refuse('import.number_unclear', named);
    case 'whole': {
      const value = readNumber(cell);
      return value !== undefined && Number.isInteger(value) ? value : refuse('import.number_unclear', named);
    }
    case 'yes':
      return readYes(cell) ?? refuse('import.yes_no_unclear', named);
    case 'day':
      return readDate(cell, lexicon.today)?.day ?? refuse('import.date_unclear', named);
    case 'instant': {
      const at = readDate(cell, lexicon.today);
      return at ? lexicon.instantOf(at.day, at.time) : refuse('import.date_unclear', named);
    }
    case 'choice':
      return readCode(field, field.choices.map(({ code, zh, en }) => ({ code, names: [zh, en] })), text);
    case 'listed':
      return readCode(field, standing(lexicon, field.list), text);
    case 'listedMany': {
      const codes = text.split(LINKS).filter((word) => word.trim() !== '').map((word) => readCode(field, standing(lexicon, field.list), word));
      return codes.find(isRefusal) ?? [...new Set(codes.filter((code): code is string => typeof code === 'string'))];
    }
    case 'person':
    case 'coordinator':
    case 'department':
    case 'matter':
    case 'site':
      return readNamed(field, field.kind, text, lexicon);
  }
}

/** What a row says, field by field; an empty cell says nothing. A cell that cannot be read is refused by itself. */
export type Reading = { values: Map<string, Value>; problems: Refusal[] };

export function readRow(cells: readonly Cell[], columns: readonly Column[], fields: ReadonlyMap<string, SheetField>, lexicon: Lexicon): Reading {
  const values = new Map<string, Value>();
  const problems: Refusal[] = [];
  columns.forEach(({ field: name }, at) => {
    const field = name === null ? undefined : fields.get(name);
    const cell = cells[at];
    if (!field || !isFilled(cell)) return;
    const value = readCell(field, cell, lexicon);
    if (isRefusal(value)) problems.push({ ...value, path: field.field });
    else values.set(field.field, value);
  });
  return { values, problems };
}

/** `reporter.name` and the like as the object a shape takes. */
export function nested(values: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  const inner = new Map<string, Record<string, unknown>>();
  for (const [name, value] of values) {
    const [outer = '', deeper] = name.split('.');
    if (deeper === undefined) object[outer] = value;
    else inner.set(outer, { ...inner.get(outer), [deeper]: value });
  }
  return { ...object, ...Object.fromEntries(inner) };
}
