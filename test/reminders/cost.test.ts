import { expect, test } from 'vitest';
import { compile, type Statement, type Store } from '../../worker/platform/store.ts';
import { runReminders } from '../../worker/reminders/run.ts';
import { Api } from '../harness/api.ts';
import { onWorker } from '../harness/index.ts';
import { startLibsql } from '../harness/libsql.ts';
import { costOfRuns } from './cost.ts';
import { postTo } from './post.ts';

onWorker('提醒一次运行读多少', (api) => costOfRuns(api, 20_000, 'd1'));

/** libSQL does not tell what it reads: there each statement is asked how it would find its rows. */
test('libSQL：一次运行的每条语句都从索引找任务和计划', async () => {
  let store: Store | undefined;
  const api = new Api(() =>
    startLibsql((given) => {
      store = given;
      return {};
    }),
  );
  await api.open();
  await api.get('/api/health');
  if (!store) throw new Error('a request brings one');
  const { rows, reads, write } = store;
  const asked = new Map<string, (string | number | null)[]>();
  const note = (statements: Statement[]) => statements.forEach((statement) => asked.set(compile(statement).sql, compile(statement).params));
  const watched: Store = {
    ...store,
    rows: (query) => (note([query]), rows(query)),
    reads: (queries) => (note(queries), reads(queries)),
    write: (statements) => (note(statements), write(statements)),
  };
  await api.sql("insert into people (id, created_at, updated_at, username, name, role, department_id) values ('h', '', '', 'h', '某', 'handler', 'd')");
  await api.sql(`insert into tasks (id, created_at, updated_at, kind, status, owner, owner_id, department_id, person_id, ask, clock, received_at, due_at)
    select 't' || value, '', '', 'handle', 'open', 'case', 'c' || value, 'd', 'h', '', '{"rule":{"kind":"working_days","workingDays":5}}', '', '2026-03-17T09:30:00.000Z' from json_each('[1,2,3]')`);
  await api.sql("insert into channels (id, created_at, updated_at, enabled, config, secrets) values ('sms', '', '', 1, '{}', '{}'), ('webhook', '', '', 1, '{}', '{}')");
  await api.sql("update people set phone = '13800001111'");
  expect(await runReminders(postTo(watched), '2026-03-24T02:00:00.000Z')).toMatchObject({ due: 3, written: 4, sent: 7 });
  expect(asked.size).toBeGreaterThan(12);
  for (const [statement, values] of asked) {
    const plan = await api.sql(`explain query plan ${statement}`, ...values);
    const walked = plan.map(({ detail }) => String(detail)).filter((detail) => /^SCAN (p|t|tasks|reminder_plans|reminders|people|leave|deliveries|jobs)\b|deliveries_status/.test(detail));
    expect(walked, statement).toEqual([]);
  }
  await api.close();
});
