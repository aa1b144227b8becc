import { sql } from 'drizzle-orm';
import type { CaseChanges } from '../../schema/cases.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import type { SettingValues } from '../../schema/settings.ts';
import type { District } from '../settings/store.ts';
import { tasks } from '../../schema/tables/index.ts';
import { withOwn } from '../fields/rules.ts';
import type { Change, RowOf } from '../platform/ledger.ts';
import { given } from '../platform/resource.ts';
import { splitForSearch } from '../platform/search.ts';
import { decode, selection } from '../platform/select.ts';
import type { Store } from '../platform/store.ts';
import type { CaseRow } from './present.ts';
import { checkPointers, loadPointers, type References } from './register.ts';
import { isOpen } from './rules/actions.ts';
import { unknownTag } from './rules/register.ts';
import { isOpenTask, pausedRemaining } from './rules/file.ts';
import { moveToSite } from './rules/site.ts';
import { taskColumns } from './store.ts';

/** Whether what was registered may be corrected this way. A closed case has to be reopened first. */
export function checkEdit(row: Pick<CaseRow, 'stage' | 'deletedAt' | 'tags' | 'channel' | 'hotlineOrder' | 'hotlineDueAt' | 'complainedOfId' | 'reporterWithheld'>, changes: CaseChanges, settings: SettingValues): Refusal | undefined {
  if (row.deletedAt !== null) return refuse('row.not_found');
  if (!isOpen(row.stage)) return refuse('case.closed');
  const channel = changes.channel;
  if (channel !== undefined && !settings.channels.some(({ code, retired }) => code === channel && !retired)) return refuse('value.unknown_code', { field: 'channel', code: channel }, 'changes.channel');
  // One that was retired since stays where it stands.
  const tag = unknownTag(changes.tags ?? [], row.tags, settings.tags);
  if (tag !== undefined) return refuse('value.unknown_code', { field: 'tags', code: tag }, 'changes.tags');
  if ((changes.channel ?? row.channel) === 'h12345' && !(changes.hotlineOrder === undefined ? row.hotlineOrder : changes.hotlineOrder)) return refuse('case.hotline_order_missing', {}, 'changes.hotlineOrder');
  if (row.hotlineDueAt !== null && (changes.channel ?? row.channel) !== 'h12345') return refuse('case.hotline_due_misplaced', {}, 'changes.channel');
  if (changes.facts?.personalCause && !changes.facts.personalReason) return refuse('case.personal_reason_missing', {}, 'changes.facts.personalReason');
  const complainedOfId = changes.complainedOfId === undefined ? row.complainedOfId : changes.complainedOfId;
  if ((changes.reporterWithheld ?? row.reporterWithheld) && !complainedOfId) return refuse('case.complained_of_missing', {}, 'changes.complainedOfId');
  return undefined;
}

/** The window's own open promises that go to the new coordinator with the case. */
function handedOver<T extends Pick<RowOf<'tasks'>, 'status' | 'departmentId' | 'personId'>>(row: Pick<CaseRow, 'coordinatorId'>, tasks: T[], changes: CaseChanges): T[] {
  if (changes.coordinatorId === undefined || changes.coordinatorId === row.coordinatorId) return [];
  return tasks.filter((task) => isOpenTask(task) && task.departmentId === null && task.personId === row.coordinatorId);
}

const SEARCHED = ['title', 'story', 'stuckAt', 'matterId', 'matterText', 'hotlineOrder'] as const;
const searchMoves = (row: CaseRow, changes: CaseChanges): boolean => SEARCHED.some((field) => changes[field] !== undefined && changes[field] !== row[field]);

/** The search text anew, where a change touches what is searched. */
function searchAfter(row: CaseRow, changes: CaseChanges, references: References): { searchWords?: string } {
  if (!searchMoves(row, changes)) return {};
  const { custom: _own, ...fields } = changes;
  const after = { ...row, ...given(fields) };
  const matter = after.matterId ? references.matter(after.matterId)?.name : undefined;
  return { searchWords: splitForSearch(after.title, after.story, after.stuckAt, matter, after.matterText, after.hotlineOrder) };
}

const moves = (row: CaseRow, changes: CaseChanges, field: 'coordinatorId' | 'siteId'): boolean => changes[field] !== undefined && changes[field] !== row[field];

type Asked = { row: CaseRow; changes: CaseChanges };

/** What deciding these edits takes, however many they are: two round trips at most. */
export async function prepareEdits(store: Store, asked: readonly Asked[]): Promise<{ references: References; tasksOf(caseId: string): RowOf<'tasks'>[] }> {
  const searched = asked.flatMap(({ row, changes }) => (searchMoves(row, changes) ? (row.matterId ?? []) : []));
  const handed = asked.filter(({ row, changes }) => moves(row, changes, 'coordinatorId') || moves(row, changes, 'siteId')).map(({ row }) => row.id);
  const [references, owned] = await Promise.all([
    loadPointers(store, asked.map(({ changes }) => changes), searched),
    handed.length === 0 ? [] : store.rows(sql`select ${selection(taskColumns)} from json_each(${JSON.stringify(handed)}) as wanted join ${tasks} on ${tasks.caseId} = wanted.value`),
  ]);
  const byCase = Map.groupBy(owned.map((task) => decode(taskColumns, task)), ({ caseId }) => caseId);
  return { references, tasksOf: (caseId) => byCase.get(caseId) ?? [] };
}

type DueEdit = Partial<Pick<CaseRow, 'dueAt' | 'provisional' | 'pausedRemaining'>>;

/** The open promises go with the case to its new site; answers how the case's own due stands there. */
function moveSite(row: CaseRow, changes: CaseChanges, owned: RowOf<'tasks'>[], district: District, change: Change): DueEdit | Refusal {
  if (!change.actor || !moves(row, changes, 'siteId')) return {};
  const siteId = changes.siteId ?? null;
  const there = district.calendarAt(siteId);
  const moved = moveToSite(owned, there, { now: change.now, actor: change.actor, settings: district.settings, calendar: district.calendarAt(row.siteId) });
  if (isRefusal(moved)) return moved;
  for (const { task, changes: due } of moved) change.update('tasks', task, { ...due, siteId }, { caseId: row.id, action: 'update' });
  const answer = moved.find(({ task }) => task.kind === 'answer')?.changes;
  return answer ? { dueAt: answer.dueAt, provisional: answer.provisional, pausedRemaining: pausedRemaining(answer.clock, there) } : {};
}

/** One edit, decided and put into the change; answers the row as it will stand. */
export function editCase(row: CaseRow, changes: CaseChanges, prepared: Awaited<ReturnType<typeof prepareEdits>>, district: District, change: Change): Refusal | CaseRow {
  const refused = checkEdit(row, changes, district.settings) ?? checkPointers(prepared.references, changes, 'changes.');
  if (refused) return refused;
  const custom = changes.custom && withOwn(row.custom, changes.custom, district.settings.fields, 'cases', 'changes.custom');
  if (isRefusal(custom)) return custom;
  const due = moveSite(row, changes, prepared.tasksOf(row.id), district, change);
  if (isRefusal(due)) return due;
  for (const task of handedOver(row, prepared.tasksOf(row.id), changes)) change.update('tasks', task, { personId: changes.coordinatorId ?? null }, { caseId: row.id, action: 'hand-over' });
  const fields = given({ ...changes, custom });
  change.update('cases', row, { ...fields, ...due, ...searchAfter(row, changes, prepared.references) }, { caseId: row.id });
  return { ...row, ...fields, ...due, version: row.version + 1, updatedAt: change.now };
}
