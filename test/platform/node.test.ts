import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Client, install, startNode } from '../harness/index.ts';

describe('the self-hosted server', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'banchengshi-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const health = async (url: string) => (await new Client((path, init) => fetch(url + path, init)).get('/api/health')).body;

  test('makes its database and its keys at the first start and keeps both', async () => {
    const first = await startNode(folder);
    expect(await health(first.url)).toMatchObject({ ok: true, store: 'libsql', testClock: false });
    expect(first.lines.join('\n')).toMatch(/丢失后任何人都无法读出[\s\S]*apart from the backups/);
    expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'banchengshi.db'))).mode & 0o077).toBe(0);
    const keys = await readFile(join(folder, 'keys.json'), 'utf8');
    expect(await first.stop()).toBe(0);

    const second = await startNode(folder);
    expect(await health(second.url)).toMatchObject({ ok: true });
    expect(second.lines.join('\n')).not.toContain('keys.json');
    expect(await readFile(join(folder, 'keys.json'), 'utf8')).toBe(keys);
    await second.stop();
  });

  test('never makes new keys over data sealed with lost ones', async () => {
    await install(folder);
    await rm(join(folder, 'keys.json'));
    await expect(startNode(folder)).rejects.toThrow(/有数据而没有密钥/);
    expect(await readdir(folder)).not.toContain('keys.json');
  });

  test('has its folder to itself, and kill -9 leaves nothing that keeps the next one out', async () => {
    const first = await startNode(folder);
    await expect(startNode(folder)).rejects.toThrow(/正由另一个服务使用/);
    expect(await health(first.url)).toMatchObject({ ok: true });
    await first.stop('SIGKILL');
    const next = await startNode(folder);
    expect(await health(next.url)).toMatchObject({ ok: true });
    await next.stop();
  });

  test('refuses a database of a newer version and leaves it alone', async () => {
    await install(folder);
    const database = createClient({ url: `file:${join(folder, 'banchengshi.db')}` });
    await database.execute("INSERT INTO libsql_migrations VALUES ('9999_tomorrow.sql', '2030-01-01T00:00:00.000Z')");
    database.close();
    await expect(startNode(folder)).rejects.toThrow(/更新的版本[\s\S]*9999_tomorrow/);
  });

  test('offers the set-up link until there is an administrator, and believes a proxy about TLS where told to', async () => {
    const person = { username: 'first', password: 'a-long-enough-password' };
    const first = await startNode(folder);
    await expect.poll(() => first.lines.join('\n'), { timeout: 5000 }).toContain('setup?token=');
    const token = /setup\?token=(\w+)/.exec(first.lines.join('\n'))?.[1];
    const client = new Client((path, init) => fetch(first.url + path, init));
    expect((await client.post('/api/setup', { ...person, token, name: '某某' })).status).toBe(201);
    const cookieOf = async (url: string) => {
      const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' };
      const answer = await new Client((path, init) => fetch(url + path, init)).post('/api/auth/sign-in/username', person, { headers });
      expect(answer.status).toBe(200);
      return answer.headers.getSetCookie().join('\n');
    };
    expect(await cookieOf(first.url)).not.toMatch(/; Secure/);
    await first.stop();

    const second = await startNode(folder, { TRUST_PROXY: '1' });
    expect(await cookieOf(second.url)).toMatch(/; Secure/);
    expect(second.lines.join('\n')).not.toContain('setup?token=');
    await second.stop();
  });

  test('listening everywhere, it names addresses a browser can open', async () => {
    const server = await startNode(folder, { HOST: '0.0.0.0' });
    const said = server.lines.join('\n');
    expect(said).not.toContain('0.0.0.0');
    const panels = said.match(/http:\/\/[\d.]+:\d+(?=\/admin\/)/g) ?? [];
    expect(panels.length).toBeGreaterThan(0);
    for (const url of new Set(panels)) expect(await health(url)).toMatchObject({ ok: true });
    await server.stop();
  });

  test('says so while its clock is a test clock', async () => {
    const server = await startNode(folder, { TEST_CLOCK: '1' });
    expect(await health(server.url)).toMatchObject({ testClock: true });
    expect(server.lines.join('\n')).toContain('not for real work');
    await server.stop();
  });
});
