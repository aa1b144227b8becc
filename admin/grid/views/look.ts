import { z } from 'zod';
import { ViewSettings } from '../../../schema/views.ts';
import { Id } from '../../../schema/values.ts';
import type { Row } from '../../api/rows.ts';
import type { GridColumn } from '../columns.ts';

const GroupKey = z.union([z.string().max(200), z.number(), z.boolean()]).nullable();
/** Which groups are folded is of the rows there are today, so the address holds it and no saved view does. */
const LookShape = ViewSettings.partial().extend({ view: Id.optional(), folded: z.object({ all: z.boolean(), but: z.array(GroupKey).max(200) }).optional() });
/** How a grid is looked at: what differs from how it comes, and which saved view that began with. It stands in the address whole. */
export type Look = z.infer<typeof LookShape>;

export const PLAIN: Look = {};

/** An address may be old or mistyped: what cannot be read is as if nothing had been said. */
export function readLook(given: unknown): Look {
  const read = LookShape.safeParse(given);
  return read.success ? read.data : PLAIN;
}

/** What is on screen, as a view holds it. */
export function settingsOf({ columns = [], rowHeight = 'normal', colours = [], totals = {}, groupBy = null }: Look, sort: ViewSettings['sort'], filter: ViewSettings['filter'], q: string): ViewSettings {
  return { columns, rowHeight, colours, totals, sort, filter, ...(groupBy === null ? {} : { groupBy }), ...(q === '' ? {} : { q }) };
}

export const HEIGHTS = { compact: 26, normal: 32, tall: 48 } as const;

export const sortText = (sort: ViewSettings['sort']): string => sort.map(({ field, descending }) => (descending ? `-${field}` : field)).join(',');

export const readSort = (text: string): ViewSettings['sort'] =>
  text.split(',').filter(Boolean).map((name) => ({ field: name.replace(/^-/, ''), descending: name.startsWith('-') }));

/** Without what the table is not sorted by: a link may be old, or mistyped. */
export const sortable = (sort: ViewSettings['sort'], fields: readonly { field: string; sortable?: boolean }[], columns: readonly { sortBy?: string }[]): ViewSettings['sort'] =>
  sort.filter((key) => fields.some((one) => one.sortable === true && one.field === key.field) || columns.some(({ sortBy }) => sortBy === key.field));

type Shown = ViewSettings['columns'][number];

export type Arrangeable = { field: string; label: string; frozen?: boolean };

/** Every column in the order of the look; those it does not name come after, as they stand. */
export function arranged<C extends Arrangeable>(columns: readonly C[], look: Look): { column: C; shown: Shown }[] {
  const named = (look.columns ?? []).flatMap((shown) => {
    const column = columns.find(({ field }) => field === shown.field);
    return column ? [{ column, shown }] : [];
  });
  const rest = columns.filter(({ field }) => !named.some(({ column }) => column.field === field)).map((column) => ({ column, shown: { field: column.field, ...(column.frozen ? { frozen: true } : {}) } }));
  // Frozen ones stand together at the left.
  return [...named, ...rest].toSorted((one, other) => Number(other.shown.frozen ?? false) - Number(one.shown.frozen ?? false));
}

/** The columns in a new order: one taken to the place of another, among the frozen ones where that is. */
export function withMoved<C extends Arrangeable>(columns: readonly C[], look: Look, field: string, target: string): Shown[] {
  const order = arranged(columns, look).map(({ shown }) => shown);
  const [from, to] = [order.findIndex((one) => one.field === field), order.findIndex((one) => one.field === target)];
  const [moved, place] = [order[from], order[to]];
  if (!moved || !place || from === to) return order;
  return order.toSpliced(from, 1).toSpliced(to, 0, { ...moved, frozen: place.frozen ?? false });
}

export function columnsIn<R extends Row>(columns: readonly GridColumn<R>[], look: Look): GridColumn<R>[] {
  const shown = arranged(columns, look).filter(({ shown: { hidden } }) => !hidden);
  return shown.map(({ column, shown: { width, frozen } }) => ({ ...column, width: width ?? column.width, frozen: frozen ?? false }));
}

/** All of these at once; what asks for nothing is left out. */
export function together(...filters: Record<string, unknown>[]): Record<string, unknown> {
  const said = filters.filter((filter) => Object.keys(filter).length > 0);
  return said.length > 1 ? { and: said } : (said[0] ?? {});
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, one]) => [name, sorted(one)]));
};
export const sameSettings = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
