import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Client } from '@libsql/client';

export const MIGRATIONS = fileURLToPath(new URL('../../schema/migrations/', import.meta.url));

/** The database holds a migration this program does not have: it was written by a newer version. */
export class NewerDatabase extends Error {}

/** The migrations a database holds; none where it is no database of ours. */
export async function readApplied(client: Client): Promise<string[]> {
  const { rows: tables } = await client.execute("SELECT 1 FROM sqlite_master WHERE name = 'libsql_migrations'");
  if (tables.length === 0) return [];
  const { rows } = await client.execute('SELECT name FROM libsql_migrations ORDER BY name');
  return rows.map((row) => String(row.name));
}

/** Throws NewerDatabase, naming them, when some are unknown to this program. */
export async function pendingMigrations(applied: string[], folder = MIGRATIONS): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  const unknown = applied.filter((name) => !files.includes(name));
  if (unknown.length > 0) throw new NewerDatabase(unknown.join(', '));
  return files.filter((name) => !applied.includes(name));
}

/**
 * Applies to a libSQL file what `wrangler d1 migrations apply` applies to D1: the same files in the same order, each
 * with its bookkeeping in one batch, so that a crash leaves a file wholly applied or not at all. Returns their names.
 */
export async function migrate(client: Client, folder = MIGRATIONS): Promise<string[]> {
  const pending = await pendingMigrations(await readApplied(client), folder);
  await client.execute(
    'CREATE TABLE IF NOT EXISTS libsql_migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT',
  );
  for (const name of pending) {
    const statements = (await readFile(`${folder}/${name}`, 'utf8')).split('--> statement-breakpoint');
    const mark = { sql: "INSERT INTO libsql_migrations VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ'))", args: [name] };
    await client.batch([...statements.filter((statement) => statement.trim() !== ''), mark], 'write');
  }
  return pending;
}
