import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { COMPILED, install, QUICKLY, startNode } from '../harness/index.ts';
import { seal } from '../../worker/platform/seal.ts';
import { ROOT } from '../../worker/start/folders.ts';

let top: string;
beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'banchengshi-'));
});
afterEach(() => rm(top, { recursive: true, force: true }));

const at = (...names: string[]) => join(top, ...names);
const command = (name: 'backup' | 'restore', folder: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [...QUICKLY, `worker/start/${name}.ts`, ...args], { cwd: ROOT, env: { ...process.env, ...COMPILED, DATA_DIR: folder } });

async function sql(folder: string, query: string): Promise<unknown[]> {
  const client = createClient({ url: `file:${join(folder, 'banchengshi.db')}`, timeout: 5000 });
  const { rows } = await client.execute(query);
  client.close();
  return rows.map((row) => row.note);
}
const notes = (folder: string) => sql(folder, 'SELECT note FROM kept ORDER BY note');
const note = (folder: string, text: string) => sql(folder, `INSERT INTO kept VALUES ('${text}')`);

test('a backup taken while the server runs brings back what stood then, and keeps what it replaces', async () => {
  const server = await startNode(at('data'));
  await sql(at('data'), 'CREATE TABLE kept (note TEXT)');
  await note(at('data'), 'before');
  const { stdout } = await command('backup', at('data'), '--to', at('copies'), '--keys', at('safe'));
  expect(stdout).toContain('数据已备份到');
  await note(at('data'), 'after');

  const [copy = ''] = await readdir(at('copies'));
  const [keys = ''] = await readdir(at('safe'));
  expect(await readdir(at('copies'))).toEqual([expect.stringMatching(/^banchengshi-\d{8}T\d{6}Z\.db$/)]);
  await expect(command('restore', at('data'), at('copies', copy))).rejects.toThrow(/服务正在运行/);
  await server.stop();

  await command('restore', at('data'), at('copies', copy));
  expect(await notes(at('data'))).toEqual(['before']);
  const before = (await readdir(at('data'))).find((name) => /before-.*Z$/.test(name)) ?? '';
  await command('restore', at('data'), at('data', before));
  expect(await notes(at('data'))).toEqual(['after', 'before']);

  await command('restore', at('elsewhere'), at('copies', copy), '--keys', at('safe', keys));
  expect(await readFile(at('elsewhere', 'keys.json'))).toEqual(await readFile(at('data', 'keys.json')));
  expect(await notes(at('elsewhere'))).toEqual(['before']);
});

test('without a place named, a backup stands outside the data folder, which can be lost', async () => {
  await install(at('data'));
  // SQLite may leave its side files for a moment after the last connection.
  const kept = async () => (await readdir(at('data'))).filter((name) => !/-(shm|wal)$/.test(name));
  const before = await kept();
  await command('backup', at('data'));
  expect(await readdir(at('data-backups'))).toEqual([expect.stringMatching(/^banchengshi-.*\.db$/)]);
  expect(await kept()).toEqual(before);
});

test('the keys never lie beside the data, and it says what losing them means', async () => {
  await install(at('data'));
  await expect(command('backup', at('data'), '--to', at('copies'), '--keys', at('copies'))).rejects.toThrow(/不能和数据备份放在一起/);
  expect((await command('backup', at('data'), '--to', at('copies'))).stdout).toMatch(/备份里没有密钥/);
});

test('a backup sealed with other keys is refused', async () => {
  await install(at('data'));
  const { dataKey } = JSON.parse(await readFile(at('data', 'keys.json'), 'utf8'));
  const now = '2026-03-09T02:00:00.000Z';
  await sql(
    at('data'),
    `INSERT INTO applicants (id, version, created_at, updated_at, kind, name, phone_sealed, circumstances)
     VALUES ('a1', 1, '${now}', '${now}', 'person', '某某', '${await seal(dataKey, '13800001234')}', '[]')`,
  );
  await command('backup', at('data'), '--to', at('copies'));
  const [copy = ''] = await readdir(at('copies'));
  await install(at('other'));
  await expect(command('restore', at('other'), at('copies', copy))).rejects.toThrow(/密钥与这份备份不符/);
  await command('restore', at('data'), at('copies', copy));
});

test('a damaged file, or no keys, is refused and changes nothing', async () => {
  await install(at('data'));
  await sql(at('data'), 'CREATE TABLE kept (note TEXT)');
  await note(at('data'), 'standing');
  await command('backup', at('data'), '--to', at('copies'));
  const [copy = ''] = await readdir(at('copies'));

  await writeFile(at('damaged.db'), (await readFile(at('copies', copy))).fill(7, 4096, 40_960));
  await expect(command('restore', at('data'), at('damaged.db'))).rejects.toThrow(/不是完好的备份/);
  await writeFile(at('text.db'), 'not a database');
  await expect(command('restore', at('data'), at('text.db'))).rejects.toThrow(/不是完好的备份/);
  await expect(command('restore', at('empty'), at('copies', copy))).rejects.toThrow(/没有密钥/);
  expect(await notes(at('data'))).toEqual(['standing']);
});

test('what was attached goes with the backup, each file once, and comes back where it is missing', async () => {
  await install(at('data'));
  await mkdir(at('data', 'objects', 'files', '2026-03-09'), { recursive: true });
  await writeFile(at('data', 'objects', 'files', '2026-03-09', 'a'), 'first');
  await command('backup', at('data'), '--to', at('copies'), '--keys', at('safe'));
  await writeFile(at('data', 'objects', 'files', '2026-03-09', 'b'), 'second');
  await writeFile(at('data', 'objects', 'files', '2026-03-09', 'c.part'), 'half');
  await command('backup', at('data'), '--to', at('copies'));
  expect(await readdir(at('copies', 'objects', 'files', '2026-03-09'))).toEqual(['a', 'b']);
  await rm(at('data', 'objects'), { recursive: true });
  const copy = (await readdir(at('copies'))).find((name) => name.endsWith('.db')) ?? '';
  await command('restore', at('data'), at('copies', copy));
  expect(await readFile(at('data', 'objects', 'files', '2026-03-09', 'b'), 'utf8')).toBe('second');
});
