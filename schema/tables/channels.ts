import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { SENT_KINDS } from '../channels.ts';
import { flag, json, rowColumns } from './columns.ts';

/** One row a way of sending; the id is its kind. `secrets` holds ciphertext by field, `config` everything else. */
export const channels = sqliteTable('channels', {
  ...rowColumns,
  id: text({ enum: SENT_KINDS }).primaryKey(),
  enabled: flag().notNull(),
  config: json<Record<string, unknown>>().notNull(),
  secrets: json<Record<string, string>>().notNull(),
});

/** Where one person of the staff is reached; the id is the person's. Ciphertext, and the masks that may be shown. */
export const personChannels = sqliteTable('person_channels', {
  ...rowColumns,
  phoneSealed: text(),
  phoneMask: text(),
  emailSealed: text(),
  emailMask: text(),
  wecomSealed: text(),
  dingtalkSealed: text(),
});
