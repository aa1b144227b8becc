import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { CaseDraft } from '../../schema/cases.ts';
import { DEPARTMENT_STANDINGS } from '../../schema/departments.ts';
import type { Post } from '../../schema/duty.ts';
import type { OwnValues } from '../../schema/fields.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import { findOrOpenApplicants, type ApplicantRow } from '../applicants/store.ts';
import { dayOf } from '../deadlines/rules.ts';
import { dutyOn } from '../duty/store.ts';
import { withOwn } from '../fields/rules.ts';
import { newId, type Change } from '../platform/ledger.ts';
import { Next } from '../platform/many.ts';
import { splitForSearch } from '../platform/search.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import type { Directory } from './rules/dispatch.ts';
import type { Bench } from './rules/file.ts';
import { checkDraft, openingDue, openingTasks } from './rules/register.ts';
import { openTask } from './store.ts';

type Draft = z.output<typeof CaseDraft>;
export type Pointers = Partial<Record<'matterId' | 'departmentId' | 'complainedOfId' | 'helperId' | 'coordinatorId' | 'siteId', string | null | undefined>>;

/** What a case points at, read in one round trip: departments, people, the matter and the site. A coordinator is a person of that role. */
export type References = Directory & {
  coordinator(id: string): { retired: boolean } | undefined;
  matter(id: string): { name: string; departmentId: string | null; retired: boolean } | undefined;
  site(id: string): { retired: boolean } | undefined;
};

export async function loadReferences(store: Store, wanted: { departments?: string[]; people?: string[]; matters?: string[]; sites?: string[] }): Promise<References> {
  const list = (ids: string[] | undefined) => sql`(select value from json_each(${JSON.stringify(ids ?? [])}))`;
  const [departments = [], people = [], matters = [], sites = []] = await store.reads([
    sql`select id, standing, retired_at from departments where id in ${list(wanted.departments)}`,
    sql`select id, role, department_id, retired_at from people where id in ${list(wanted.people)}`,
    sql`select id, name, department_id, retired_at from matters where id in ${list(wanted.matters)}`,
    sql`select id, retired_at from sites where id in ${list(wanted.sites)}`,
  ]);
  const pick = <T>(rows: Record<string, unknown>[], id: string, shape: (row: Record<string, unknown>) => T): T | undefined => {
    const row = rows.find((one) => one.id === id);
    return row && shape(row);
  };
  const retired = (row: Record<string, unknown>) => row.retired_at !== null;
  const words = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    department: (id) => pick(departments, id, (row) => ({ retired: retired(row), standing: DEPARTMENT_STANDINGS.find((one) => one === row.standing) ?? 'own' })),
    person: (id) => pick(people, id, (row) => ({ departmentId: words(row.department_id), retired: retired(row) })),
    coordinator: (id) => pick(people.filter(({ role }) => role === 'coordinator'), id, (row) => ({ retired: retired(row) })),
    matter: (id) => pick(matters, id, (row) => ({ name: words(row.name) ?? '', departmentId: words(row.department_id), retired: retired(row) })),
    site: (id) => pick(sites, id, (row) => ({ retired: retired(row) })),
  };
}

/** What the fields of all these rows point at, and with it the names of `matters` that are searched for; one round trip. */
export function loadPointers(store: Store, rows: Pointers[], matters: string[] = []): Promise<References> {
  const given = (...fields: (keyof Pointers)[]) => [...new Set(rows.flatMap((row) => fields.flatMap((field) => row[field] ?? [])))];
  return loadReferences(store, {
    departments: given('departmentId', 'complainedOfId'),
    people: given('helperId', 'coordinatorId'),
    matters: [...new Set([...given('matterId'), ...matters])],
    sites: given('siteId'),
  });
}

/** Refuses a field that points at nothing, or at what is retired; `path` is where in the body it stands. */
export function checkPointers(references: References, pointers: Pointers, path = ''): Refusal | undefined {
  const known: Record<keyof Pointers, (id: string) => { retired: boolean } | undefined> = {
    matterId: references.matter,
    departmentId: references.department,
    complainedOfId: references.department,
    helperId: references.person,
    coordinatorId: references.coordinator,
    siteId: references.site,
  };
  for (const field of Object.keys(known) as (keyof Pointers)[]) {
    const id = pointers[field];
    if (typeof id !== 'string') continue;
    const found = known[field](id);
    if (!found || found.retired) return refuse('row.unknown_reference', { field }, path + field);
  }
  return undefined;
}

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten characters without look-alikes: nobody guesses another applicant's. */
export function queryCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(40));
  // Bytes past the last whole multiple of the alphabet would favour its first letters.
  return [...bytes].filter((byte) => byte < 240).slice(0, 10).map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

type People = { reporter: ApplicantRow; party: ApplicantRow };

/** To whom a registration goes that names no coordinator, by site. */
export type OnDuty = (siteId: string | null) => { personId: string; post: Post } | null;

/** What registering takes beside the drafts; the bench is that of the site a case belongs to. Without `onDuty` a case that names no coordinator is the registrar's. */
export type Registering = { dataKey: string; change: Change; district: District; benchAt(siteId: string | null): Bench; onDuty?: OnDuty };

