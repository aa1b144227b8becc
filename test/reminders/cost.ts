import { beforeAll, expect, test } from 'vitest';
import type { Board, DueDays } from '../../schema/board.ts';
import type { ReminderRun } from '../../schema/reminders.ts';
import { setupToken } from '../../worker/setup/token.ts';
import type { Api } from '../harness/api.ts';
import { TEST_KEYS } from '../harness/worker.ts';

const DUE = 200;
/** Tuesday, 09:00 in Beijing; the promises that are due now fall due this afternoon. */
const NOW = '2026-03-17T01:00:00.000Z';
const CLOCK = '{"receivedAt":"2026-03-10T01:00:00.000Z","rule":{"kind":"working_days","workingDays":5},"afterHours":"as_is","pauses":[],"extensions":[]}';

async function runNow(api: Api, now = NOW): Promise<ReminderRun & { queries: number }> {
  const { status, body, headers } = await api.as('admin').post<ReminderRun>('/api/reminders/run', {}, { now });
  expect(status, JSON.stringify(body)).toBe(200);
  return { ...body, queries: Number(/queries=(\d+)/.exec(headers.get('server-timing') ?? '')?.[1]) };
}

/**
 * What a run reads with so many promises open: the same, however many they are. An invocation on Cloudflare asks fifty
 * queries and leaves the rest to the next; a machine of one's own says and sends all in one run.
 */
