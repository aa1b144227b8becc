import { execFileSync } from 'node:child_process';
import { cp, glob, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../worker/start/folders.ts';

/** What each file may not import, and a neighbour of the same kind that it may. */
const ARROWS: [file: string, refused: string[], allowed: string[]][] = [
  ['schema/cases.ts', ['../worker/cases/rules.ts', '../admin/x.ts', './tables/cases.ts', 'hono', 'drizzle-orm'], ['./tasks.ts', 'zod']],
  ['schema/presets/index.ts', ['../tables/cases.ts', 'node:fs'], ['../cases.ts']],
  ['schema/tables/cases.ts', ['../../worker/app.ts', 'drizzle-orm/d1', 'hono'], ['drizzle-orm/sqlite-core', '../cases.ts']],
  [
    'worker/cases/rules.ts',
    ['hono', '@hono/zod-openapi', 'drizzle-orm', '../../schema/tables/cases.ts', '../../schema/tables/index.ts', './store.ts', './routes.ts', '../tasks/store.ts', '../platform/store.ts', 'node:crypto'],
    ['../../schema/cases.ts', '../deadlines/rules.ts', 'zod'],
  ],
  ['worker/cases/rules/triage.ts', ['hono', 'drizzle-orm', '../store.ts', '../../platform/store.ts'], ['./dispatch.ts']],
  ['worker/cases/store.ts', ['hono', './routes.ts', '../app.ts', '@libsql/client', '../../admin/x.ts'], ['./rules.ts', 'drizzle-orm', '../platform/store.ts', '../../schema/tables/index.ts']],
  ['worker/cases/routes.ts', ['../app.ts', '@hono/node-server', 'node:fs', '@cloudflare/workers-types', 'drizzle-orm/libsql', '../../admin/x.ts'], ['./store.ts', './rules.ts', 'hono', '@hono/zod-openapi']],
  ['worker/app.ts', ['node:fs', '@libsql/client', '@hono/node-server', 'cloudflare:workers', '../admin/x.ts'], ['hono', './cases/routes.ts']],
  ['worker/index.ts', ['../admin/x.ts'], ['@cloudflare/workers-types', './app.ts']],
  ['worker/node.ts', ['../admin/x.ts', '../test/x.ts'], ['@hono/node-server', 'node:fs', './app.ts']],
  ['admin/cases/List.tsx', ['../../worker/cases/rules.ts', '../../schema/tables/cases.ts', 'drizzle-orm', 'hono', 'node:fs'], ['../../schema/cases.ts', 'react-admin']],
];

describe('lint refuses', () => {
  let folder: string;
  let found: string[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'banchengshi-lint-'));
    await cp(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    for (const [file, refused, allowed] of ARROWS) {
      const imports = [...refused, ...allowed].map((from, index) => `import type { T${index} } from '${from}';`);
      const uses = `export type All = [${imports.map((_, index) => `T${index}`).join(', ')}];`;
      await write(file, [...imports, uses, '']);
    }
    await write('worker/loose.ts', ['export const loose = (value: any) => value;', '']);
    await write('worker/short.ts', ["import './loose';", '']);
    found = lint(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function write(file: string, lines: string[]): Promise<void> {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), lines.join('\n'));
  }

  test.each(ARROWS)('%s', (file, refused) => {
    const said = found.filter((line) => line.startsWith(`${file}:`) && line.includes('no-restricted-imports'));
    const lines = said.map((line) => Number(line.split(':')[1])).toSorted((a, b) => a - b);
    expect([...new Set(lines)], said.join('\n')).toEqual(refused.map((_, index) => index + 1));
  });

  test('any, and a relative import without its extension', () => {
    expect(found).toContainEqual(expect.stringMatching(/^worker\/loose\.ts:1:.*no-explicit-any/));
    expect(found).toContainEqual(expect.stringMatching(/^worker\/short\.ts:1:.*extensions/));
  });
});

function lint(cwd: string): string[] {
  try {
    return execFileSync(join(ROOT, 'node_modules/.bin/oxlint'), ['-f', 'unix'], { cwd, encoding: 'utf8' }).split('\n');
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout).split('\n');
    throw error;
  }
}

/** Lint sees one file at a time; a rule is pure only if everything it leans on is. */
describe('rules are pure all the way down', async () => {
  const IMPURE = /^(hono|@hono\/|drizzle-orm|@libsql\/|better-auth|node:|cloudflare:)|\/tables\/|\/(store|routes|app)\.ts$/;
  const CLOCK = /new Date\(\)|Date\.now\(|performance\.now\(/;
  const rules: string[] = [];
  for await (const file of glob(['worker/**/rules.ts', 'worker/*/rules/*.ts'], { cwd: ROOT })) rules.push(file);

  const importsOf = (source: string) =>
    [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');

  test.each(rules.toSorted())('%s', async (rule) => {
    const seen = new Set([rule]);
    for (const file of seen) {
      const source = await readFile(join(ROOT, file), 'utf8');
      expect(source, `${file}, which ${rule} leans on, reads a clock`).not.toMatch(CLOCK);
      for (const from of importsOf(source)) {
        const target = from.startsWith('.') ? normalize(join(dirname(file), from)) : from;
        expect(target, `${file}, which ${rule} leans on`).not.toMatch(IMPURE);
        if (from.startsWith('.') && target.endsWith('.ts')) seen.add(target);
      }
    }
  });
});
