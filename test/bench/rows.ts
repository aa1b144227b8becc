import { splitForSearch } from '../../worker/platform/search.ts';
import { pick, type Random } from './random.ts';
import { CATEGORIES, CAUSES, DEPARTMENTS, MATTERS, TROUBLES, storyOf } from './words.ts';

export type Cell = string | number | null;

/** The instant the seeded district stands at: a Wednesday, 10:00 in Beijing. */
export const SEED_NOW = '2026-11-18T02:00:00.000Z';
/** Reports one case in five thousand; his phone is known. */
export const KNOWN_APPLICANT = 7;
/** Stands in the text of every 2,500th case. */
export const RARE_WORDS = '苗圃灌溉许可';
/** Stands in the text of about a tenth. */
export const COMMON_WORDS = '公章';

const DAY_MS = 86_400_000;

export const departmentId = (at: number) => `department-${String(at).padStart(2, '0')}`;
export const matterId = (at: number) => `matter-${String(at).padStart(2, '0')}`;
export const caseIdAt = (at: number) => `case-${String(at).padStart(6, '0')}`;
export const applicantId = (at: number) => `applicant-${String(at).padStart(6, '0')}`;

export const CASE_COLUMNS = [
  'id', 'created_at', 'updated_at', 'number_year', 'number_seq', 'query_code', 'stage', 'channel', 'reporter_id', 'party_id', 'title', 'story', 'stuck_at', 'matter_id',
  'department_id', 'visits', 'urgency', 'facts', 'tags', 'coordinator_id', 'registered_by_id', 'lead_department_id', 'received_at', 'category', 'cause', 'due_at', 'paused_at',
  'rating_reasons', 'search_words', 'search_names',
];

export type SeededCase = { id: string; stage: string; departments: string[]; receivedAt: string; dueAt: string | null; coordinatorId: string; cells: Cell[] };

/** Recent cases are mostly in hand; of the older ones a few were never finished, and are overdue. */
function stageOf(ageDays: number, random: Random): string {
  const at = random();
  if (ageDays < 20) return at < 0.1 ? 'received' : at < 0.2 ? 'triaged' : at < 0.8 ? 'working' : 'answered';
  return at < 0.82 ? 'archived' : at < 0.87 ? 'declined' : at < 0.9 ? 'referred' : at < 0.92 ? 'withdrawn' : at < 0.96 ? 'answered' : 'working';
}

export function seededCase(at: number, age: number, names: readonly string[], random: Random): SeededCase {
  const received = Date.parse(SEED_NOW) - Math.round(age * DAY_MS);
  const receivedAt = new Date(received).toISOString();
  const id = caseIdAt(at);
  const stage = stageOf(age, random);
  const triaged = stage !== 'received' && stage !== 'declined';
  const paused = stage === 'working' && random() < 0.03;
  const closing = new Date(received + (7 + Math.floor(random() * 8)) * DAY_MS).toISOString().slice(0, 10);
  const dueAt = triaged && !paused ? `${closing}T09:30:00.000Z` : null;
  const matter = Math.floor(random() * MATTERS.length);
  const lead = matter % DEPARTMENTS.length;
  const dispatched = stage === 'working' || stage === 'answered' || stage === 'archived';
  const departments = dispatched ? [departmentId(lead), ...(random() < 0.3 ? [departmentId((lead + 5) % DEPARTMENTS.length)] : [])] : [];
  const reporter = at % 5000 === KNOWN_APPLICANT ? KNOWN_APPLICANT : Math.floor(random() * names.length);
  const party = random() < 0.3 ? Math.floor(random() * names.length) : reporter;
  const title = `${MATTERS[matter] ?? ''}${pick(TROUBLES, random)}`;
  const story = storyOf(random) + (at % 2500 === 0 ? `,${RARE_WORDS}` : '') + (random() < 0.1 ? `,要求补盖${COMMON_WORDS}` : '');
  const stuckAt = `${DEPARTMENTS[lead] ?? ''}窗口${pick(TROUBLES, random)}`;
  const coordinatorId = random() < 0.25 ? 'coordinator' : `coordinator-${at % 5}`;
  const cells: Cell[] = [
    id, receivedAt, receivedAt, Number(receivedAt.slice(0, 4)), at + 1, `Q${String(at).padStart(9, '0')}`, stage, 'window', applicantId(reporter), applicantId(party), title, story, stuckAt,
    matterId(matter), departmentId(lead), 1 + Math.floor(random() * 5), random() < 0.1 ? 'urgent' : 'normal', '{}', '[]', coordinatorId, 'coordinator',
    dispatched ? departmentId(lead) : null, receivedAt, triaged ? pick(CATEGORIES, random) : null, triaged ? pick(CAUSES, random) : null, dueAt, paused ? receivedAt : null, '[]',
    splitForSearch(title, story, stuckAt, MATTERS[matter]), splitForSearch(names[reporter], names[party]),
  ];
  return { id, stage, departments, receivedAt, dueAt, coordinatorId, cells };
}

export const TASK_COLUMNS = ['id', 'created_at', 'updated_at', 'kind', 'status', 'owner', 'owner_id', 'case_id', 'role', 'department_id', 'person_id', 'coordinator_id', 'ask', 'clock', 'received_at', 'due_at', 'closed_at'];

export function tasksOf({ id, stage, departments, receivedAt, dueAt, coordinatorId }: SeededCase): Cell[][] {
  const running = stage === 'triaged' || stage === 'working';
  const clock = JSON.stringify({ receivedAt, rule: { kind: 'working_days', workingDays: 5 }, afterHours: 'as_is', pauses: [], extensions: [] });
  const task = (kind: string, open: boolean, role: string | null, department: string | null, ask: string): Cell[] =>
    [`${id}-${kind}-${department ?? ''}`, receivedAt, receivedAt, kind, open ? 'open' : 'done', 'case', id, id, role, department, department === null ? coordinatorId : null, coordinatorId, ask, clock, receivedAt, dueAt, open ? null : receivedAt];
  return [
    ...(stage === 'received' ? [task('triage', true, null, null, '研判')] : [task('answer', running, null, null, '答复')]),
    ...departments.map((department, at) => task('handle', stage === 'working', at === 0 ? 'lead' : 'assist', department, '核实并办理')),
    ...(stage === 'answered' ? [task('reply', true, null, null, '把结果告知办事人')] : []),
  ];
}

export const EVENT_COLUMNS = ['id', 'subject', 'subject_id', 'case_id', 'version', 'change_id', 'action', 'at', 'actor_id', 'actor_name', 'changes', 'data'];

/** Two lines of history a case: registered, and triaged. */
export function eventsOf({ id, receivedAt, stage }: SeededCase): Cell[][] {
  const line = (action: string): Cell[] => [`${id}-${action}`, 'cases', id, id, null, `${id}-${action}`, action, receivedAt, 'coordinator', 'coordinator 甲', '{}', '{}'];
  return [line('register'), ...(stage === 'received' ? [] : [line('triage')])];
}
