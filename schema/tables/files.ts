import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { FILE_OWNERS, FILE_TYPE_NAMES } from '../files.ts';
import { rowColumns } from './columns.ts';

/** What was attached; the bytes lie under `objectKey` in the object store, and `sha256` says whether they are still those. */
export const files = sqliteTable(
  'files',
  {
    ...rowColumns,
    name: text().notNull(),
    type: text({ enum: FILE_TYPE_NAMES }).notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    objectKey: text().notNull(),
    subjectKind: text({ enum: FILE_OWNERS }).notNull(),
    subjectId: text().notNull(),
    caseId: text(),
    note: text(),
    rotation: integer().notNull(),
    width: integer(),
    height: integer(),
    /** SHA-256 of the small picture that lies beside the bytes, where one came with them. */
    thumbnail: text(),
    uploadedById: text().notNull(),
    deletedAt: text(),
  },
  (row) => [index('files_subject').on(row.subjectKind, row.subjectId, row.id), index('files_case').on(row.caseId, row.id), index('files_object').on(row.objectKey)],
);
