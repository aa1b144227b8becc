import { sql } from 'drizzle-orm';
import type { LoadedFile } from '../cases/store.ts';
import { newId, type Change } from '../platform/ledger.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import { wordMinutes } from './rules/minutes.ts';
import { departmentsIn, type ItemRow, type MeetingRow, type ParticipantRow } from './store.ts';

type Name = { id: string; name: string };

/** Names of what minutes speak of, by id. */
async function namesOf(store: Store, departments: readonly string[], people: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = (ids: readonly (string | null)[]) => sql`(select value from json_each(${JSON.stringify([...new Set(ids)])}))`;
  const [first = [], second = []] = await store.reads([sql`select id, name from departments where id in ${wanted(departments)}`, sql`select id, name from people where id in ${wanted(people)}`]);
  return new Map([...(first as Name[]), ...(second as Name[])].map(({ id, name }) => [id, name]));
}

/** 会议纪要, drafted in the batch that closes the meeting: what was decided, in the words it was written down in. Nobody's name but of who held it. */
export async function draftMinutes(store: Store, change: Change, meeting: MeetingRow, items: readonly ItemRow[], seats: readonly ParticipantRow[], files: ReadonlyMap<string, LoadedFile>, district: District): Promise<void> {
  const departments = [...items.flatMap(departmentsIn), ...seats.flatMap(({ departmentId }) => departmentId ?? [])];
  const names = await namesOf(store, departments, [meeting.chairId, meeting.secretaryId, ...seats.map(({ personId }) => personId)]);
  const told = items.map((item) => ({ ...item, number: files.get(item.caseId)?.row.number ?? '', caseTitle: files.get(item.caseId)?.row.title ?? '' }));
  const { title, sections } = wordMinutes({ ...meeting, closedAt: change.now }, told, seats, (id) => names.get(id) ?? id, district.calendarAt(meeting.siteId));
  change.insert('meeting-minutes', { id: newId(change.now), meetingId: meeting.id, edition: 1, status: 'draft', title, sections, reason: null, formId: null, circulatedAt: null, issuedAt: null, issuedById: null, deletedAt: null });
}
