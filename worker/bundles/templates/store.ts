import { getTableColumns, sql } from 'drizzle-orm';
import { TEMPLATE_STATUSES, type BundleTemplate, type TemplateDraft } from '../../../schema/bundle-templates.ts';
import type { Actor } from '../../../schema/people.ts';
import { bundlePresets } from '../../../schema/presets/bundles.ts';
import { bundleTemplates } from '../../../schema/tables/index.ts';
import { booleanField, codeField, conditionField, enumField, instantField, numberField, textField } from '../../platform/fields.ts';
import { newId, type Change } from '../../platform/ledger.ts';
import { asNew, readsOf } from '../../platform/resource.ts';
import { decode, selection } from '../../platform/select.ts';
import type { Store } from '../../platform/store.ts';
import { faultsShown, templateActions } from './rules.ts';

export type TemplateRow = typeof bundleTemplates.$inferSelect;
const columns = getTableColumns(bundleTemplates);

export const templateReads = readsOf({
  table: bundleTemplates,
  columns,
  fields: {
    id: codeField(bundleTemplates.id),
    code: codeField(bundleTemplates.code, { sortable: true }),
    edition: numberField(bundleTemplates.edition),
    status: enumField(bundleTemplates.status, TEMPLATE_STATUSES, { sortable: true }),
    name: textField(bundleTemplates.name),
    illustrative: booleanField(bundleTemplates.illustrative),
    national: conditionField(sql`${bundleTemplates.national} is not null`),
    publishedAt: instantField(bundleTemplates.publishedAt),
    createdAt: instantField(bundleTemplates.createdAt),
    updatedAt: instantField(bundleTemplates.updatedAt),
  },
  tie: bundleTemplates.id,
  defaultSort: 'code',
  deletedAt: bundleTemplates.deletedAt,
  searched: [bundleTemplates.name, bundleTemplates.code],
});

export const presentTemplate = (row: TemplateRow, actor: Actor): BundleTemplate => ({ ...row, faults: faultsShown(row), actions: templateActions(row, row, actor) });

/** The edition that is published, else the newest there is. `code` may be an edition's id, which means that one. */
export async function findTemplate(store: Store, code: string): Promise<TemplateRow | null> {
  const [row] = await store.rows(sql`select ${selection(columns)} from ${bundleTemplates} where (${bundleTemplates.code} = ${code} or ${bundleTemplates.id} = ${code}) and ${bundleTemplates.deletedAt} is null
    order by ${bundleTemplates.status} = 'published' desc, ${bundleTemplates.edition} desc limit 1`);
  return row ? decode(columns, row) : null;
}

export async function findPublished(store: Store, code: string): Promise<TemplateRow | null> {
  const row = await findTemplate(store, code);
  return row?.status === 'published' && row.code === code ? row : null;
}

/** The number the next edition of a code bears: trashed ones keep theirs. */
export async function nextEdition(store: Store, code: string): Promise<number> {
  const [row] = await store.rows<{ n: number }>(sql`select coalesce(max(edition), 0) + 1 as "n" from bundle_templates where code = ${code}`);
  return row?.n ?? 1;
}

/** A first draft; what nobody gave is empty. */
export function putTemplate(change: Change, { code, name, ...draft }: TemplateDraft, edition = 1): TemplateRow {
  const row = {
    id: newId(change.now), code, edition, status: 'draft' as const, name,
    slogan: draft.slogan ?? [], promised: draft.promised ?? null, promisedSource: draft.promisedSource ?? null, visits: draft.visits ?? 1,
    illustrative: draft.illustrative ?? false, note: draft.note ?? '', published: draft.published ?? null, national: draft.national ?? null, suggestions: draft.suggestions ?? [],
    items: draft.items ?? [], materials: draft.materials ?? [], fields: draft.fields ?? [],
    publishedAt: null, retiredAt: null, deletedAt: null,
  };
  change.insert('bundle-templates', row);
  return asNew(row, change);
}

/** The bundles and national names an installation starts with, as drafts; those whose codes are taken are left as they are. */
export function installTemplates(change: Change, taken: ReadonlySet<string>): TemplateRow[] {
  return bundlePresets().filter(({ code }) => !taken.has(code)).map((draft) => putTemplate(change, draft));
}
