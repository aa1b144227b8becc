import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { FORMS } from '../paper-document.ts';
import { FORM_SUBJECTS, type Asked, type Delivered } from '../paper.ts';
import { json, rowColumns } from './columns.ts';

/**
 * A number that was given out, and the paper under it. `series` is the pattern, so that one mark is counted once however
 * many forms bear it. A voided number stays. The words are in `form_editions`.
 */
export const forms = sqliteTable(
  'forms',
  {
    ...rowColumns,
    form: text({ enum: FORMS }).notNull(),
    series: text().notNull(),
    year: integer().notNull(),
    seq: integer().notNull(),
    number: text().notNull(),
    edition: integer().notNull(),
    subjectKind: text({ enum: FORM_SUBJECTS }).notNull(),
    subjectId: text().notNull(),
    /** Which answer, which extension, which refusal of the subject: each has a paper of its own. */
    occasion: text().notNull(),
    /** What was asked for beside the subject: the materials of a 补充材料告知. */
    asked: json<Asked>().notNull(),
    caseId: text(),
    departmentId: text(),
    issuedById: text().notNull(),
    issuedAt: text().notNull(),
    voidedAt: text(),
    voidReason: text(),
    delivery: json<Delivered>(),
  },
  (row) => [
    uniqueIndex('forms_number').on(row.series, row.year, row.seq),
    uniqueIndex('forms_standing').on(row.form, row.subjectKind, row.subjectId, row.occasion).where(sql`voided_at is null`),
    index('forms_case').on(row.caseId, row.id),
    index('forms_subject').on(row.subjectKind, row.subjectId, row.id),
    index('forms_department').on(row.departmentId, row.id),
    index('forms_issued').on(row.issuedAt, row.id),
  ],
);

/** Each edition as it was printed: the whole paper, sealed, since it names people. Never written over. */
export const formEditions = sqliteTable(
  'form_editions',
  {
    formId: text().notNull(),
    edition: integer().notNull(),
    paperSealed: text().notNull(),
    issuedById: text().notNull(),
    issuedAt: text().notNull(),
  },
  (row) => [uniqueIndex('form_editions_key').on(row.formId, row.edition)],
);
