import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { SUBJECTS } from '../events.ts';

/** What a person did as one step, and can take back. Its events carry what was written; this is the list to choose from. */
export const changes = sqliteTable(
  'changes',
  {
    /** Ids made within one millisecond do not sort; this does. */
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    actorId: text().notNull(),
    at: text().notNull(),
    action: text().notNull(),
    resource: text({ enum: SUBJECTS }).notNull(),
    rows: integer().notNull(),
    /** The change this one takes back: undoing an undoing is doing it again. */
    undoes: text(),
    undoneById: text(),
    /** A file is written in several changes; to its author they are one step. */
    batchId: text(),
  },
  (row) => [index('changes_actor').on(row.actorId, row.seq), index('changes_batch').on(row.batchId, row.seq)],
);

/** Who has a cell of which row open. One row a person; it is news, not history, and overwritten. */
export const editing = sqliteTable('editing', {
  personId: text().primaryKey(),
  resource: text().notNull(),
  rowId: text().notNull(),
  at: text().notNull(),
});
