import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { rowColumns } from './columns.ts';

/** Who is away on which days, and who stands in for him. */
export const leave = sqliteTable(
  'leave',
  {
    ...rowColumns,
    personId: text().notNull(),
    fromDay: text().notNull(),
    untilDay: text().notNull(),
    standInId: text(),
    note: text(),
    deletedAt: text(),
  },
  // Who is away on a day is asked at every run: leaves that have not ended are few, however many there were.
  (row) => [
    index('leave_until').on(row.untilDay, row.id),
    index('leave_person').on(row.personId, row.untilDay),
    // Asked with every request: for whom does this person stand in?
    index('leave_stand_in').on(row.standInId, row.untilDay),
  ],
);
