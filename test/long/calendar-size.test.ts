import { beforeAll, expect, test } from 'vitest';
import type { CalendarMight, MovingPromises } from '../../schema/calendar-days.ts';
import type { CalendarMoves } from '../../schema/many.ts';
import { dueColumns } from '../../worker/cases/rules/file.ts';
import { setupToken } from '../../worker/setup/token.ts';
import { calendar } from '../deadlines/calendar.ts';
import { onLibsql, onWorker, type Api, type Client } from '../harness/index.ts';
import { TEST_KEYS } from '../harness/worker.ts';

const NOW = '2026-03-09T02:00:00.000Z';
/** A Wednesday before almost everything is due. */
const DAY = '2026-03-11';
const CHUNK = 2_000;
/** Days on which cases came in, and working days of their answers. */
const [RECEIVED, ANSWERS] = [Array.from({ length: 9 }, (_, at) => `2026-03-0${at + 1}T02:00:00.000Z`), [6, 8, 10, 15, 20, 40]];

const entries = (receivedAt: string, workingDays: number) => ({ receivedAt, rule: { kind: 'working_days' as const, workingDays }, afterHours: 'as_is' as const, pauses: [], extensions: [] });

/** Each case owes its answer and two departments' parts. */
async function seed(api: Api, cases: number): Promise<void> {
  for (let from = 0; from < cases; from += CHUNK) {
    const rows = Array.from({ length: CHUNK }, (_, index) => {
      const at = from + index;
      const receivedAt = RECEIVED[at % RECEIVED.length] ?? NOW;
      const answer = ANSWERS[at % ANSWERS.length] ?? 10;
      return [at, receivedAt, ...[answer, answer - 2, 5].flatMap((days) => { const { clock, dueAt } = dueColumns(entries(receivedAt, days), calendar); return [JSON.stringify(clock), dueAt]; })];
    });
    const text = JSON.stringify(rows);
    await api.sql(`insert into cases (id, created_at, updated_at, number_year, number_seq, query_code, stage, channel, reporter_id, party_id, title, facts, tags, registered_by_id, coordinator_id, received_at, due_at, rating_reasons)
      select 'c' || json_extract(value, '$[0]'), '', '', 2026, 1 + json_extract(value, '$[0]'), 'Q' || json_extract(value, '$[0]'), 'working', 'window', 'r', 'r', '', '{}', '[]', 'x', 'co' || (json_extract(value, '$[0]') % 5), json_extract(value, '$[1]'), json_extract(value, '$[3]'), '[]' from json_each(?)`, text);
    for (const [kind, part, clock] of [['answer', 'null', 2], ['handle', "'d' || (json_extract(value, '$[0]') % 40)", 4], ['handle', "'e' || (json_extract(value, '$[0]') % 40)", 6]] as const)
      await api.sql(`insert into tasks (id, created_at, updated_at, kind, status, owner, owner_id, case_id, department_id, coordinator_id, ask, clock, received_at, due_at)
        select 't' || json_extract(value, '$[0]') || '-${clock}', '', '', '${kind}', 'open', 'case', 'c' || json_extract(value, '$[0]'), 'c' || json_extract(value, '$[0]'), ${part}, 'co' || (json_extract(value, '$[0]') % 5), '', json_extract(value, '$[${clock}]'), json_extract(value, '$[1]'), json_extract(value, '$[${clock + 1}]') from json_each(?)`, text);
  }
}

