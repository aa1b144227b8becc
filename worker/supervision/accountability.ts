import { sql } from 'drizzle-orm';
import { AccountabilityChanges, AccountabilityDraft, AccountabilityRecord } from '../../schema/supervision.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import { dayOf } from '../deadlines/rules.ts';
import { newId } from '../platform/ledger.ts';
import { asNew, asRevised, checkReferences, given, resourceOf, type Writing } from '../platform/resource.ts';
import { resourceRoutes } from '../platform/resource-routes.ts';
import { permissionsOf } from '../people/rules.ts';
import { loadDistrict } from '../settings/store.ts';
import { accountabilityReads } from './store.ts';

type Pointing = { departmentId?: string | undefined; noticeId?: string | null | undefined; caseId?: string | null | undefined; decidedOn?: string | undefined };

/** What the record points at is there, and nothing is decided tomorrow. */
async function checkRecord({ departmentId, noticeId, caseId, decidedOn }: Pointing, prefix: string, { env, change }: Writing): Promise<Refusal | undefined> {
  const unknown = await checkReferences(env.store, [{ path: `${prefix}departmentId`, to: 'departments', id: departmentId }]);
  if (unknown) return unknown;
  const found = await env.store.rows<{ notice: number; file: number }>(sql`
    select exists (select 1 from supervision_notices where id = ${noticeId ?? null} and deleted_at is null) as notice,
      exists (select 1 from cases where id = ${caseId ?? null} and deleted_at is null) as file`);
  if (noticeId && found[0]?.notice !== 1) return refuse('row.unknown_reference', { field: 'noticeId' }, `${prefix}noticeId`);
  if (caseId && found[0]?.file !== 1) return refuse('row.unknown_reference', { field: 'caseId' }, `${prefix}caseId`);
  const { calendar } = await loadDistrict(env.store);
  return decidedOn !== undefined && decidedOn > dayOf(change.now, calendar) ? refuse('value.in_future', { field: 'decidedOn' }, `${prefix}decidedOn`) : undefined;
}

/** 问责 (F079, F080): the competent body's decision, recorded by who supervises and read by those who oversee. */
export const accountabilityResource = resourceOf({
  subject: 'accountability-records',
  one: 'an accountability record',
  shape: AccountabilityRecord,
  changes: AccountabilityChanges,
  reads: accountabilityReads,
  permission: 'cases.supervise',
  mayRead: ({ role }) => permissionsOf(role).includes('accountability.read'),
  present: (row) => row,
  adding: {
    draft: AccountabilityDraft,
    async create({ noticeId = null, caseId = null, person = null, basis = null, ...draft }, writing) {
      const refused = await checkRecord({ ...draft, noticeId, caseId }, '', writing);
      if (refused) return refused;
      const { change, actor } = writing;
      const row = { id: newId(change.now), ...draft, noticeId, caseId, person: person || null, basis: basis || null, recordedById: actor.id, deletedAt: null };
      change.insert('accountability-records', row, { caseId });
      return asNew(row, change);
    },
  },
  async revise(row, fields, writing) {
    const changes = given(fields);
    const refused = await checkRecord(changes, 'changes.', writing);
    if (refused) return refused;
    writing.change.update('accountability-records', row, changes, { caseId: row.caseId });
    return asRevised(row, changes, writing.change);
  },
  trash(row, deletedAt, change) {
    change.update('accountability-records', row, { deletedAt }, { caseId: row.caseId });
    return asRevised(row, { deletedAt }, change);
  },
});

export const accountabilityRoutes = () => resourceRoutes(accountabilityResource);
