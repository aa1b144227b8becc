// npm run restore -- <backup.db> [--keys <keys.json>]: puts a backup in place of the self-hosted data. The server must
// be stopped. What stood there before is kept beside it under another name.
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createClient } from '@libsql/client';
import { connectLibsql } from '../platform/libsql.ts';
import { pendingMigrations, readApplied } from '../platform/migrate.ts';
import { unseal } from '../platform/seal.ts';
import { installation } from './folders.ts';
import { hold } from './hold.ts';
import { readKeys, writeKeys } from './keys.ts';
import { fail, say } from './say.ts';

const { folder, database, objects, keys, lock } = installation();
const { values, positionals } = parseArgs({ options: { keys: { type: 'string' } }, allowPositionals: true });
const backup = positionals[0];
if (backup === undefined || !existsSync(backup)) fail('用法：npm run restore -- <备份文件.db>', 'Usage: npm run restore -- <backup.db>');

process.umask(0o077);
await mkdir(folder, { recursive: true });
if (!hold(lock)) fail('服务正在运行，请先停止', 'The server is running: stop it first');

const kept = values.keys === undefined ? await readKeys(keys) : await readKeys(resolve(values.keys));
if (!kept) fail(`没有密钥：请用 --keys 指明当时另存的密钥文件`, 'There are no keys: name the file kept apart with --keys');
await checkBackup(backup, kept.dataKey);

const stamp = new Date().toISOString().replace(/\.\d+Z$/, 'Z').replaceAll(/[-:]/g, '');
const incoming = `${database}.restoring`;
await copyFile(backup, incoming);
if (existsSync(database)) {
  const before = `${database}.before-${stamp}`;
  const old = await connectLibsql(database);
  await old.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  old.close();
  await copyFile(database, before);
  say(`原有数据保留在 ${before}`, `What stood there is kept at ${before}`);
}
for (const end of ['-wal', '-shm']) await rm(database + end, { force: true });
await rename(incoming, database);
if (values.keys !== undefined && resolve(values.keys) !== keys) {
  if (existsSync(keys)) await rename(keys, `${keys}.before-${stamp}`);
  await writeKeys(keys, kept);
}
const attached = join(dirname(resolve(backup)), 'objects');
if (existsSync(attached)) await cp(attached, objects, { recursive: true, force: false });
say('已恢复，可以启动服务', 'Restored; the server can be started');

/** Refuses a file that is damaged, of a newer version, or sealed with other keys, before anything is touched. */
async function checkBackup(file: string, dataKey: string): Promise<void> {
  const copy = createClient({ url: `file:${resolve(file)}` });
  try {
    const isSound = async () => (await copy.execute('PRAGMA integrity_check')).rows[0]?.integrity_check === 'ok';
    const applied = (await isSound().catch(() => false)) ? await readApplied(copy) : [];
    if (applied.length === 0) fail(`${file} 不是完好的备份`, `${file} is no sound backup`);
    await pendingMigrations(applied).catch(() =>
      fail('备份来自更新的版本，请换用那个版本的程序', 'The backup is of a newer version; restore it with that version'),
    );
    const sealed = (await copy.execute('SELECT phone_sealed AS value FROM applicants WHERE phone_sealed IS NOT NULL LIMIT 1')).rows[0];
    if (sealed) await unseal(dataKey, String(sealed.value)).catch(() => fail('密钥与这份备份不符', 'These keys are not those of this backup'));
  } finally {
    copy.close();
  }
}
