import { sql } from 'drizzle-orm';
import type { Approval, Signature } from '../../schema/approvals.ts';
import type { Actor } from '../../schema/people.ts';
import { dayOf } from '../deadlines/rules.ts';
import type { Env } from '../platform/env.ts';
import type { ListQuery } from '../platform/list.ts';
import { stop } from '../platform/problem.ts';
import { loadDistrict } from '../settings/store.ts';
import { approvalReads, approvalSight, presentApprovals, readsApprovals } from './store.ts';

const OFFICE: Record<string, string> = { centre: '政务服务中心', supervision: '效能监督' };

/** The yearly list as an office files it: who verified and who signed, each in one cell. */
export async function readApprovalSheet({ env: { store }, actor, now, query }: { env: Env; actor: Actor; now: string; query: ListQuery }) {
  if (!readsApprovals(actor)) return stop('auth.forbidden');
  const { calendar } = await loadDistrict(store);
  const { rows, ...page } = await approvalReads(actor).list(store, query, { now, calendar, sight: approvalSight(actor) });
  const shown = await presentApprovals(store, rows, actor, now);
  const signed = shown.flatMap(({ signatures }) => signatures.flatMap(({ personId, unit }) => [personId, unit]));
  const ids = JSON.stringify([...new Set(signed)]);
  const named = await store.rows<{ id: string; name: string }>(sql`select id, name from people where id in (select value from json_each(${ids})) union all select id, name from departments where id in (select value from json_each(${ids}))`);
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const signature = ({ personId, unit, at, reason }: Signature) => `${OFFICE[unit] ?? names.get(unit) ?? ''} ${names.get(personId) ?? ''} ${dayOf(at, calendar)}：${reason}`;
  const signedIn = ({ signatures, steps }: Approval) => signatures.map((one, at) => `${steps[at]?.name ?? ''}：${signature(one)}`).join('；') || null;
  const cells = shown.map((row) => ({
    ...row,
    evidence: row.fileIds.length,
    verified: row.verification && `${row.verification.committee} ${row.verification.verifier} ${dayOf(row.verification.at, calendar)}：${row.verification.text}`,
    signed: signedIn(row),
    conditions: row.signatures.flatMap(({ conditions }) => conditions ?? []).join('；') || null,
  }));
  return { rows: cells, ...page };
}
