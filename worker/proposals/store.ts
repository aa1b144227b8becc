import { getTableColumns, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Instant } from '../../schema/deadlines.ts';
import { PROPOSAL_KINDS, PROPOSAL_STATUSES, PROPOSAL_SUBJECTS, type Ground, type ProposalSubject } from '../../schema/proposals.ts';
import { proposals } from '../../schema/tables/index.ts';
import { codeField, enumField, instantField, textField } from '../platform/fields.ts';
import { Change, newId } from '../platform/ledger.ts';
import { readsOf } from '../platform/resource.ts';
import { RowChanged, RowExists, type Store } from '../platform/store.ts';
import { loadDistrict } from '../settings/store.ts';
import { isPractice } from './rules.ts';

export type ProposalRow = typeof proposals.$inferSelect;

export const proposalReads = readsOf({
  table: proposals,
  columns: getTableColumns(proposals),
  fields: {
    id: { ...codeField(proposals.id), sortable: true },
    kind: enumField(proposals.kind, PROPOSAL_KINDS),
    subjectKind: enumField(proposals.subjectKind, PROPOSAL_SUBJECTS),
    subjectId: codeField(proposals.subjectId),
    status: enumField(proposals.status, PROPOSAL_STATUSES),
    title: textField(proposals.title),
    createdAt: instantField(proposals.createdAt),
    decidedAt: instantField(proposals.decidedAt),
  },
  tie: proposals.id,
  defaultSort: '-createdAt',
  searched: [proposals.title, proposals.reason],
});

/** A proposal as it is first written, by the clock. */
export function openProposal(change: Change, draft: Pick<ProposalRow, 'kind' | 'subjectKind' | 'subjectId' | 'title' | 'reason' | 'grounds'>): void {
  change.insert('proposals', { id: newId(change.now), ...draft, status: 'open', decidedById: null, decidedAt: null, decision: null });
}

/** Matters and bundles looked at in one run; each costs some three queries. */
const A_RUN = 2;
/** As many cases are named; the sentence says how many there are. */
const NAMED = 200;

const Mark = z.object({ matterId: z.string(), n: z.int(), matter: z.string().nullable(), code: z.string().nullable(), bundle: z.string().nullable() });
const Kept = z.object({ id: z.string(), caseId: z.string().nullable(), runId: z.string().nullable(), number: z.string().nullable() });
const Earlier = z.object({ status: z.enum(PROPOSAL_STATUSES) });

/** What may become standing practice: a matter, or a bundle in all its editions. */
type Subject = { subjectKind: ProposalSubject; subjectId: string; name: string };

function subjectOf({ matterId, matter, code, bundle }: z.infer<typeof Mark>): Subject | null {
  if (matter !== null) return { subjectKind: 'matters', subjectId: matterId, name: matter };
  return code !== null && bundle !== null ? { subjectKind: 'bundle-templates', subjectId: code, name: bundle } : null;
}

/** Kept promises of it since it was last proposed, and what became of the proposals before. */
async function standing(store: Store, { subjectKind, subjectId }: Subject): Promise<{ kept: Ground[]; earlier: z.infer<typeof Earlier>['status'][] }> {
  const its = sql`kind = 'provisional_practice' and subject_kind = ${subjectKind} and subject_id = ${subjectId}`;
  const editions = subjectKind === 'matters' ? sql`(${subjectId})` : sql`(select id from bundle_templates where code = ${subjectId})`;
  const [kept = [], earlier = []] = await store.reads([
    sql`select p.id as id, p.case_id as "caseId", case when p.owner_kind = 'run' then p.owner_id end as "runId", coalesce(c.number, b.number) as number
      from provisional_acceptances p left join cases c on c.id = p.case_id left join bundles b on p.owner_kind = 'run' and b.id = p.owner_id
      where p.matter_id in ${editions} and p.status = 'supplied' and p.ended_at > coalesce((select max(created_at) from proposals where ${its}), '')
      order by p.id limit ${NAMED}`,
    sql`select status from proposals where ${its}`,
  ]);
  const ground = ({ runId, ...row }: z.infer<typeof Kept>): Ground => ({ resource: 'provisional-acceptances', ...row, ...(runId !== null && { runId }) });
  return { kept: kept.map((row) => ground(Kept.parse(row))), earlier: earlier.map((row) => Earlier.parse(row).status) };
}

const SPOKEN: Record<ProposalSubject, string> = { matters: '这一事项', 'bundle-templates': '这个一件事' };

/** Proposes as standing practice (固化) what was kept often enough: looks only at matters and bundles something new was kept of. */
export async function proposePractice(store: Store, now: Instant): Promise<void> {
  const marks = await store.rows(sql`select k.matter_id as "matterId", k.n as n, m.name as matter, b.code as code, b.name as bundle
    from practice_marks k left join matters m on m.id = k.matter_id left join bundle_templates b on b.id = k.matter_id order by k.matter_id limit ${A_RUN}`);
  if (marks.length === 0) return;
  const { settings } = await loadDistrict(store);
  const { proposeAfter } = settings.provisional;
  for (const mark of marks.map((one) => Mark.parse(one))) {
    const change = new Change(store, now, null, 'proposals.create');
    const subject = subjectOf(mark);
    const { kept, earlier } = subject ? await standing(store, subject) : { kept: [], earlier: [] };
    if (subject && isPractice(kept, earlier, proposeAfter)) {
      const { name, ...of } = subject;
      openProposal(change, {
        kind: 'provisional_practice', ...of, title: `“${name}”的容缺受理固化为常态做法`,
        reason: `${SPOKEN[of.subjectKind]}已有 ${kept.length} 件容缺受理按期补齐，达到本区设定的 ${proposeAfter} 件，建议固化为常态做法，写入办事指南。`, grounds: kept,
      });
    }
    change.also(sql`delete from practice_marks where matter_id = ${mark.matterId} and n = ${mark.n}`);
    try {
      await change.commit();
    } catch (error) {
      // Another run was faster: what it left marked comes with the next.
      if (!(error instanceof RowChanged || error instanceof RowExists)) throw error;
    }
  }
}
