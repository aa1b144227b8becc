import { sql } from 'drizzle-orm';
import type { SheetField } from '../../schema/sheets.ts';
import { wallTime } from '../jobs/lexicon.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import type { Cell } from '../sheets/cells.ts';

/** What ids stand for, the retired included: old rows still point at them. */
export type Names = ReadonlyMap<string, string>;

export async function loadNames(store: Store): Promise<Names> {
  const found = await store.reads(['departments', 'matters', 'people', 'sites'].map((table) => sql`select id, name from ${sql.identifier(table)}`));
  return new Map(found.flat().map(({ id, name }) => [String(id), String(name)]));
}

/** What stands at `reporter.name` or `custom.f_1` of a row as it is shown. */
function valueAt(row: object, field: string): unknown {
  let here: unknown = row;
  for (const part of field.split('.')) here = typeof here === 'object' && here !== null ? new Map<string, unknown>(Object.entries(here)).get(part) : undefined;
  return here ?? null;
}

/** A field of a row as the cell of a file: what has a name by its name, dates as dates, numbers as numbers, all else as text. */
export function cellOf(field: SheetField, row: object, names: Names, district: District): Cell {
  const value = valueAt(row, field.field);
  if (value === null || value === '') return field.absent ?? null;
  switch (field.kind) {
    case 'whole':
    case 'number':
      return typeof value === 'number' ? value : String(value);
    case 'yes':
      return value === true ? '是' : '否';
    case 'day':
      return { date: String(value) };
    case 'instant':
      return { date: wallTime(String(value), district) };
    case 'choice':
      return field.choices.find(({ code }) => code === value)?.zh ?? String(value);
    case 'listed':
      return nameIn(district, field.list, String(value));
    case 'listedMany':
      return Array.isArray(value) ? value.map((code) => nameIn(district, field.list, String(code))).join('、') : null;
    case 'department':
    case 'matter':
    case 'person':
    case 'coordinator':
    case 'site':
      return names.get(String(value)) ?? null;
    default:
      return Array.isArray(value) ? value.join('、') : String(value);
  }
}

type Listed = SheetField & { kind: 'listed' | 'listedMany' };
const nameIn = (district: District, list: Listed['list'], code: string): string => district.settings[list].find((entry) => entry.code === code)?.name ?? code;
