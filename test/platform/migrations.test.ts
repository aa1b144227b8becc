import { readdir, readFile } from 'node:fs/promises';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../worker/platform/migrate.ts';
import * as tables from '../../schema/tables/index.ts';

test('the migrations say all that the tables say (if not: npm run migration)', async () => {
  const last = (await readdir(`${MIGRATIONS}/meta`)).filter((name) => name.endsWith('_snapshot.json')).toSorted().at(-1);
  const written = JSON.parse(await readFile(`${MIGRATIONS}/meta/${last}`, 'utf8'));
  const wanted = await generateSQLiteDrizzleJson(tables, written.id, 'snake_case');
  expect(await generateSQLiteMigration(written, wanted)).toEqual([]);
});

/** On D1 a rebuilt parent empties its children through ON DELETE CASCADE, foreign keys off or not. */
test('no migration drops a table or cascades', async () => {
  for (const name of (await readdir(MIGRATIONS)).filter((file) => file.endsWith('.sql'))) {
    expect(await readFile(`${MIGRATIONS}/${name}`, 'utf8'), name).not.toMatch(/DROP TABLE|ON DELETE cascade/i);
  }
});
