import type { CaseDigest, MeetingItem } from '../../schema/meeting-items.ts';
import type { Participant } from '../../schema/meeting-participants.ts';
import type { Meeting } from '../../schema/meetings.ts';
import type { Resolution, ResolutionTask } from '../../schema/resolutions.ts';
import type { Actor } from '../../schema/people.ts';
import { isRefusal, sentence } from '../../schema/refusals.ts';
import { attached, clockMark } from '../cases/present.ts';
import { isOpenTask, isPaused, pausedRemaining, dueColumns, startClock, type Bench } from '../cases/rules/file.ts';
import { isWithheldFrom, seesPeople } from '../cases/sight.ts';
import type { LoadedFile } from '../cases/store.ts';
import type { RowOf } from '../platform/ledger.ts';
import type { Reader } from '../platform/resource.ts';
import type { District } from '../settings/store.ts';
import { mayRun, mayTrash, meetingActions, quorumOf } from './rules/session.ts';
import { effectOf, stateOf, type Above } from './rules/resolution.ts';
import { itemsOf, loadAbove, loadFiles, minutesOf, newest, participantsOf, resolutionTasks, type ItemRow, type MeetingRow, type MinutesRow, type ParticipantRow } from './store.ts';

const MINUTE_MS = 60_000;

/** Who looks on behalf of the rules: everybody's items count for a quorum or a length, whoever reads them. */
const EVERYBODY: Pick<Actor, 'role'> = { role: 'coordinator' };
const asWindow = (actor: Actor): Actor => ({ ...actor, ...EVERYBODY });

export function presentMeeting(row: MeetingRow, items: readonly ItemRow[], seats: readonly ParticipantRow[], minutes: MinutesRow | undefined, actor: Actor, district: District): Meeting {
  const { fileCount, fileNames, ...shown } = row;
  const standing = items.filter(({ outcome }) => outcome !== 'adjourned' || row.status === 'closed' || row.status === 'in_session');
  const length = standing.reduce((sum, item) => sum + item.minutes, 0);
  const full = seesPeople(actor);
  return {
    ...shown,
    note: full ? row.note : null,
    endsAt: row.startsAt === null ? null : new Date(Date.parse(row.startsAt) + length * MINUTE_MS).toISOString(),
    items: items.length,
    minutes: length,
    quorum: quorumOf(seats, district.settings.meetings),
    minutesId: minutes?.id ?? null,
    minutesStatus: minutes?.status ?? null,
    ...attached({ fileCount, fileNames }, full),
    actions: row.deletedAt === null ? meetingActions(row, minutes?.status ?? null, actor) : [],
    trashable: row.deletedAt === null && actor.role === 'coordinator' && !isRefusal(mayTrash(row)),
    editable: row.deletedAt === null && row.status !== 'closed' && mayRun(row, actor) && actor.role === 'coordinator',
  };
}

/** Meetings with what is counted of them: three round trips for a page. */
export async function presentMeetings(rows: MeetingRow[], { store, actor, district }: Reader): Promise<Meeting[]> {
  const ids = rows.map(({ id }) => id);
  const [items, seats, minutes] = await Promise.all([itemsOf(store, asWindow(actor), ids), participantsOf(store, asWindow(actor), ids), minutesOf(store, actor, ids)]);
  const of = <T extends { meetingId: string }>(all: readonly T[], id: string) => all.filter(({ meetingId }) => meetingId === id);
  return rows.map((row) => presentMeeting(row, of(items, row.id), of(seats, row.id), newest(minutes, row.id), actor, district));
}

