import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { STAGES, type CaseCheck } from '../../schema/cases.ts';
import { EarlierRuling } from '../../schema/meetings.ts';
import { Id, Instant } from '../../schema/values.ts';
import { findApplicantsByContact } from '../applicants/store.ts';
import { findRuling } from '../meetings/ruling.ts';
import { splitForSearch } from '../platform/search.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import { findConditions } from './rules/conditions.ts';

const Seen = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  stage: z.enum(STAGES),
  receivedAt: Instant,
  visits: z.int(),
  outcome: z.string().nullable(),
  summary: z.string().nullable(),
  category: z.string().nullable(),
  matterId: Id.nullable(),
  why: z.string(),
});
type Seen = z.infer<typeof Seen>;

const Finding = z.object({ code: z.string(), text: z.string(), source: z.string(), state: z.enum(['holds', 'fails', 'unknown']), why: z.string() });

/** What a registration shows while it is being typed. */
export const CaseCheckAnswer = z.object({
  duplicates: z.array(Seen),
  earlierVisits: z.array(Seen),
  conditions: z.object({
    verdict: z.enum(['holds', 'fails', 'unknown', 'excluded']),
    conditions: z.array(Finding),
    excluded: z.array(z.object({ code: z.string(), text: z.string(), source: z.string() })),
  }),
  similar: z.array(Seen),
  suggestion: z.object({ category: z.string(), ruleText: z.string(), why: z.string() }).nullable(),
  /** Who leads and assists, as a meeting ruled of this matter. */
  ruling: EarlierRuling.nullable(),
});

const RECENT_DAYS = 90;
const SHOWN = sql`c.id, c.number, c.title, c.stage, c.received_at as "receivedAt", c.visits, c.outcome, c.summary, c.category, c.matter_id as "matterId"`;

const seen = (rows: Record<string, unknown>[] | undefined, why: (row: Seen) => string): Seen[] =>
  (rows ?? []).map((raw) => {
    const row = Seen.parse({ ...raw, why: '' });
    return { ...row, why: why(row) };
  });

/** The words of a title that may find its like: all of it, or its first six characters. */
function likeness(title: string | undefined): string | null {
  const phrase = splitForSearch((title ?? '').slice(0, 6));
  return phrase.split(' ').length >= 2 ? `{title words} : "${phrase}"` : null;
}

/** Looks for the same applicant, the same matter and the like, and weighs the district's conditions. Writes nothing. */
export async function checkRegistration(store: Store, dataKey: string, draft: z.output<typeof CaseCheck>, district: District, now: string): Promise<z.infer<typeof CaseCheckAnswer>> {
  const { settings } = district;
  const contacts = [draft.reporter, draft.party].filter((one) => one !== undefined && one !== null);
  const found = await Promise.all(contacts.map((one) => findApplicantsByContact(store, dataKey, one)));
  const sure = [...new Set(found.flatMap((one) => one.sure))];
  const hint = [...new Set(found.flatMap((one) => one.hint))].filter((id) => !sure.includes(id));
  const since = new Date(Date.parse(now) - RECENT_DAYS * 86_400_000).toISOString();
  const phrase = likeness(draft.title);
  const of = (ids: string[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const visitsOf = (ids: string[]) => sql`
    select ${SHOWN} from cases c where c.deleted_at is null and (c.reporter_id in ${of(ids)} or c.party_id in ${of(ids)}) order by c.seq desc limit 20`;
  const alike = phrase
    ? sql`select ${SHOWN} from cases_fts join cases c on c.seq = cases_fts.rowid where cases_fts match ${phrase} and c.deleted_at is null order by cases_fts.rowid desc limit 40`
    : sql`select ${SHOWN} from cases c where 0`;
  const [mine, namesakes, ofMatter, worded] = await store.reads([
    visitsOf(sure),
    visitsOf(hint),
    sql`select ${SHOWN} from cases c where c.deleted_at is null and c.matter_id = ${draft.matterId ?? ''} order by c.received_at desc, c.seq desc limit 40`,
    alike,
  ]);

  const earlier = seen(mine, () => '同一手机号或证件号');
  const isOpen = (row: Seen) => row.stage === 'received' || row.stage === 'triaged' || row.stage === 'working' || row.stage === 'answered';
  const sameMatter = (row: Seen) => Boolean(draft.matterId) && row.matterId === draft.matterId;
  const wordedIds = new Set((worded ?? []).map((row) => row.id));
  const duplicates = [
    ...earlier.filter((row) => row.receivedAt >= since && (isOpen(row) || sameMatter(row)) && (sameMatter(row) || wordedIds.has(row.id) || isOpen(row))).map((row) => ({ ...row, why: sameMatter(row) ? '同一人、同一事项' : '同一人的在办诉求' })),
    ...seen(namesakes, () => '同名、同一事项').filter((row) => row.receivedAt >= since && isOpen(row) && (sameMatter(row) || wordedIds.has(row.id))),
  ].slice(0, 5);

  const closed = (row: Seen) => row.stage === 'archived' || row.stage === 'answered';
  const similar = [...seen(ofMatter, () => '同一事项'), ...seen(worded, () => '说法相近')]
    .filter((row, index, all) => closed(row) && all.findIndex(({ id }) => id === row.id) === index)
    .slice(0, 3);

  return {
    duplicates,
    earlierVisits: earlier.slice(0, 10),
    conditions: findConditions(settings, draft.facts ?? {}, draft.visits),
    similar,
    ruling: await findRuling(store, draft.matterId ?? null),
    suggestion: suggest([...seen(ofMatter, () => ''), ...seen(worded, () => '')], settings),
  };
}

/** The category most of its like were given; a suggestion needs two of them. */
function suggest(rows: Seen[], settings: District['settings']): z.infer<typeof CaseCheckAnswer>['suggestion'] {
  const tally = new Map<string, number>();
  for (const id of new Set(rows.map((row) => row.id))) {
    const category = rows.find((row) => row.id === id)?.category;
    if (category) tally.set(category, (tally.get(category) ?? 0) + 1);
  }
  const [best] = [...tally].toSorted(([, a], [, b]) => b - a);
  if (!best || best[1] < 2) return null;
  const category = settings.categories.find(({ code, retired }) => code === best[0] && !retired);
  return category ? { category: category.code, ruleText: category.ruleText, why: `相近的 ${rows.length} 件中有 ${best[1]} 件判为“${category.name}”` } : null;
}
