import { getTableColumns } from 'drizzle-orm';
import type { Case } from '../../schema/cases.ts';
import type { Actor, Permission } from '../../schema/people.ts';
import { BULLETIN_ITEMS } from '../../schema/resolutions.ts';
import type { ExportResource } from '../../schema/sheets.ts';
import { applicants } from '../../schema/tables/index.ts';
import { readApprovalSheet } from '../approvals/sheet.ts';
import { readRuns } from '../bundles/list.ts';
import { calendarDayResource } from '../calendar-days/routes.ts';
import { readCases } from '../cases/list.ts';
import { departmentResource } from '../departments/routes.ts';
import { dutyResource } from '../duty/routes.ts';
import { matterResource } from '../matters/routes.ts';
import { readBulletin } from '../meetings/bulletin.ts';
import { leftOutNote, type Period } from '../meetings/rules/bulletin.ts';
import { personResource } from '../people/routes.ts';
import type { Env } from '../platform/env.ts';
import { Change } from '../platform/ledger.ts';
import type { ListContext, ListQuery } from '../platform/list.ts';
import { presented, type Resource, type Versioned } from '../platform/resource.ts';
import { unseal } from '../platform/seal.ts';
import { rowsByIds } from '../platform/select.ts';
import { loadDistrict } from '../settings/store.ts';
import { readTasks } from '../tasks/list.ts';

export type Asking = { env: Env; actor: Actor; now: string; query: ListQuery; period: Period; items?: number | undefined };
/** `note`: what a reader has to know of the rows, above the table. */
type Page = { rows: object[]; next: string | null; total: number; totalIsExact: boolean; note?: string };

/** One page of what the list of a resource shows this person. */
export type Source = { page(asking: Asking): Promise<Page>; writing: Permission | null };

/** The list's own way to its rows, whatever their types. */
function sourceOf<Row extends Versioned, Shape extends object, Draft, Changes>(resource: Resource<Row, Shape, Draft, Changes>): Source {
  const { reads, sight, permission } = resource;
  return {
    writing: permission,
    async page({ env, actor, now, query }) {
      const district = await loadDistrict(env.store);
      const context: ListContext = { now, calendar: district.calendar, sight: sight?.(actor), fields: district.settings.fields };
      const { rows, ...page } = await reads.list(env.store, query, context);
      return { rows: await presented(resource, rows, async () => ({ store: env.store, actor, district, now }), actor), ...page };
    },
  };
}

export const SOURCES: Record<ExportResource, Source> = {
  cases: {
    // Sight of the trash is the list's own matter.
    writing: null,
    async page({ env, actor, now, query }) {
      const { data: rows, ...page } = await readCases(env, actor, query, now);
      return { rows, ...page };
    },
  },
  tasks: {
    writing: null,
    async page({ env, actor, now, query }) {
      const { data: rows, ...page } = await readTasks(env, actor, query, now);
      return { rows, ...page };
    },
  },
  departments: sourceOf(departmentResource),
  matters: sourceOf(matterResource),
  'calendar-days': sourceOf(calendarDayResource),
  people: sourceOf(personResource),
  duty: sourceOf(dutyResource),
  approvals: { writing: null, page: readApprovalSheet },
  bundles: {
    writing: 'cases.handle',
    async page({ env: { store }, actor, now, query }) {
      const { data: rows, ...page } = await readRuns(query, { store, actor, district: await loadDistrict(store), now });
      return { rows, ...page };
    },
  },
  bulletins: {
    writing: null,
    async page({ env: { store }, actor, now, period, items = BULLETIN_ITEMS }) {
      const { data: rows, totalIsExact } = await readBulletin({ store, actor, now, district: await loadDistrict(store) }, period, items);
      return { rows, next: null, total: rows.length, totalIsExact, ...(!totalIsExact && { note: leftOutNote(items) }) };
    },
  },
};

/**
 * Phones and ID numbers of these cases in clear, and in the same breath the line of history that says who took them
 * and why: what cannot be written down is not shown.
 */
export async function inClear(rows: readonly Case[], reason: string, { env, actor, now }: Asking): Promise<Case[]> {
  const { store, dataKey } = env;
  const found = await rowsByIds(store, applicants, getTableColumns(applicants), rows.flatMap(({ reporter, party }) => [reporter?.id ?? '', party?.id ?? '']));
  const plain = async (sealed: string | null) => (sealed === null ? null : unseal(dataKey, sealed));
  const known = new Map(await Promise.all(found.map(async (row) => [row.id, { phone: await plain(row.phoneSealed), idNumber: await plain(row.idNumberSealed) }] as const)));
  const change = new Change(store, now, actor, 'export');
  for (const { id } of rows) change.note('cases', id, { caseId: id, data: { reason } });
  await change.commit();
  const shown = <P extends { id: string } | null>(person: P): P => (person && { ...person, ...known.get(person.id) });
  return rows.map((row) => ({ ...row, reporter: shown(row.reporter), party: shown(row.party) }));
}