function digestOf({ row, tasks }: LoadedFile, actor: Actor, district: District, now: string): CaseDigest {
  const withheld = isWithheldFrom(row, actor);
  const calendar = district.calendarAt(row.siteId);
  const live = row.stage === 'received' || row.stage === 'triaged' || row.stage === 'working';
  const ground = (code: string | null) => (code === null ? null : (district.settings.returnGrounds.find((one) => one.code === code)?.name ?? code));
  const { id, number, title, stage, matterId, matterText, visits, receivedAt, dueAt, provisional, leadDepartmentId } = row;
  return {
    id, number, title, stage, matterId, matterText, visits, receivedAt, dueAt, provisional, leadDepartmentId, withheld,
    story: withheld ? null : row.story,
    stuckAt: withheld ? null : row.stuckAt,
    clock: clockMark(row, live, now, calendar),
    parts: tasks.flatMap(({ kind, departmentId, role, status, dueAt: due, result, ground: code }) =>
      (kind === 'handle' || kind === 'resolution') && departmentId !== null ? [{ departmentId, role, status, dueAt: due, result: withheld ? null : result, ground: ground(code) }] : []),
  };
}

function presentTask(task: RowOf<'tasks'>, district: District, now: string): ResolutionTask {
  const { id, departmentId, role, status, dueAt, provisional, closedAt, result } = task;
  const calendar = district.calendarAt(task.siteId);
  return { id, departmentId, role, status, dueAt, provisional, closedAt, result, clock: clockMark({ ...task, pausedRemaining: isPaused(task, now) ? pausedRemaining(task.clock, calendar) : null }, isOpenTask(task), now, calendar) };
}

const NO_EFFECT = { extends: 0, problem: null };

/** What a draft would do if the meeting closed now, or how the promises stand that it became. */
function presentResolutions(item: ItemRow, file: LoadedFile | undefined, promised: ReadonlyMap<string, RowOf<'tasks'>>, above: Above, { actor, district, now }: Pick<Reader, 'actor' | 'district' | 'now'>): Resolution[] {
  const bench: Bench = { now, actor, settings: district.settings, calendar: district.calendarAt(file?.row.siteId ?? null) };
  return item.resolutions.map((draft) => {
    const tasks = (item.taskIds[draft.id] ?? []).flatMap((id) => promised.get(id) ?? []);
    if (item.closedAt !== null) {
      const lead = tasks.find(({ role }) => role === 'lead');
      return { ...draft, state: stateOf(tasks, now), tasks: tasks.map((task) => presentTask(task, district, now)), dueAt: lead?.dueAt ?? null, provisional: lead?.provisional ?? false, ...NO_EFFECT };
    }
    const due = draft.workingDays === null ? { dueAt: null, provisional: false } : dueColumns(startClock(bench, { kind: 'working_days', workingDays: draft.workingDays }), bench.calendar);
    const effect = file && item.outcome === 'resolved' ? effectOf(draft, file, above, bench) : NO_EFFECT;
    const told = isRefusal(effect)
      ? { extends: 0, problem: { code: effect.refused, zh: sentence(effect.refused, 'zh', effect.params), en: sentence(effect.refused, 'en', effect.params) } }
      : { extends: effect.extends, problem: null };
    return { ...draft, state: 'drafted', tasks: [], dueAt: due.dueAt, provisional: due.provisional, ...told };
  });
}

/** Items as this reader may know them. Where the reporter is withheld from his department, what was said of the case is withheld too. */
export async function presentItems(rows: ItemRow[], reader: Reader): Promise<MeetingItem[]> {
  const { store, actor, district, now } = reader;
  const [files, promised, above] = await Promise.all([loadFiles(store, rows.map(({ caseId }) => caseId)), resolutionTasks(store, rows), loadAbove(store)]);
  return rows.map((row) => {
    const { matterId: _matter, taskIds: _tasks, closedAt: _closed, ...shown } = row;
    const file = files.get(row.caseId);
    const digest = file && file.row.deletedAt === null ? digestOf(file, actor, district, now) : null;
    const withheld = digest?.withheld === true;
    return {
      ...shown,
      discussion: withheld ? '' : row.discussion,
      positions: withheld ? row.positions.filter(({ departmentId }) => departmentId === actor.departmentId) : row.positions,
      explanation: withheld ? null : row.explanation,
      escalateAsk: withheld ? null : row.escalateAsk,
      resolutions: presentResolutions(row, file, promised, above, reader),
      case: digest,
    };
  });
}

export const presentParticipant = (row: ParticipantRow): Participant => row;