/**
 * Puts registrations into the change: applicants found or opened, the cases with their numbers given inside the
 * inserts, and their first promises. What they point at is read once for all of them. Answers, draft by draft, the
 * case's id or why it is refused; a refused draft leaves nothing in the change.
 */
export async function registerMany(store: Store, drafts: Draft[], { dataKey, change, district, benchAt, onDuty = () => null }: Registering): Promise<(string | Refusal)[]> {
  const references = await loadPointers(store, drafts);
  const checked = drafts.map((draft) => {
    const bench = benchAt(draft.siteId ?? change.actor?.siteId ?? null);
    const custom = checkDraft(draft, bench) ?? checkPointers(references, draft) ?? withOwn({}, draft.custom, district.settings.fields, 'cases', 'custom');
    return isRefusal(custom) ? custom : { draft, bench, custom };
  });
  const people = await findOrOpenApplicants(store, dataKey, change, checked.flatMap((one) => (isRefusal(one) ? [] : contactsOf(one.draft))));
  if (isRefusal(people)) return drafts.map(() => people);
  const next = people.values();
  const year = Number(dayOf(change.now, district.calendar).slice(0, 4));
  const number = { year, next: new Next(sql`select coalesce(max(number_seq), 0) from cases where number_year = ${year}`) };
  const opened = checked.map((one) => {
    if (isRefusal(one)) return one;
    const reporter = next.next().value;
    const party = one.draft.party ? next.next().value : reporter;
    if (!reporter || !party) throw new Error('a registration has a reporter');
    return { ...one, ...openCase(change, one.draft, one.custom, { reporter, party }, references, one.bench, number, onDuty) };
  });
  // After all of the cases: many of them at once share statements.
  return opened.map((one) => {
    if (isRefusal(one)) return one;
    const { draft, bench, owner, receivedAt } = one;
    for (const task of openingTasks(draft.title, owner.coordinatorId, receivedAt, bench)) openTask(change, owner, task, district);
    return owner.id;
  });
}

const contactsOf = ({ reporter, party }: Draft) => [{ path: 'reporter', draft: reporter }, ...(party ? [{ path: 'party', draft: party }] : [])];

/** One registration, which goes to who is on duty unless it names a coordinator. Answers the case's id. */
export async function register(store: Store, dataKey: string, change: Change, draft: Draft, bench: Bench, district: District): Promise<string | Refusal> {
  const siteId = draft.siteId ?? bench.actor.siteId;
  const { goesTo } = draft.coordinatorId ? { goesTo: null } : await dutyOn(store, siteId, dayOf(bench.now, district.calendar));
  const [registered] = await registerMany(store, [draft], { dataKey, change, district, benchAt: () => bench, onDuty: () => goesTo });
  if (registered === undefined) throw new Error('one draft in, one answer out');
  return registered;
}

/** The year of its number, and the one after the last of that year. */
type Numbering = { year: number; next: Next };

function openCase(change: Change, draft: Draft, custom: OwnValues, { reporter, party }: People, references: References, bench: Bench, number: Numbering, onDuty: OnDuty) {
  const { now, actor } = bench;
  const receivedAt = draft.receivedAt ?? now;
  const siteId = draft.siteId ?? actor.siteId;
  // Whom the registrar chose; else who has the window today; else the registrar.
  const duty = draft.coordinatorId ? null : onDuty(siteId);
  const coordinatorId = draft.coordinatorId ?? duty?.personId ?? actor.id;
  const matter = draft.matterId ? references.matter(draft.matterId) : undefined;
  const id = newId(now);
  const due = openingDue(draft.hotlineDueAt ?? null, receivedAt, bench);
  change.insert(
    'cases',
    {
      id,
      numberYear: number.year,
      numberSeq: number.next,
      queryCode: queryCode(),
      stage: 'received',
      channel: draft.channel,
      hotlineOrder: draft.hotlineOrder ?? null,
      hotlineDueAt: draft.hotlineDueAt ?? null,
      reporterId: reporter.id,
      partyId: party.id,
      reporterRelation: draft.reporterRelation ?? null,
      reporterWithheld: draft.reporterWithheld ?? false,
      complainedOfId: draft.complainedOfId ?? null,
      title: draft.title,
      story: draft.story ?? '',
      stuckAt: draft.stuckAt ?? '',
      matterId: draft.matterId ?? null,
      matterText: draft.matterText ?? null,
      departmentId: draft.departmentId ?? matter?.departmentId ?? null,
      siteId,
      visits: draft.visits ?? 1,
      urgency: draft.urgency ?? 'normal',
      loss: draft.loss ?? null,
      facts: draft.facts ?? {},
      tags: draft.tags ?? [],
      custom,
      helperId: draft.helperId ?? null,
      coordinatorId,
      registeredById: actor.id,
      receivedAt,
      ...due,
      ratingReasons: [],
      searchWords: splitForSearch(draft.title, draft.story, draft.stuckAt, matter?.name, draft.matterText, draft.hotlineOrder),
      searchNames: splitForSearch(reporter.name, party.name),
    },
    { caseId: id, data: duty === null ? {} : { duty: duty.post } },
  );
  return { owner: { id, siteId, coordinatorId }, receivedAt };
}