/** One day off among so many cases' open promises: shown first, then saved, and moved step by step. Prints what it took. */
function moves(api: Api, cases: number): void {
  let admin: Client;
  const timed = async <T>(what: () => Promise<T>) => {
    const began = performance.now();
    return { value: await what(), ms: performance.now() - began };
  };
  const queries = ({ headers }: { headers: Headers }) => Number(/queries=(\d+)/.exec(headers.get('server-timing') ?? '')?.[1]);

  beforeAll(async () => {
    await api.post('/api/setup', { token: await setupToken(TEST_KEYS.authSecret), username: 'admin', name: '孙某', password: 'demo-demo-demo' });
    admin = api.as('admin');
    // Closed ones keep their dates.
    await seed(api, cases);
    await api.sql("update tasks set status = 'done', closed_at = ? where cast(substr(case_id, 2) as integer) % 100 = 0", NOW);
  }, 1_200_000);

  test(`${3 * cases} 件开着，改一天：先说哪些会动，存下去一步一步移完`, async () => {
    const [{ open, sum } = { open: 0, sum: 0 }] = await api.sql("select count(*) as open, count(distinct due_at) as sum from tasks where status = 'open'");
    expect(Number(open)).toBe(3 * (cases - cases / 100));
    expect(Number(sum)).toBeGreaterThan(10);
    const told = { asked: 0, slowest: 0, ms: 0, total: 0, queries: 0 };
    const might: CalendarMight = { days: [{ date: DAY, kind: 'off', layer: 'district' }] };
    for (let from: CalendarMoves['next'] | undefined; from !== null; ) {
      const { value: answer, ms } = await timed(() => admin.post<CalendarMoves>('/api/calendar-days/moves', { ...might, ...(from && { from }) }, { now: NOW }));
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      from = answer.body.next;
      told.asked += 1;
      told.total += answer.body.total;
      told.ms += ms;
      told.slowest = Math.max(told.slowest, ms);
      told.queries = Math.max(told.queries, queries(answer));
    }
    const saved = await timed(() => admin.post<{ id: string }>('/api/calendar-days', { date: DAY, kind: 'off', layer: 'district', name: '测试' }, { now: NOW }));
    expect(saved.value.status, JSON.stringify(saved.value.body)).toBe(201);
    const { body: standing } = await admin.get<{ data: MovingPromises[] }>('/api/calendar-days/moves', { now: NOW });
    const id = standing.data[0]?.id ?? '';
    const moved = { steps: 0, slowest: 0, ms: 0, queries: 0, mostMemory: 0 };
    for (let moving = true; moving; ) {
      const { value: answer, ms } = await timed(() => admin.get<MovingPromises>(`/api/calendar-days/moves/${id}`, { now: NOW }));
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      moving = answer.body.moving;
      moved.steps += 1;
      moved.ms += ms;
      moved.slowest = Math.max(moved.slowest, ms);
      moved.queries = Math.max(moved.queries, queries(answer));
      moved.mostMemory = Math.max(moved.mostMemory, process.memoryUsage().rss);
      if (moved.steps % 50 === 0) console.log(`${answer.body.done} of ${answer.body.total}`);
    }
    const [after] = await api.sql("select count(*) as n from events where action = 'calendar.moved' and subject = 'tasks'");
    const rounded = (all: Record<string, number>) => JSON.stringify(Object.fromEntries(Object.entries(all).map(([name, value]) => [name, Math.round(value)])));
    console.log(`shown: ${rounded(told)}; saved in ${Math.round(saved.ms)} ms; moved: ${rounded(moved)}; events: ${Number(after?.n)}`);
    expect(Number(after?.n)).toBe(told.total);
    const [closed] = await api.sql("select count(*) as n from events e join tasks t on t.id = e.subject_id where e.action = 'calendar.moved' and t.status = 'done'");
    expect(closed?.n).toBe(0);
    // Nothing is left that would move.
    const { body: again } = await admin.post<CalendarMoves>('/api/calendar-days/moves', might, { now: NOW });
    expect(again.total).toBe(0);
  }, 3_000_000);
}

onLibsql('日历改一天，三十万件开着', (api) => moves(api, 100_000));
// Seeding takes longest there; what differs, limits of statements, shows at a tenth.
onWorker('日历改一天，三万件开着', (api) => moves(api, 10_000));
