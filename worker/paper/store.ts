import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import { FORMS } from '../../schema/paper-document.ts';
import { FORM_SUBJECTS, framesOf, type Asked, type Form, type FormSubject, type Numbering } from '../../schema/paper.ts';
import type { Actor } from '../../schema/people.ts';
import { formEditions, forms } from '../../schema/tables/index.ts';
import { codeField, conditionField, enumField, instantField, numberField, textField } from '../platform/fields.ts';
import { type Change, type RowOf } from '../platform/ledger.ts';
import { readsOf } from '../platform/resource.ts';
import type { Store } from '../platform/store.ts';
import { firstOf, seriesOf } from './rules/numbers.ts';
import { formSight } from './sight.ts';

export type StoredForm = RowOf<'forms'>;

export const formReads = readsOf({
  table: forms,
  columns: getTableColumns(forms),
  fields: {
    id: { ...codeField(forms.id), sortable: true },
    form: enumField(forms.form, FORMS),
    number: textField(forms.number),
    year: numberField(forms.year),
    seq: numberField(forms.seq),
    edition: numberField(forms.edition),
    subjectKind: enumField(forms.subjectKind, FORM_SUBJECTS),
    subjectId: codeField(forms.subjectId),
    caseId: codeField(forms.caseId),
    departmentId: codeField(forms.departmentId),
    issuedById: codeField(forms.issuedById),
    issuedAt: instantField(forms.issuedAt),
    voidedAt: instantField(forms.voidedAt),
    voided: conditionField(sql`${forms.voidedAt} is not null`),
    delivered: conditionField(sql`${forms.delivery} is not null`),
  },
  tie: forms.id,
  defaultSort: '-id',
});

export async function findForm(store: Store, actor: Actor, id: string): Promise<StoredForm | null> {
  const [row] = await store.db.select().from(forms).where(and(eq(forms.id, id), formSight(actor)));
  return row ?? null;
}

/** The papers of a case that this person sees, in the order they were first issued. */
export const formsOfCase = (store: Store, actor: Actor, caseId: string): Promise<StoredForm[]> =>
  store.db.select().from(forms).where(and(eq(forms.caseId, caseId), formSight(actor))).orderBy(forms.id);

type Occasion = { form: Form; subjectKind: FormSubject; subjectId: string; occasion: string };

/** The paper that stands already of this subject on this occasion: another is its next edition. */
export async function findStanding(store: Store, { form, subjectKind, subjectId, occasion }: Occasion): Promise<StoredForm | null> {
  const [row] = await store.db.select().from(forms).where(and(eq(forms.form, form), eq(forms.subjectKind, subjectKind), eq(forms.subjectId, subjectId), eq(forms.occasion, occasion), isNull(forms.voidedAt)));
  return row ?? null;
}

export async function findEdition(store: Store, formId: string, edition: number): Promise<typeof formEditions.$inferSelect | null> {
  const [row] = await store.db.select().from(formEditions).where(and(eq(formEditions.formId, formId), eq(formEditions.edition, edition)));
  return row ?? null;
}

type New = Occasion & { id: string; asked: Asked; caseId: string | null; departmentId: string | null };

/**
 * A new paper with the next number of its series. The number is the greatest of the year and one, asked for inside the
 * insert itself: SQLite lets one writer in after the other, so there are neither gaps nor doubles.
 */
export function putForm(change: Change, store: Store, row: New, numbering: Numbering, year: number, paperSealed: string): void {
  const series = seriesOf(numbering);
  const { before, after } = framesOf(numbering, year);
  const next = sql`(select cast(max(coalesce(max(seq), 0), ${firstOf(numbering, year) - 1}) + 1 as integer) from forms where series = ${series} and year = ${year})`;
  const issuedById = change.actor?.id ?? '';
  change.insert('forms', {
    ...row,
    series,
    year,
    seq: next,
    number: sql`${before} || printf(${`%0${numbering.width}d`}, ${next}) || ${after}`,
    edition: 1,
    issuedById,
    issuedAt: change.now,
    voidedAt: null,
    voidReason: null,
    delivery: null,
  }, { caseId: row.caseId });
  change.also(store.db.insert(formEditions).values({ formId: row.id, edition: 1, paperSealed, issuedById, issuedAt: change.now }));
}

/** The next edition under the same number. A delivery recorded was of the one before. */
export function putEdition(change: Change, store: Store, row: StoredForm, asked: Asked, paperSealed: string, reason: string | null): void {
  const edition = row.edition + 1;
  const issuedById = change.actor?.id ?? '';
  change.also(store.db.insert(formEditions).values({ formId: row.id, edition, paperSealed, issuedById, issuedAt: change.now }));
  change.update('forms', row, { asked, edition, issuedById, issuedAt: change.now, delivery: null }, { caseId: row.caseId, ...(reason && { data: { reason } }) });
}

/** The papers of a record, given with what else of it has papers, that this person sees; and the proofs that they were handed over. */
export const formsOf = (store: Store, actor: Actor, of: readonly { kind: FormSubject; id: string }[]): Promise<StoredForm[]> => {
  const subjects = sql`(select json_extract(value, '$.kind'), json_extract(value, '$.id') from json_each(${JSON.stringify(of)}))`;
  const own = sql`(${forms.subjectKind}, ${forms.subjectId}) in ${subjects}`;
  const proof = sql`${forms.subjectKind} = 'forms' and ${forms.subjectId} in (select handed.id from forms as handed where (handed.subject_kind, handed.subject_id) in ${subjects})`;
  return store.db.select().from(forms).where(and(sql`((${own}) or (${proof}))`, formSight(actor))).orderBy(forms.id);
};

export async function personName(store: Store, id: string): Promise<string | null> {
  const [row] = await store.rows<{ name: string }>(sql`select name from people where id = ${id}`);
  return row?.name ?? null;
}

export async function caseIdOfTask(store: Store, id: string): Promise<string | null> {
  const [row] = await store.rows<{ caseId: string | null }>(sql`select case_id as "caseId" from tasks where id = ${id}`);
  return row?.caseId ?? null;
}
