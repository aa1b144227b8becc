import { z } from 'zod';
import { ROLES } from './people.ts';
import { Id, Instant, Version, saying, text } from './values.ts';

/** Grids that views are kept for. */
export const VIEW_RESOURCES = ['cases', 'tasks', 'departments', 'matters', 'people', 'calendar-days', 'bundles'] as const;
export type ViewResource = (typeof VIEW_RESOURCES)[number];

export const ROW_HEIGHTS = ['compact', 'normal', 'tall'] as const;
export type RowHeight = (typeof ROW_HEIGHTS)[number];

/** Named, because what a name looks like in the light and in the dark is the panel's to say. */
export const ROW_COLOURS = ['red', 'amber', 'green', 'blue', 'violet', 'grey'] as const;
export type RowColour = (typeof ROW_COLOURS)[number];

export const TOTALS = ['count', 'sum', 'average'] as const;
export type Total = (typeof TOTALS)[number];

/** A field as the grid and filters name it: `dueAt`, `custom.f_…`. */
const FieldName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}(\.[A-Za-z0-9_]{1,40})?$/, 'id.malformed');

const MAX_FILTER = 8_000;
/** As in a list's query. Which fields there are may change after a view is saved, so the list is what refuses. */
const ViewFilter = z.record(z.string(), z.unknown()).refine((filter) => JSON.stringify(filter).length <= MAX_FILTER, 'filter.too_long');

export const ViewSettings = z.strictObject({
  /** In their order; a column not named comes after them. */
  columns: z.array(z.strictObject({ field: FieldName, width: z.int().min(40).max(1_200).optional(), hidden: z.boolean().optional(), frozen: z.boolean().optional() })).max(120),
  sort: z.array(z.strictObject({ field: FieldName, descending: z.boolean() })).max(3),
  filter: ViewFilter,
  q: text(100).optional(),
  groupBy: FieldName.nullable().optional(),
  rowHeight: z.enum(ROW_HEIGHTS),
  /** The first rule that holds colours the row. */
  colours: z.array(z.strictObject({ filter: ViewFilter, colour: z.enum(ROW_COLOURS) })).max(8),
  totals: z.record(FieldName, z.enum(TOTALS)),
});
export type ViewSettings = z.infer<typeof ViewSettings>;

const fields = { name: saying(40), shared: z.boolean(), defaultFor: z.enum(ROLES).nullable(), settings: ViewSettings };

export const ViewDraft = z.strictObject({ ...fields, resource: z.enum(VIEW_RESOURCES) }).partial({ shared: true, defaultFor: true });
export type ViewDraft = z.infer<typeof ViewDraft>;
export const ViewChanges = z.strictObject(fields).partial();
export type ViewChanges = z.infer<typeof ViewChanges>;

/** A saved way to look at a grid. Whoever made it owns it; a shared one everybody sees. */
export const View = z.object({
  ...fields,
  resource: z.enum(VIEW_RESOURCES),
  id: Id,
  ownerId: Id,
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
  /** Whether this person may change it. */
  editable: z.boolean(),
});
export type View = z.infer<typeof View>;
