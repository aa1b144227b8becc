import { sql } from 'drizzle-orm';
import type { CaseChanges } from '../../schema/cases.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import type { SettingValues } from '../../schema/settings.ts';
import { splitForSearch } from '../platform/search.ts';
import type { Store } from '../platform/store.ts';
import type { CaseRow } from './present.ts';
import type { RowOf } from '../platform/ledger.ts';
import { isOpen } from './rules/actions.ts';
import { isOpenTask } from './rules/file.ts';

/** Whether what was registered may be corrected this way. A closed case has to be reopened first. */
export function checkEdit(row: Pick<CaseRow, 'stage' | 'deletedAt' | 'channel' | 'hotlineOrder' | 'complainedOfId' | 'reporterWithheld'>, changes: CaseChanges, settings: SettingValues): Refusal | undefined {
  if (row.deletedAt !== null) return refuse('row.not_found');
  if (!isOpen(row.stage)) return refuse('case.closed');
  const channel = changes.channel;
  if (channel !== undefined && !settings.channels.some(({ code, retired }) => code === channel && !retired)) return refuse('value.unknown_code', { field: 'channel', code: channel }, 'changes.channel');
  const tag = changes.tags?.find((code) => !settings.tags.some((entry) => entry.code === code && !entry.retired));
  if (tag !== undefined) return refuse('value.unknown_code', { field: 'tags', code: tag }, 'changes.tags');
  if ((changes.channel ?? row.channel) === 'h12345' && !(changes.hotlineOrder === undefined ? row.hotlineOrder : changes.hotlineOrder)) return refuse('case.hotline_order_missing', {}, 'changes.hotlineOrder');
  if (changes.facts?.personalCause && !changes.facts.personalReason) return refuse('case.personal_reason_missing', {}, 'changes.facts.personalReason');
  const complainedOfId = changes.complainedOfId === undefined ? row.complainedOfId : changes.complainedOfId;
  if ((changes.reporterWithheld ?? row.reporterWithheld) && !complainedOfId) return refuse('case.complained_of_missing', {}, 'changes.complainedOfId');
  return undefined;
}

/** The window's own open promises that go to the new coordinator with the case. */
export function handedOver<T extends Pick<RowOf<'tasks'>, 'status' | 'departmentId' | 'personId'>>(row: Pick<CaseRow, 'coordinatorId'>, tasks: T[], changes: CaseChanges): T[] {
  if (changes.coordinatorId === undefined || changes.coordinatorId === row.coordinatorId) return [];
  return tasks.filter((task) => isOpenTask(task) && task.departmentId === null && task.personId === row.coordinatorId);
}

/** The search text anew, where a change touches what is searched. */
export async function searchAfter(store: Store, row: CaseRow, changes: CaseChanges): Promise<{ searchWords?: string }> {
  const touched = ['title', 'story', 'stuckAt', 'matterId', 'matterText', 'hotlineOrder'] as const;
  if (!touched.some((field) => changes[field] !== undefined && changes[field] !== row[field])) return {};
  const after = { ...row, ...changes };
  const [matter] = after.matterId ? await store.rows<{ name: string }>(sql`select name from matters where id = ${after.matterId}`) : [];
  return { searchWords: splitForSearch(after.title, after.story, after.stuckAt, matter?.name, after.matterText, after.hotlineOrder) };
}
