import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Api } from '../harness/index.ts';
import { startLibsql } from '../harness/libsql.ts';
import { startWorker } from '../harness/worker.ts';

const DEFINED = `SELECT type, name, tbl_name, sql FROM sqlite_master
  WHERE name NOT LIKE '%_migrations' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' ORDER BY type, name`;

describe('the two stores', () => {
  const d1 = new Api(startWorker);
  const libsql = new Api(startLibsql);
  beforeAll(() => Promise.all([d1.open(), libsql.open()]));
  afterAll(() => Promise.all([d1.close(), libsql.close()]));

  test('stand alike after the same migrations: tables, indexes, triggers', async () => {
    const plain = (rows: Record<string, unknown>[]) =>
      rows.map((row) => ({ ...row, sql: String(row.sql).replaceAll(/\s+/g, ' ') }));
    const onD1 = plain(await d1.sql(DEFINED));
    expect(onD1.length).toBeGreaterThan(20);
    expect(plain(await libsql.sql(DEFINED))).toEqual(onD1);
  });

  test('both hold foreign keys', async () => {
    for (const api of [d1, libsql]) expect(await api.sql('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  });
});