export function costOfRuns(api: Api, open: number, store: 'd1' | 'libsql'): void {
  const bounded = store === 'd1';
  beforeAll(async () => {
    const token = await setupToken(TEST_KEYS.authSecret);
    await api.post('/api/setup', { token, username: 'admin', name: '孙某', password: 'demo-demo-demo' });
    // From now on plans stand by this ladder and this calendar.
    await runNow(api, '2026-01-05T02:00:00.000Z');
    await api.sql("insert into people (id, created_at, updated_at, username, name, role, department_id) select 'h' || value, '', '', 'h' || value, '某', 'handler', 'd' || value from json_each('[0,1,2,3,4,5,6,7,8,9]')");
    const chunk = 10_000;
    for (let from = 0; from < open; from += chunk) {
      const numbers = Array.from({ length: Math.min(chunk, open - from) }, (_, at) => from + at);
      await api.sql(
        `insert into tasks (id, created_at, updated_at, kind, status, owner, owner_id, case_id, department_id, person_id, ask, clock, received_at, due_at)
        select 't' || value, '2026-03-10T01:00:00.000Z', '2026-03-10T01:00:00.000Z', 'handle', 'accepted', 'case', 'c' || value, 'c' || value, 'd' || (value % 10), 'h' || (value % 10), '核实', ?, '2026-03-10T01:00:00.000Z',
          case when value < ${DUE} then '2026-03-17T09:30:00.000Z' else '2026-12-01T09:30:00.000Z' end from json_each(?)`, CLOCK, JSON.stringify(numbers));
    }
    // The day's digest is another run's work.
    await api.sql("update reminder_state set digest_day = '9999-12-31'");
    await api.sql(`update reminder_plans set revision = (select revision from reminder_state), at = case when cast(substr(task_id, 2) as integer) < ${DUE} then '2026-03-17T01:00:00.000Z' else '2026-11-27T01:00:00.000Z' end`);
  }, 600_000);

  test(`${open} 件开着，${DUE} 件到点：不超过 1,000 行、50 次查询`, async () => {
    const run = await runNow(api);
    expect(run).toMatchObject({ due: DUE, written: DUE, sent: 0, failed: 0 });
    expect(run.rowsRead).toBeLessThanOrEqual(1000);
    expect(run.queries).toBeLessThanOrEqual(50);
    console.log(`${open} open, ${DUE} due: ${run.rowsRead} rows read, ${run.queries} queries`);
  });

  test('没有到点的，一次运行只读几行', async () => {
    const run = await runNow(api);
    expect(run).toMatchObject({ due: 0, written: 0 });
    expect(run.rowsRead).toBeLessThanOrEqual(20);
  });

  test(`${DUE} 件到点，又发出${bounded ? '四十条' : '所有的'}；再写小结${bounded ? '：各不超过 1,000 行，有多少开着都一样' : ''}`, async () => {
    // What is read besides of a message: its case, where its receiver is reached, and his wishes.
    await api.sql(`insert into cases (id, created_at, updated_at, number_year, number_seq, query_code, stage, channel, reporter_id, party_id, title, facts, tags, registered_by_id, received_at, rating_reasons)
      select 'c' || value, '', '', 2026, value + 1, 'q' || value, 'working', 'window', 'r', 'r', '', '{}', '[]', 'x', '2026-03-10T01:00:00.000Z', '[]' from json_each(?)`, JSON.stringify(Array.from({ length: DUE }, (_, at) => at)));
    await api.sql("insert into person_channels (id, created_at, updated_at) select id, '', '' from people where role = 'handler'");
    await api.sql(`insert into notice_preferences (id, created_at, updated_at, channels, quiet) select id, '', '', '{}', '{"from":"12:00","to":"13:00"}' from people where role = 'handler'`);
    await api.sql("insert into channels (id, created_at, updated_at, enabled, config, secrets) values ('sms', '', '', 1, '{}', '{}'), ('webhook', '', '', 1, '{}', '{}')");
    await api.sql("update people set phone = '13800001111'");
    await api.sql('delete from reminders');
    await api.sql(`update reminder_plans set said_at = null, at = '${NOW}' where cast(substr(task_id, 2) as integer) < ${DUE}`);
    // Nothing is entered of where to send: what is tried is given up, and that costs what sending would.
    const said = await runNow(api);
    await api.sql("update reminder_state set digest_day = '2026-03-16'");
    await api.sql('delete from deliveries');
    const digest = await runNow(api);
    console.log(`${open} open, ${DUE} due, with channels: ${said.rowsRead} rows read, ${said.queries} queries; the digest: ${digest.rowsRead}, ${digest.queries}`);
    expect(said).toMatchObject({ due: DUE, written: DUE, sent: 0, failed: bounded ? 40 : 2 * DUE });
    expect(digest).toMatchObject({ due: 0, written: 10, sent: 0, failed: 10 });
    for (const { rowsRead, queries } of bounded ? [said, digest] : []) {
      expect(rowsRead).toBeLessThanOrEqual(1000);
      expect(queries).toBeLessThanOrEqual(50);
    }
    await api.sql("update reminder_state set digest_day = '9999-12-31'");
    await api.sql('delete from deliveries');
    await api.sql('delete from channels');
  });

  test('看板只数最近的一万件，有多少开着都一样；一天的到期只读那一天的', async () => {
    const read = async <Body>(path: string) => {
      const { body, headers } = await api.as('admin').get<Body>(path, { now: NOW });
      return { body, read: Number(/rows_read=(\d+)/.exec(headers.get('server-timing') ?? '')?.[1]) };
    };
    await read('/api/board');
    const board = await read<Board>('/api/board');
    expect(board.body).toMatchObject({ total: 10_000, totalIsExact: false, counts: { today: DUE } });
    // An index's row and its promise's are two to D1.
    expect(board.read).toBeLessThanOrEqual(20_050);
    expect((await read<DueDays>('/api/board/days?from=2026-03-17&to=2026-03-17')).read).toBeLessThanOrEqual(2 * DUE + 20);
  });

  test(`改了工作时间，全部重新排：${bounded ? '一次一部分，不超过 50 次查询；' : ''}排着的时候到点的照说`, async () => {
    const admin = api.as('admin');
    const { body } = await admin.get<{ version: number; value: { workingHours: object[] } }>('/api/settings/clock');
    const workingHours = body.value.workingHours.map((hours) => ({ ...hours, windows: [['08:30', '17:30']] }));
    await admin.patch('/api/settings/clock', { version: body.version, changes: { value: { ...body.value, workingHours } } });
    const run = await runNow(api, '2026-03-17T09:30:00.001Z');
    expect(run).toMatchObject({ due: DUE });
    if (bounded) expect(run.queries).toBeLessThanOrEqual(50);
    const [planned] = await api.sql('select count(*) as n from reminder_plans where revision = (select revision from reminder_state)');
    expect(Number(planned?.n)).toBeGreaterThan(10_000);
  });
}
