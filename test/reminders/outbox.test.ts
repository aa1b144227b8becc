import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { example } from '../../schema/presets/districts/example.ts';
import { newId } from '../../worker/platform/ledger.ts';
import { connectLibsql, openLibsql } from '../../worker/platform/libsql.ts';
import { migrate } from '../../worker/platform/migrate.ts';
import type { Actor } from '../../schema/people.ts';
import { readCalls, setCalled } from '../../worker/reminders/calls.ts';
import { loadDistrict } from '../../worker/settings/store.ts';
import { runReminders } from '../../worker/reminders/run.ts';
import { afterFailure, TRIES } from '../../worker/reminders/rules/retry.ts';
import { oldestUnsentSeconds, tryAgain } from '../../worker/reminders/list.ts';
import type { SendResult } from '../../worker/reminders/channels/channel.ts';
import { postTo, type Sent } from './post.ts';

const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`).toISOString();
const NOW = at('2026-03-16 17:31');
const CLOCK = '{"rule":{"kind":"working_days","workingDays":5}}';
const later: SendResult = { ok: false, answer: 'busy', retry: 'later', problem: 'rate.limited' };

describe('发件箱', () => {
  let connection: Awaited<ReturnType<typeof connectLibsql>>;
  let folder: string;
  let sent: Sent[];
  const store = () => openLibsql(connection);
  const sql = async (query: string, ...args: (string | number)[]) => (await connection.execute({ sql: query, args })).rows;
  const run = (now: string, answer: (one: Sent) => SendResult | Promise<SendResult> = () => ({ ok: true, answer: 'ok' })) =>
    runReminders(postTo(store(), (one) => (sent.push(one), answer(one))), now);
  const standing = async () => (await sql("select channel, coalesce(receiver_id, '') as who, status, tries, next_at from deliveries order by channel, who")).map(({ channel, who, status, tries, next_at: next }) => `${channel} ${who} ${status} ${tries} ${next}`);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'banchengshi-'));
    connection = await connectLibsql(join(folder, 'test.db'));
    await migrate(connection);
    await sql("insert into people (id, created_at, updated_at, username, name, role, department_id, phone) values ('h', '', '', 'h', '某', 'handler', 'tax', '13800001111'), ('c', '', '', 'c', '某', 'coordinator', null, '0433-1234567')");
    await sql("insert into channels (id, created_at, updated_at, enabled, config, secrets) values ('sms', '', '', 1, '{}', '{}'), ('webhook', '', '', 1, '{}', '{}'), ('email', '', '', 0, '{}', '{}')");
  });
  afterAll(async () => {
    connection.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    sent = [];
    for (const table of ['tasks', 'reminder_plans', 'reminders', 'deliveries', 'notice_preferences', 'notice_intents', 'supervision_notices']) await sql(`delete from ${table}`);
    await sql("update reminder_state set digest_day = '9999-12-31'");
    await sql(`insert into tasks (id, created_at, updated_at, kind, status, owner, owner_id, department_id, person_id, coordinator_id, ask, clock, received_at, due_at) values ('t', '', '', 'handle', 'open', 'case', 'x', 'tax', 'h', 'c', '张某三家的事', ?, '', '2026-03-16T09:30:00.000Z')`, CLOCK);
  });

  test('能用什么送到谁，就用什么送；群和系统一级只发一次；不说人和事', async () => {
    expect(await run(NOW)).toMatchObject({ due: 1, written: 2, sent: 2, failed: 0 });
    // The coordinator has a landline only.
    expect(await standing()).toEqual(['sms h sent 1 ~', 'webhook  sent 1 ~']);
    expect(sent.map(({ channel, target }) => [channel, target]).toSorted()).toEqual([['sms', '13800001111'], ['webhook', null]]);
    const [{ message } = { message: null }] = sent;
    expect(message).toMatchObject({ title: expect.stringMatching(/：超期$/), lines: ['部门办理，3月16日 17:30 到期，已超期。'], dueAt: '2026-03-16T09:30:00.000Z', link: null });
    expect(JSON.stringify(sent)).not.toMatch(/张某三|某"/);
    expect(await run(at('2026-03-16 17:46'))).toMatchObject({ sent: 0 });
  });

  test('本人只要邮件的，不发短信；提醒照样在系统里', async () => {
    await sql("insert into notice_preferences (id, created_at, updated_at, channels) values ('h', '', '', '{\"overdue\":[\"email\"]}')");
    expect(await run(NOW)).toMatchObject({ written: 2, sent: 1 });
    expect(await standing()).toEqual(['webhook  sent 1 ~']);
  });

  test('落在本人免打扰时段里的，等到结束再发，不算试过；即办件不等', async () => {
    await sql("insert into notice_preferences (id, created_at, updated_at, channels, quiet) values ('h', '', '', '{}', '{\"from\":\"17:00\",\"to\":\"18:30\"}')");
    expect(await run(NOW)).toMatchObject({ written: 2, sent: 1, failed: 0 });
    expect(await standing()).toEqual(['sms h waiting 1 2026-03-16T10:30:00.000Z', 'webhook  sent 1 ~']);
    await run(at('2026-03-16 18:29'));
    expect(sent).toHaveLength(1);
    await run(at('2026-03-16 18:30'));
    expect(await standing()).toEqual(['sms h sent 2 ~', 'webhook  sent 1 ~']);
    expect(await sql('select "left" from deliveries where channel = \'sms\'')).toEqual([{ left: TRIES - 1 }]);

    for (const table of ['reminders', 'deliveries']) await sql(`delete from ${table}`);
    await sql("update tasks set clock = '{\"rule\":{\"kind\":\"immediate\"}}', due_at = '2026-03-16T09:31:00.000Z'");
    expect(await run(at('2026-03-16 17:32'))).toMatchObject({ sent: 2 });
  });

  test('没收下的，隔一会儿再试，还是同一个编号；收下了就不再发', async () => {
    expect(await run(NOW, ({ channel }) => (channel === 'sms' ? later : { ok: true, answer: '' }))).toMatchObject({ sent: 1, failed: 1 });
    expect(await standing()).toEqual(['sms h waiting 1 2026-03-16T09:46:00.000Z', 'webhook  sent 1 ~']);
    await run(at('2026-03-16 17:40'));
    expect(sent).toHaveLength(2);
    await run(at('2026-03-16 17:46'));
    expect(new Set(sent.filter(({ channel }) => channel === 'sms').map(({ message }) => message.id)).size).toBe(1);
    expect(await standing()).toEqual(['sms h sent 2 ~', 'webhook  sent 1 ~']);
    const [row] = await sql("select attempts from deliveries where channel = 'sms'");
    expect(JSON.parse(String(row?.attempts))).toMatchObject([{ ok: false, answer: 'busy', problem: '发得太快，被对方限流，稍后会再试。' }, { ok: true, answer: 'ok', problem: null }]);
  });

  test('要人先改了才行的，不再自己试；点“再试一次”才发', async () => {
    await run(NOW, () => ({ ok: false, answer: 'no', retry: 'never', problem: 'target.malformed' }));
    expect(await standing()).toEqual(['sms h dead 1 ~', 'webhook  dead 1 ~']);
    await run(at('2026-03-17 08:00'));
    expect(sent).toHaveLength(2);
    const [row] = await sql("select reminder_id as id from deliveries where channel = 'sms'");
    expect(await tryAgain(store(), String(row?.id), TRIES, at('2026-03-17 08:10'))).toBe(true);
    // The webhook's message stands under the same reminder.
    expect(await run(at('2026-03-17 08:15'))).toMatchObject({ sent: 2 });
    expect(await tryAgain(store(), String(row?.id), TRIES, at('2026-03-17 08:16'))).toBe(false);
  });

  test('发出以后、记下之前断了：过一会儿再发，编号不变，认编号的一方只收到一次', async () => {
    const taken = new Set<string>();
    const honest = ({ message }: Sent): SendResult => (taken.add(message.id), { ok: true, answer: '' });
    let cut = true;
    const breaking = openLibsql(connection);
    const broken = { ...breaking, write: (statements: Parameters<typeof breaking.write>[0]) => (sent.length > 0 && cut ? Promise.reject(new Error('the line is cut')) : breaking.write(statements)) };
    await expect(runReminders(postTo(broken, (one) => (sent.push(one), honest(one))), NOW)).rejects.toThrow('cut');
    cut = false;
    expect(taken.size).toBe(2);
    await run(at('2026-03-16 17:32'), honest);
    expect(sent, 'held by the run that died').toHaveLength(2);
    await run(at('2026-03-16 17:46'), honest);
    expect(sent).toHaveLength(4);
    expect(taken.size).toBe(2);
    expect(await standing()).toEqual(['sms h sent 2 ~', 'webhook  sent 2 ~']);
  });

  test('六次同时跑，每条只发一次', async () => {
    await Promise.all(Array.from({ length: 6 }, () => run(NOW)));
    await run(at('2026-03-16 17:33'));
    expect(sent.map(({ message }) => message.id).toSorted()).toEqual([...new Set(sent.map(({ message }) => message.id))].toSorted());
    expect(await standing()).toEqual(['sms h sent 1 ~', 'webhook  sent 1 ~']);
  });

  test('还没发出去就办结了：不再发', async () => {
    await run(NOW, () => later);
    await sql("update tasks set status = 'done', closed_at = '2026-03-16T09:40:00.000Z' where id = 't'");
    await run(at('2026-03-16 17:46'));
    expect(sent).toHaveLength(2);
    expect(await standing()).toEqual(['sms h dropped 2 ~', 'webhook  dropped 2 ~']);
  });

  test('超期以后暂停，期限没有动：还没发的不再发，铃铛消去；恢复后还超着，按新的一轮再说', async () => {
    await run(NOW, () => later);
    await sql("update tasks set paused_at = '2026-03-16T09:40:00.000Z', updated_at = '2026-03-16T09:40:00.000Z' where id = 't'");
    await run(at('2026-03-16 17:46'));
    expect(sent).toHaveLength(2);
    expect(await standing()).toEqual(['sms h dropped 2 ~', 'webhook  dropped 2 ~']);
    expect(await sql('select ended_at as ended, count(*) as n from reminders group by 1')).toMatchObject([{ ended: '2026-03-16T09:40:00.000Z', n: 2 }]);

    await sql("update tasks set paused_at = null where id = 't'");
    expect(await run(at('2026-03-16 18:01'))).toMatchObject({ written: 2, sent: 2 });
    expect(await sql('select due_version as v, count(*) as n from reminders where ended_at is null group by 1')).toMatchObject([{ v: 2, n: 2 }]);
    expect(await run(at('2026-03-16 18:16'))).toMatchObject({ written: 0, sent: 0 });
  });

  test('最早该说没说、该发没发的，等了多久', async () => {
    expect(await oldestUnsentSeconds(store(), NOW)).toBeNull();
    await run(NOW, () => later);
    expect(await oldestUnsentSeconds(store(), at('2026-03-16 17:41'))).toBe(600);
    await run(at('2026-03-16 17:46'));
    expect(await oldestUnsentSeconds(store(), at('2026-03-16 18:31'))).toBeNull();
    expect(await oldestUnsentSeconds(store(), at('2026-03-17 10:00')), 'the next rung came at nine').toBe(3600);
  });

  test('每天一条的小结：到点才写，一天一条，按人算；休息日没有', async () => {
    await sql("update reminder_state set digest_day = ''");
    const digests = () => sql("select receiver_id as who, digest, ended_at is null as live from reminders where kind = 'digest' order by id");
    await run(at('2026-03-14 10:00'));
    await run(at('2026-03-16 08:15'));
    expect(await digests()).toEqual([]);
    await run(at('2026-03-16 08:30'));
    await run(at('2026-03-16 08:45'));
    expect((await digests()).map(({ who, digest }) => [who, JSON.parse(String(digest))])).toEqual([['h', { overdue: 0, today: 1, soon: 0 }]]);
    expect(sent.filter(({ message }) => message.kind === 'digest').map(({ message, channel }) => [channel, message.lines])).toEqual([['sms', ['超期 0 件，今天到期 1 件，两个工作日内到期 0 件。']]]);
    await run(at('2026-03-17 09:00'));
    expect((await digests()).map(({ digest, live }) => [JSON.parse(String(digest)).overdue, live])).toEqual([[0, 0], [1, 1]]);
  });

  test('电话清单：什么渠道都没有、没有号码、发了没人收的，列出来打电话；群里听到的、看过的、只要铃铛的不列；勾掉当天还在，第二天不在', async () => {
    const on = (...kinds: string[]) => sql(`update channels set enabled = id in (select value from json_each(?))`, JSON.stringify(kinds));
    const calls = async (now = NOW) => (await readCalls(store(), await loadDistrict(store()), now)).map(({ receiverId, why, say, calledAt }) => [receiverId, calledAt === null ? why : 'called', say]);
    const say = '部门办理，3月16日 17:30 到期，已超期。';
    const said = async (answer?: SendResult) => {
      for (const table of ['reminders', 'deliveries']) await sql(`delete from ${table}`);
      await sql("update reminder_plans set at = '!', said_at = null");
      await run(NOW, () => answer ?? { ok: true, answer: '' });
      return calls();
    };
    await on();
    expect((await said()).toSorted()).toEqual([['c', 'nothing_on', say], ['h', 'nothing_on', say]]);
    await on('sms');
    expect(await said()).toEqual([['c', 'no_address', say]]);
    expect((await said({ ok: false, answer: 'no', retry: 'never', problem: 'target.malformed' })).toSorted()).toEqual([['c', 'no_address', say], ['h', 'dead', say]]);
    expect(await said(later), 'it is tried again').toEqual([['c', 'no_address', say]]);
    await on('webhook');
    expect(await said()).toEqual([]);
    await on();
    await sql("insert into notice_preferences (id, created_at, updated_at, channels) values ('h', '', '', ?)", '{"overdue":[]}');
    await on('sms');
    expect(await said()).toEqual([['c', 'no_address', say]]);
    const [{ id } = { id: '' }] = await sql("select id from reminders where receiver_id = 'c'");
    const caller: Actor = { id: 'c', name: '某', role: 'coordinator', head: false, departmentId: null, siteId: null };
    expect(await setCalled(store(), caller, 'nothing', true, NOW)).toBe(false);
    for (let twice = 0; twice < 2; twice++) expect(await setCalled(store(), caller, String(id), true, NOW)).toBe(true);
    expect(await calls()).toEqual([['c', 'called', say]]);
    expect(await calls(at('2026-03-17 09:00'))).toEqual([]);
    expect(await setCalled(store(), caller, String(id), false, NOW)).toBe(true);
    expect(await calls()).toEqual([['c', 'no_address', say]]);
    expect((await sql("select action from events where subject = 'tasks' and action in ('call', 'uncall') order by seq")).map(({ action }) => action)).toEqual(['call', 'uncall']);
    await sql("update reminders set read_at = ? where receiver_id = 'c'", NOW);
    expect(await calls()).toEqual([]);
    await on('sms', 'webhook');
  });

  test('消息里的链接：设了系统的网址才有，直达那一项', async () => {
    const link = async () => (await run(NOW), sent.map(({ message }) => message.link));
    const value = (panelAddress?: string) => sql("update settings set value = ? where id = 'district'", JSON.stringify({ ...example.settings.district, ...(panelAddress !== undefined && { panelAddress }) }));
    await sql("insert into settings (id, created_at, updated_at, value) values ('district', '', '', '{}')");
    for (const [address, wanted] of [[undefined, null], ['', null], ['http://10.0.0.8:8787/', 'http://10.0.0.8:8787/admin/tasks/t']] as const) {
      await value(address);
      await sql("update revisions set n = n + 1 where name = 'district'");
      for (const table of ['reminders', 'deliveries']) await sql(`delete from ${table}`);
      await sql("update reminder_plans set at = '!', said_at = null");
      sent = [];
      expect(await link()).toEqual([wanted, wanted]);
    }
    await sql("delete from settings where id = 'district'");
    await sql("update revisions set n = n + 1 where name = 'district'");
  });

  test('日历改动移完了：手上有任务动了的人，各听一条，写明提前推后几项；夜里等到早上；只说一次', async () => {
    const change = '01900000-0000-7000-8000-00000000000c';
    const options = JSON.stringify({ changeId: change, at: NOW, reach: { elsewhere: null, sites: [] }, round: 2, step: 1, place: {} });
    await sql('insert into jobs (id, kind, resource, owner_id, status, total, done, refused, options, created_at, updated_at) values (?, ?, ?, ?, ?, 1, 1, 0, ?, ?, ?)', newId(NOW), 'calendar', 'calendar-days', 'c', 'done', options, NOW, NOW);
    const moved = (id: string, from: string, to: string) => sql("insert into events (id, subject, subject_id, change_id, action, at, actor_name, changes, data) values (?, 'tasks', 't', ?, 'calendar.moved', ?, '', ?, '{}')", id, change, NOW, JSON.stringify({ dueAt: { from, to } }));
    await moved('e1', '2026-03-16T09:30:00.000Z', '2026-03-17T09:30:00.000Z');
    await moved('e2', '2026-03-17T09:30:00.000Z', '2026-03-13T09:30:00.000Z');
    const notices = () => sql("select receiver_id as who, spoken from reminders where kind = 'moved'");
    await run(at('2026-03-16 23:00'));
    expect(await notices()).toEqual([]);
    await Promise.all([run(at('2026-03-17 09:00')), run(at('2026-03-17 09:00'))]);
    await run(at('2026-03-17 09:15'));
    expect((await notices()).map(({ who, spoken }) => [who, JSON.parse(String(spoken)).moved])).toEqual([['h', { changeId: change, earlier: 1, later: 1 }]]);
    expect(sent.filter(({ message }) => message.kind === 'moved').map(({ channel, message }) => [channel, message.lines])).toEqual([['sms', ['您手上有 2 项任务的到期时间随日历变了：提前 1 项，推后 1 项。']]]);
    await sql('delete from jobs');
  });

  test('该拟督办单的一级：拟好一张草稿，一件一张', async () => {
    await run(at('2026-03-23 09:00'));
    await run(at('2026-03-23 09:15'));
    const drafts = await sql('select status, department_id, task_id, drafted_by_id, title, ground from supervision_notices');
    expect(drafts).toMatchObject([{ status: 'draft', department_id: 'tax', task_id: 't', drafted_by_id: null, title: '所承担的任务超期', ground: '所承担的任务应于 2026-03-16 17:30 前完成，至今未完成，已超期 5 个工作日。' }]);
    expect(await sql('select notice_id is not null as settled from notice_intents')).toMatchObject([{ settled: 1 }]);

    // Of an item of a bundle it names the run.
    await sql('delete from supervision_notices');
    await sql('update notice_intents set notice_id = null');
    await sql(`insert into bundles (id, created_at, updated_at, number_year, number_seq, query_code, template_id, template_code, template_name, edition, illustrative, title, applicant_id, wanted, answers_sealed, coordinator_id, registered_by_id, visits, inspections)
      values ('run', '', '', 2026, 7, '', '', '', '', 1, 0, '', '', '[]', '', '', '', 1, '[]')`);
    await sql("update tasks set owner = 'run', owner_id = 'run', kind = 'bundle_item' where id = 't'");
    await run(at('2026-03-23 09:30'));
    expect(await sql('select title from supervision_notices')).toEqual([{ title: '一件事 YJS-2026-0007 的办理任务超期' }]);
  });
});

describe('隔多久再试', () => {
  test('越试越久，八次为止；对方说等多久，就不比那更早', () => {
    const waits = Array.from({ length: TRIES }, (_, made) => afterFailure({ retry: 'later' }, TRIES - 1 - made));
    expect(waits).toEqual([900, 900, 1800, 3600, 10_800, 21_600, 43_200, null]);
    expect(afterFailure({ retry: 'later', retryAfterSeconds: 5000 }, 7)).toBe(5000);
    expect(afterFailure({ retry: 'never' }, 7)).toBeNull();
  });
});
