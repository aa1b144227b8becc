// npm run deploy: the panel, the database, the keys and the Worker to the Cloudflare account that wrangler is signed
// in to (`npx wrangler login`, or CLOUDFLARE_API_TOKEN).
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { setupToken } from '../setup/token.ts';
import { ROOT } from './folders.ts';
import { newKeys } from './keys.ts';
import { buildPanel } from './panel.ts';
import { fail, say } from './say.ts';
import { runWrangler } from './wrangler.ts';

const DATABASE = 'banchengshi';
const BUCKET = 'banchengshi-files';
const SECRETS = join(ROOT, '.data/cloudflare/secrets.json');
const Listed = z.array(z.object({ name: z.string() }));

console.log(`
  《中华人民共和国个人信息保护法》第三十六条：国家机关处理的个人信息应当在中华人民共和国境内存储。
  中国的窗口正式使用，请在自有服务器上运行 npm run serve；部署到 Cloudflare 只用于试用、培训，或不受此法约束的地方。

  Personal Information Protection Law of China, article 36: personal information handled by state organs is stored
  inside China. A Chinese authority runs npm run serve on a machine of its own; a deployment to Cloudflare is for
  trials, training, and places where that law does not apply.
`);

try {
  await buildPanel();
  await prepareDatabase();
  await prepareBucket();
  const secrets = await prepareSecrets();
  say('部署', 'Deploying');
  const output = await runWrangler(['deploy', ...secrets]);
  console.log(output.trim());
  if (secrets.length > 0) await offerSetup(/https:\/\/\S+\.workers\.dev/.exec(output)?.[0] ?? 'https://…');
} catch (error) {
  fail('没有部署成功', `It was not deployed: ${error instanceof Error ? error.message : String(error)}`);
}

async function offerSetup(url: string): Promise<void> {
  const { AUTH_SECRET } = z.object({ AUTH_SECRET: z.string() }).parse(JSON.parse(await readFile(SECRETS, 'utf8')));
  const link = `${url}/admin/setup?token=${await setupToken(AUTH_SECRET)}`;
  say(`首次设置，用此链接建立第一位管理员：${link}`, `First set-up, where the first administrator is made: ${link}`);
}

/** The account's D1 database is found by its name, so no id of anyone's account stands in wrangler.toml. */
async function prepareDatabase(): Promise<void> {
  const databases = Listed.parse(JSON.parse(await runWrangler(['d1', 'list', '--json'])));
  if (!databases.some(({ name }) => name === DATABASE)) {
    say('新建 D1 数据库', 'Creating the D1 database');
    await runWrangler(['d1', 'create', DATABASE, '--update-config=false']);
  }
  say('更新数据库', 'Bringing the database up to date');
  await runWrangler(['d1', 'migrations', 'apply', DATABASE, '--remote']);
}

/** Where attached files lie. R2 has to be switched on in the account once, which wrangler then says. */
async function prepareBucket(): Promise<void> {
  const buckets = await runWrangler(['r2', 'bucket', 'list']);
  if (new RegExp(`name:\\s+${BUCKET}\\s`).test(`${buckets}\n`)) return;
  say('新建 R2 存储桶', 'Creating the R2 bucket');
  await runWrangler(['r2', 'bucket', 'create', BUCKET, '--update-config=false']);
}

/**
 * Keys are made once, at the first deploy. Never over keys that are there: a new DATA_KEY would make every sealed
 * number unreadable.
 */
async function prepareSecrets(): Promise<string[]> {
  const names = await secretsThere();
  if (names.includes('DATA_KEY') && names.includes('AUTH_SECRET')) return [];
  if (names.includes('DATA_KEY')) throw new Error('DATA_KEY is set and AUTH_SECRET is not: wrangler secret put AUTH_SECRET');
  if (!existsSync(SECRETS)) {
    const { dataKey, authSecret } = newKeys();
    await mkdir(dirname(SECRETS), { recursive: true });
    await writeFile(SECRETS, `${JSON.stringify({ DATA_KEY: dataKey, AUTH_SECRET: authSecret }, null, 2)}\n`, { mode: 0o600 });
    say(
      `已生成密钥 ${SECRETS}。证件号码和电话用它加密，丢失后任何人都无法读出。请现在另存一份，与数据分开保管。`,
      `Made the keys ${SECRETS}. ID numbers and phones are encrypted with them; if they are lost nobody can read them again. Keep a copy now, apart from the data.`,
    );
  }
  return ['--secrets-file', SECRETS];
}

/** The names of the Worker's secrets; none where wrangler says that there is no Worker yet. */
async function secretsThere(): Promise<string[]> {
  try {
    return Listed.parse(JSON.parse(await runWrangler(['secret', 'list', '--format', 'json']))).map(({ name }) => name);
  } catch (error) {
    if (error instanceof Error && /Worker "[^"]+" not found/.test(error.message)) return [];
    throw error;
  }
}
