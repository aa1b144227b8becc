import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';
import { createApp } from '../../worker/app.ts';
import { openD1 } from '../../worker/platform/store.ts';
import { openFolder } from '../../worker/platform/folder.ts';
import { TEST_KEYS } from '../harness/worker.ts';

type Sent = { sql: string; params: unknown[] };

/** Passes everything on, and keeps what was sent, a list a round trip. */
function recording(database: D1Database, rounds: Sent[][]): D1Database {
  const sent = new WeakMap<D1PreparedStatement, Sent>();
  const wrap = (statement: D1PreparedStatement, said: Sent): D1PreparedStatement => {
    const wrapped: D1PreparedStatement = new Proxy(statement, {
      get(target, name) {
        if (name === 'bind') return (...params: unknown[]) => wrap(target.bind(...params), { ...said, params });
        if (name === 'all') return () => { rounds.push([said]); return target.all(); };
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    sent.set(wrapped, said);
    plain.set(wrapped, statement);
    return wrapped;
  };
  const plain = new WeakMap<D1PreparedStatement, D1PreparedStatement>();
  return new Proxy(database, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => wrap(target.prepare(sql), { sql, params: [] });
      if (name === 'batch')
        return (statements: D1PreparedStatement[]) => {
          rounds.push(statements.map((statement) => sent.get(statement) ?? { sql: '', params: [] }));
          return target.batch(statements.map((statement) => plain.get(statement) ?? statement));
        };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** What the app asks of the database for one request, sign-in and settings left out: the same questions for a bare handler. */
export async function roundsOf(database: D1Database, path: string, headers: Record<string, string>): Promise<Sent[][]> {
  const rounds: Sent[][] = [];
  const app = createApp();
  const ask = () =>
    app.fetch(new Request(new URL(path, 'http://bench'), { headers }), {
      ...TEST_KEYS,
      store: openD1(recording(database, rounds)),
      testClock: true,
      debugTiming: false,
      objects: openFolder('/nonexistent'),
      assets: { fetch: async () => new Response(null, { status: 404 }) },
    });
  await ask();
  rounds.length = 0;
  const answer = await ask();
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return rounds.filter((round) => !round.some(({ sql }) => sql.includes('apikey')));
}
