import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Change } from '../../worker/platform/ledger.ts';
import { connectLibsql, openLibsql } from '../../worker/platform/libsql.ts';
import { migrate } from '../../worker/platform/migrate.ts';
import { RowChanged, type Store } from '../../worker/platform/store.ts';
import { findPerson, requireOtherAdmin } from '../../worker/people/store.ts';

const NOW = '2026-03-09T02:00:00.000Z';
let folder: string;
let store: Store;
let close: () => void;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banchengshi-guard-'));
  const connection = await connectLibsql(join(folder, 'test.db'));
  await migrate(connection);
  store = openLibsql(connection);
  close = () => connection.close();
  const change = new Change(store, NOW, null, 'people.create');
  for (const id of ['one', 'two'])
    change.insert('people', { id, username: id, name: id, role: 'admin', departmentId: null, siteId: null, head: false, phone: null, retiredAt: null });
  await change.commit();
});
afterAll(async () => {
  close();
  await rm(folder, { recursive: true, force: true });
});

/** Decided while the other still stood, written after he was gone. */
async function retire(id: string): Promise<unknown> {
  const person = await findPerson(store, id);
  if (!person) throw new Error('no such person');
  const change = new Change(store, NOW, null, 'people.update');
  change.update('people', person, { retiredAt: NOW });
  requireOtherAdmin(change, id);
  return change.commit();
}

test('写入的那一刻没有别的管理员了,整批都不写', async () => {
  await retire('one');
  await expect(retire('two')).rejects.toThrow(RowChanged);
  expect(await findPerson(store, 'two')).toMatchObject({ retiredAt: null, version: 1 });
  const [{ n } = { n: -1 }] = await store.rows<{ n: number }>(sql`select count(*) as n from events where subject_id = 'two'`);
  expect(n).toBe(1);
});
