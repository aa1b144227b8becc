import { z } from 'zod';
import type { Api } from './api.ts';
import { beijingDay } from './days.ts';

const Row = z.looseObject({ id: z.string(), version: z.int() });
const Room = z.looseObject({ meeting: Row, items: z.array(Row.extend({ caseId: z.string() })), participants: z.array(Row) });
const People = z.looseObject({ data: z.array(z.looseObject({ id: z.string(), username: z.string() })) });
const Proposed = z.looseObject({ items: z.array(z.looseObject({ caseId: z.string(), why: z.array(z.string()), departments: z.array(z.string()) })) });
const Days = z.looseObject({ data: z.array(z.looseObject({ date: z.string() })) });

export type Held = { title: string; place: string; time: string; departments: string[]; discussion: string; resolutions: { department: string; what: string; workingDays: number }[] };

const SECRETARY = 'coordinator';

async function chairs(api: Api, at: string): Promise<{ chairId: string; secretaryId: string }> {
  const { data } = People.parse(await api.call(SECRETARY, at, 'GET', '/api/people?limit=100'));
  const id = (username: string) => data.find((one) => one.username === username)?.id ?? '';
  return { chairId: id('director'), secretaryId: id(SECRETARY) };
}

/** A meeting of one case, from its agenda to its end, at one instant: what it resolves are promises from then on. */
export async function holdMeeting(api: Api, at: string, caseId: string, held: Held): Promise<void> {
  const { title, place, time, departments, discussion, resolutions } = held;
  const call = (method: string, path: string, body?: object) => api.call(SECRETARY, at, method, path, body);
  const made = Row.parse(await call('POST', '/api/meetings', { title, place, date: beijingDay(at), time, ...(await chairs(api, at)), items: [{ caseId, departments }] }));
  const room = async () => Room.parse(await call('GET', `/api/meetings/${made.id}/room`));
  const move = async (action: string) => call('POST', `/api/meetings/${made.id}/${action}`, { version: (await room()).meeting.version });
  await move('schedule');
  for (const { id, version } of (await room()).participants) await call('PATCH', `/api/meeting-participants/${id}`, { version, changes: { attendance: 'present' } });
  await move('open');
  const [item] = (await room()).items;
  await call('PATCH', `/api/meeting-items/${item?.id}`, {
    version: item?.version,
    changes: { outcome: 'resolved', discussion, resolutions: resolutions.map(({ department, what, workingDays }, index) => ({ id: `r${index + 1}`, leadDepartmentId: department, assistDepartmentIds: [], what, workingDays })) },
  });
  await move('close');
}

/** So many of what the agenda proposes stand on the next meeting. */
const ITEMS = 6;

/** The next meeting as it would be prepared: on the third working day from now, over what the agenda proposes. */
export async function planMeeting(api: Api, now: string): Promise<void> {
  const call = (method: string, path: string, body?: object) => api.call(SECRETARY, now, method, path, body);
  const { items } = Proposed.parse(await call('POST', '/api/meetings/propose', { limit: ITEMS }));
  const { data: days } = Days.parse(await call('GET', '/api/meetings/days?count=4'));
  const date = days.at(-1)?.date;
  if (items.length === 0 || date === undefined) return;
  const made = Row.parse(await call('POST', '/api/meetings', { title: '（示例）联席会议', place: '（示例）政务服务中心会议室', date, time: '09:30', ...(await chairs(api, now)), items: items.map(({ caseId, why, departments }) => ({ caseId, why, departments })) }));
  const { participants } = Room.parse(await call('GET', `/api/meetings/${made.id}/room`));
  if (participants.length > 0) await call('POST', `/api/meetings/${made.id}/schedule`, { version: made.version });
}
