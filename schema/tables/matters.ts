import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { z } from 'zod';
import type { Period } from '../matters.ts';
import type { MatterMaterial } from '../provisional.ts';
import { flag, json, rowColumns } from './columns.ts';

export const matters = sqliteTable(
  'matters',
  {
    ...rowColumns,
    name: text().notNull(),
    departmentId: text(),
    basicCode: text(),
    implementationCode: text(),
    type: text(),
    statutory: json<z.infer<typeof Period>>(),
    promised: json<z.infer<typeof Period>>(),
    siteInspection: flag().notNull().default(false),
    illustrative: flag().notNull().default(false),
    source: text(),
    materials: json<MatterMaterial[]>().notNull().default([]),
    retiredAt: text(),
  },
  (row) => [index('matters_department').on(row.departmentId, row.id), index('matters_name').on(row.name, row.id)],
);
