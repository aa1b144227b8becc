// npm run bench: what a request costs at 100,000 cases, in workerd over D1 and in Node over libSQL, beside a bare
// Hono handler that asks the same database the same questions; then the spreadsheet in Chromium; before them what laying
// out a meeting's agenda takes. Prints; asserts no time. The panel is the one in dist/ (npm run build). npm run bench --
// agenda stops after the agenda, npm run bench -- grid measures the spreadsheet without the requests; BENCH_DATA names a
// folder whose seeded district is kept for the next time.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { connectLibsql } from '../../worker/platform/libsql.ts';
import { installation } from '../../worker/start/folders.ts';
import { readKeys } from '../../worker/start/keys.ts';
import { say } from '../../worker/start/say.ts';
import { install, startNode } from '../harness/node.ts';
import { TEST_KEYS } from '../harness/worker.ts';
import { agendaFigures } from './agenda.ts';
import { gridFigures } from './grid.ts';
import { measure, table, type Measured } from './measure.ts';
import { roundsOf } from './record.ts';
import { SEED_NOW } from './rows.ts';
import { scenarios, type Scenario } from './scenarios.ts';
import { apiKeyOf, seedDistrict } from './seed.ts';
import { startWorkerd } from './workerd.ts';

/** At least 40,000: the newest twentieth has to hold a case for every write. */
const CASES = Number(process.env.BENCH_CASES ?? 100_000);
const KEPT = process.env.BENCH_DATA;
const SCROLL_MINUTES = Number(process.env.BENCH_SCROLL_MINUTES ?? 10);
/** Where the bare handler's own cases begin. */
const OTHERS = 1000;
const headers = { 'x-api-key': apiKeyOf('coordinator'), 'x-now': SEED_NOW };

const send = (base: URL | string, { method, path, body }: ReturnType<Scenario['request']>) =>
  fetch(new URL(path, base), { method, headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { body: JSON.stringify(body) }) });
const seconds = (since: number) => `${Math.round((performance.now() - since) / 1000)} s`;

/** The same reads by the statements the app itself sends, and the same writes in the fewest statements, on rows of its own. */
async function bareWay(scenario: Scenario, bare: URL, database: D1Database): Promise<(at: number) => Promise<Response>> {
  const first = scenario.request(0);
  if (first.method !== 'GET')
    return (at) => {
      const { method, path, body } = scenario.request(at + OTHERS);
      return send(bare, { method, path: method === 'POST' ? '/' : path.replace('/api/cases', ''), body });
    };
  const rounds = await roundsOf(database, first.path, headers);
  await fetch(new URL('/rounds', bare), { method: 'PUT', body: JSON.stringify(rounds) });
  return () => fetch(new URL('/rounds', bare));
}

/** The app and the bare handler, a pair for each scenario. */
async function inWorkerd(list: Scenario[]): Promise<Measured[][]> {
  say('打包并启动 workerd', 'Bundling, and starting workerd');
  const { app, bare, database, kilobytes, stop } = await startWorkerd();
  try {
    const began = performance.now();
    await seedDistrict((query, ...values) => database.prepare(query).bind(...values).run(), { cases: CASES, follow: 'all', dataKey: TEST_KEYS.dataKey });
    say(`D1 中写入 ${CASES} 件,用时 ${seconds(began)};程序包 ${kilobytes} KB`, `Seeded ${CASES} cases in D1 in ${seconds(began)}; the bundle has ${kilobytes} KB`);
    const measured: Measured[][] = [];
    for (const scenario of list) {
      process.stderr.write(`  ${scenario.name}\n`);
      measured.push(await measure(scenario.times, [(at) => send(app, scenario.request(at)), await bareWay(scenario, bare, database)]));
    }
    return measured;
  } finally {
    await stop();
  }
}

/** The seeded district of `folder`, made where there is none yet. */
async function seedLibsql(folder: string): Promise<void> {
  if (existsSync(installation(folder).database)) return;
  await install(folder);
  const { database, keys } = installation(folder);
  const dataKey = (await readKeys(keys))?.dataKey;
  if (dataKey === undefined) throw new Error('a fresh installation has its keys');
  const client = await connectLibsql(database);
  const began = performance.now();
  await seedDistrict((query, ...values) => client.execute({ sql: query, args: values }), { cases: CASES, follow: 'all', dataKey });
  client.close();
  say(`libSQL 中写入用时 ${seconds(began)}`, `Seeded libSQL in ${seconds(began)}`);
}

async function inNode(list: Scenario[]): Promise<void> {
  const folder = KEPT ?? (await mkdtemp(join(tmpdir(), 'banchengshi-bench-')));
  try {
    await seedLibsql(folder);
    const server = await startNode(folder, { TEST_CLOCK: '1' });
    try {
      const measured: Measured[] = [];
      for (const scenario of list) measured.push(...(await measure(scenario.times, [(at) => send(server.url, scenario.request(at))])));
      if (list.length > 0) console.log(`\n${heading}\n\n${table(['Node+libSQL', 'p50', 'p95'], list.map(({ name }, at) => [name, ms(measured[at]?.p50), ms(measured[at]?.p95)]))}\n`);
      say(`表格,连滚动 ${SCROLL_MINUTES} 分钟`, `The spreadsheet, ${SCROLL_MINUTES} minutes of scrolling included`);
      const figures = await gridFigures({ url: server.url, headers, minutes: SCROLL_MINUTES });
      console.log(table([`the spreadsheet in Chromium, over Node+libSQL; load ${loadavg().map((load) => load.toFixed(1)).join(' ')}`, 'measured', 'wanted'], figures.map(({ what, measured: found, wanted }) => [what, found, wanted])));
    } finally {
      await server.stop();
    }
  } finally {
    if (KEPT === undefined) await rm(folder, { recursive: true, force: true });
  }
}

const ms = (value: number | undefined) => (value === undefined ? '' : value.toFixed(1));
const heading = `${CASES.toLocaleString('en')} cases, 8 clients at once, milliseconds`;

// Each part is printed when it has been measured: a later one that fails takes nothing away.
const agenda = agendaFigures();
console.log(`\n${table(['milliseconds, wanted: 1,000', 'middle', 'slowest'], [[agenda.what, ms(agenda.middle), ms(agenda.slowest)]])}\n`);
if (process.argv.includes('agenda')) process.exit();

const list = process.argv.includes('grid') ? [] : scenarios(CASES);
if (list.length > 0) {
  const workerd = await inWorkerd(list);
  const besides = list.map(({ name }, at) => {
    const [ours, bare] = workerd[at] ?? [];
    return [name, String(ours?.rowsRead ?? ''), ms(ours?.p50), ms(ours?.p95), ms(bare?.p50), ms(bare?.p95)];
  });
  console.log(`\n${heading}\n\n${table(['workerd+D1', 'rows read', 'p50', 'p95', 'bare Hono p50', 'p95'], besides)}\n`);
}
await inNode(list);
