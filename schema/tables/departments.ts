import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, rowColumns } from './columns.ts';

export const departments = sqliteTable(
  'departments',
  {
    ...rowColumns,
    code: text(),
    name: text().notNull().unique(),
    shortName: text(),
    contact: text(),
    phone: text(),
    illustrative: flag().notNull().default(false),
    source: text(),
    retiredAt: text(),
  },
  (row) => [index('departments_code').on(row.code, row.id)],
);
