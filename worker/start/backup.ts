// npm run backup [-- --to <folder>] [-- --keys <folder>]: one consistent copy of the self-hosted database, taken while
// the server may be running, and of the files attached, by default into <data folder>-backups beside the data. The keys are never put with it:
// whoever holds both can read everything.
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { connectLibsql } from '../platform/libsql.ts';
import { installation } from './folders.ts';
import { fail, say } from './say.ts';

const { database, objects, keys, backups } = installation();
const { values } = parseArgs({ options: { to: { type: 'string' }, keys: { type: 'string' } } });
const folder = resolve(values.to ?? backups);
const stamp = new Date().toISOString().replace(/\.\d+Z$/, 'Z').replaceAll(/[-:]/g, '');

if (!existsSync(database)) {
  fail(
    `${database} 不在：此命令备份自托管安装的数据。Cloudflare 上的 D1 由 Time Travel 保存（免费 7 天，付费 30 天），恢复用 wrangler d1 time-travel restore banchengshi --timestamp=…`,
    `There is no ${database}: this command backs up a self-hosted installation. On Cloudflare, D1 keeps its own past by Time Travel (7 days free, 30 paid); go back with wrangler d1 time-travel restore banchengshi --timestamp=…`,
  );
}
if (values.keys !== undefined && resolve(values.keys) === folder) {
  fail('密钥不能和数据备份放在一起', 'The keys must not lie beside the backup of the data');
}

await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {
  fail(`不能在 ${folder} 建立备份目录，请用 --to <目录> 指明别处`, `Cannot make the backup folder ${folder}: name another with --to <folder>`);
});
process.umask(0o077);
const file = join(folder, `banchengshi-${stamp}.db`);
const part = `${file}.part`;
await rm(part, { force: true });
const connection = await connectLibsql(database);
await connection.execute({ sql: 'VACUUM INTO ?', args: [part] });
connection.close();
await rename(part, file);
// A file that was attached never changes: only those not yet here are copied, for all the backups of this folder together.
if (existsSync(objects)) await cp(objects, join(folder, 'objects'), { recursive: true, force: false, filter: (source) => !source.endsWith('.part') });
say(`数据已备份到 ${file}（${(await stat(file)).size} 字节）`, `Backed up the data to ${file}`);

if (values.keys === undefined) {
  say(
    `备份里没有密钥。没有 ${keys}，备份中的证件号码和电话无法读出：请用 --keys <另一处目录> 另存密钥，与数据分开保管。`,
    `The keys are not in it. Without ${keys} the ID numbers and phones in it cannot be read: keep them with --keys <another folder>, apart from the data.`,
  );
} else {
  await mkdir(values.keys, { recursive: true, mode: 0o700 });
  const copy = join(resolve(values.keys), `keys-${stamp}.json`);
  await copyFile(keys, copy);
  say(`密钥已另存到 ${copy}`, `Kept the keys at ${copy}`);
}
