import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { DEPARTMENT_STANDINGS } from '../departments.ts';
import type { OwnValues } from '../fields.ts';
import { flag, json, rowColumns } from './columns.ts';

export const departments = sqliteTable(
  'departments',
  {
    ...rowColumns,
    code: text(),
    name: text().notNull().unique(),
    shortName: text(),
    contact: text(),
    phone: text(),
    standing: text({ enum: DEPARTMENT_STANDINGS }).notNull().default('own'),
    illustrative: flag().notNull().default(false),
    source: text(),
    /** The district's own columns, by field id (schema/fields.ts). */
    custom: json<OwnValues>().notNull().default({}),
    retiredAt: text(),
  },
  (row) => [index('departments_code').on(row.code, row.id)],
);
