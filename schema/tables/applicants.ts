import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { APPLICANT_KINDS, ID_TYPES } from '../applicants.ts';
import { json, rowColumns } from './columns.ts';

/** Phone and number: ciphertext, the mask that may be shown, and a keyed digest for exact look-up. */
export const applicants = sqliteTable(
  'applicants',
  {
    ...rowColumns,
    deletedAt: text(),
    kind: text({ enum: APPLICANT_KINDS }).notNull(),
    name: text().notNull(),
    phoneSealed: text(),
    phoneMask: text(),
    phoneDigest: text(),
    idType: text({ enum: ID_TYPES }),
    idNumberSealed: text(),
    idNumberMask: text(),
    idNumberDigest: text(),
    registeredPlace: text(),
    livingPlace: text(),
    circumstances: json<string[]>().notNull(),
  },
  (row) => [
    index('applicants_phone').on(row.phoneDigest),
    index('applicants_id_number').on(row.idNumberDigest),
    index('applicants_name').on(row.name, row.id),
  ],
);
