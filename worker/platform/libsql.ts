import { createClient, type Client, type InArgs, type InStatement, type ResultSet } from '@libsql/client';
import type { SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql';
import { CASING, asWriteError, compile, newTally, type Statement, type Store, type Tally } from './store.ts';

const asObjects = (result: ResultSet): Record<string, unknown>[] =>
  result.rows.map((row) => Object.fromEntries(result.columns.map((column, index) => [column, row[index]])));

/** Counts queries and time as D1 does; libSQL does not tell how many rows a query read. */
function counted(client: Client, tally: Tally): Client {
  const timed = async <T>(queries: number, run: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    try {
      return await run();
    } finally {
      tally.queries += queries;
      tally.ms += performance.now() - began;
    }
  };
  return new Proxy(client, {
    get(target, name) {
      if (name === 'execute')
        return (statement: InStatement, args?: InArgs) =>
          timed(1, () => (typeof statement === 'string' ? target.execute(statement, args) : target.execute(statement)));
      if (name === 'batch')
        return (statements: InStatement[], mode?: 'write' | 'read' | 'deferred') => timed(statements.length, () => target.batch(statements, mode));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** The connection of a self-hosted installation: one writer process, WAL, every commit synced. */
export async function connectLibsql(path: string): Promise<Client> {
  const client = createClient({ url: `file:${path}`, timeout: 5000 });
  await client.execute('PRAGMA journal_mode = WAL');
  return client;
}

/** One a request: the tally is the request's. */
export function openLibsql(connection: Client): Store {
  const tally = newTally();
  const client = counted(connection, tally);
  const prepared = (statement: Statement) => {
    const { sql, params } = compile(statement);
    return { sql, args: params };
  };
  return {
    kind: 'libsql',
    identity: connection,
    db: drizzle(client, { casing: CASING }),
    tally,
    async write(statements) {
      try {
        await client.batch(statements.map(prepared), 'write');
      } catch (error) {
        throw asWriteError(error);
      }
    },
    async rows<Row extends Record<string, unknown>>(query: SQL) {
      return asObjects(await client.execute(prepared(query))) as Row[];
    },
    async reads(queries) {
      return (await client.batch(queries.map(prepared), 'read')).map(asObjects);
    },
  };
}
