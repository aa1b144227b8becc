import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { CACHE, ROOT } from './folders.ts';
import { say } from './say.ts';

const DIST = join(ROOT, 'dist');
const STAMP = join(CACHE, 'panel');

async function sourcesHash(): Promise<string> {
  const files: string[] = [];
  for await (const file of glob(['admin/**/*.*', 'schema/**/*.{ts,json}'], { cwd: ROOT })) files.push(file);
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(file).update('\0').update(await readFile(join(ROOT, file)));
  return hash.digest('hex');
}

/**
 * Builds the panel and the front page into dist/ unless their sources are those of the last build. The stamp lives in
 * node_modules, so new dependencies build anew. The new folder takes the old one's place whole: a server that is
 * running from dist/ never sees half a build.
 */
export async function buildPanel(): Promise<void> {
  const hash = await sourcesHash();
  const last = await readFile(STAMP, 'utf8').catch(() => '');
  if (last === hash && existsSync(join(DIST, 'admin/index.html'))) return;

  say('构建管理端', 'Building the panel');
  const fresh = join(CACHE, `dist-${process.pid}`);
  const old = join(CACHE, `old-${process.pid}`);
  await mkdir(CACHE, { recursive: true });
  try {
    await build({
      configFile: join(ROOT, 'admin/vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: join(fresh, 'admin') },
    });
    if (existsSync(DIST)) await rename(DIST, old);
    await rename(fresh, DIST);
    await writeFile(STAMP, hash);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}
