import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@libsql/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectLibsql } from '../../worker/platform/libsql.ts';
import { migrate, NewerDatabase } from '../../worker/platform/migrate.ts';

let folder: string;
let client: Client;
const tables = async () =>
  (await client.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'district%' ORDER BY name")).rows.map((row) => row.name);
const add = (name: string, sql: string) => writeFile(join(folder, name), sql);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banchengshi-'));
  client = await connectLibsql(join(folder, 'test.db'));
  await add('0000_first.sql', 'CREATE TABLE district_a (id TEXT);\n--> statement-breakpoint\nINSERT INTO district_a VALUES (1);\n');
});
afterEach(async () => {
  client.close();
  await rm(folder, { recursive: true, force: true });
});

test('applies what is new, in order, once', async () => {
  expect(await migrate(client, folder)).toEqual(['0000_first.sql']);
  await add('0002_third.sql', 'DROP TABLE district_b;');
  await add('0001_second.sql', 'CREATE TABLE district_b (id TEXT);');
  expect(await migrate(client, folder)).toEqual(['0001_second.sql', '0002_third.sql']);
  expect(await migrate(client, folder)).toEqual([]);
  expect(await tables()).toEqual(['district_a']);
  expect((await client.execute('SELECT count(*) AS n FROM district_a')).rows[0]?.n).toBe(1);
});

test('a trigger with statements of its own is one statement', async () => {
  await add('0001_trigger.sql', 'CREATE TRIGGER t AFTER INSERT ON district_a BEGIN SELECT 1; SELECT 2; END;\n--> statement-breakpoint\nCREATE TABLE district_b (id TEXT);');
  expect(await migrate(client, folder)).toHaveLength(2);
});

test('a file that fails half-way leaves nothing of itself, and those before it stay', async () => {
  await add('0001_broken.sql', 'CREATE TABLE district_b (id TEXT);\n--> statement-breakpoint\nCREATE TABLE district_b (id TEXT);');
  await expect(migrate(client, folder)).rejects.toThrow(/district_b/);
  expect(await tables()).toEqual(['district_a']);
  await add('0001_broken.sql', 'CREATE TABLE district_b (id TEXT);');
  expect(await migrate(client, folder)).toEqual(['0001_broken.sql']);
});

test('a database of a newer version is refused before anything is written', async () => {
  await migrate(client, folder);
  await rm(join(folder, '0000_first.sql'));
  await add('0001_other.sql', 'CREATE TABLE district_b (id TEXT);');
  await expect(migrate(client, folder)).rejects.toThrow(NewerDatabase);
  expect(await tables()).toEqual(['district_a']);
});
