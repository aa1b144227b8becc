import type { D1Database, D1PreparedStatement, D1Result } from '@cloudflare/workers-types';
import { SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { SQLiteAsyncDialect, type BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { RefusalCode } from '../../schema/refusals.ts';

export type Tally = { queries: number; rowsRead: number; rowsWritten: number; ms: number };

/** A built query, or raw SQL; both are turned into text and parameters here, because the two drivers differ on raw SQL in a batch. */
export type Statement = SQL | { toSQL(): { sql: string; params: unknown[] } };

/** The one shape both databases have. Reads go through `db` or `rows`; every write is one atomic `write`. */
export type Store = {
  kind: 'd1' | 'libsql';
  /** The database itself, the same object for every request of an isolate: what is kept between requests is kept under it. */
  identity: object;
  db: BaseSQLiteDatabase<'async', unknown>;
  tally: Tally;
  /** All statements or none. Throws RowChanged when a guard speaks, RowExists when a value has to be unique, RuleBroken when a rule is kept by the database. */
  write(statements: Statement[]): Promise<void>;
  rows<Row extends Record<string, unknown>>(query: SQL): Promise<Row[]>;
  /** Several reads in one round trip. */
  reads(queries: Statement[]): Promise<Record<string, unknown>[][]>;
};

/** A versioned row did not stand where the writer thought: nothing of the batch was written. */
export class RowChanged extends Error {}

/** A value that has to be unique is taken. */
export class RowExists extends Error {
  readonly field: string;
  constructor(field: string) {
    super(`${field} is taken`);
    this.field = field;
  }
}

/** Rules that of writers at once only the database can keep: a trigger raises the refusal's code. */
const KEPT_BELOW = ['view.default_taken', 'leave.overtaken', 'meeting.item_twice', 'approval.required', 'approval.incomplete', 'file.evidence'] as const satisfies readonly RefusalCode[];

export class RuleBroken extends Error {
  readonly refused: RefusalCode;
  constructor(refused: RefusalCode) {
    super(refused);
    this.refused = refused;
  }
}

const dialect = new SQLiteAsyncDialect({ casing: 'snake_case' });
export const CASING = 'snake_case' as const;

export type Bound = string | number | null;

function bindable(value: unknown): Bound {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`cannot bind a ${typeof value}`);
}

export function compile(statement: Statement): { sql: string; params: Bound[] } {
  const { sql, params } = statement instanceof SQL ? dialect.sqlToQuery(statement) : statement.toSQL();
  return { sql, params: params.map(bindable) };
}

/** Turns what SQLite says of a broken constraint into what the API answers. */
export function asWriteError(error: unknown): unknown {
  const said = String(error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : error);
  const broken = KEPT_BELOW.find((code) => said.includes(code));
  if (broken) return new RuleBroken(broken);
  if (said.includes('row.changed') || /UNIQUE constraint failed: events\./.test(said)) return new RowChanged();
  const taken = /UNIQUE constraint failed: (?:index '(\w+)'|\w+\.(\w+))/.exec(said);
  return taken ? new RowExists(taken[1] ?? taken[2] ?? 'id') : error;
}

export const newTally = (): Tally => ({ queries: 0, rowsRead: 0, rowsWritten: 0, ms: 0 });

function count(tally: Tally, results: D1Result[], began: number): void {
  tally.ms += performance.now() - began;
  tally.queries += results.length;
  for (const { meta } of results) {
    tally.rowsRead += meta.rows_read;
    tally.rowsWritten += meta.rows_written;
  }
}

/** D1's own `raw()` does not tell how many rows were read, so rows are taken as objects and laid out again. */
class CountedStatement {
  readonly statement: D1PreparedStatement;
  readonly tally: Tally;
  constructor(statement: D1PreparedStatement, tally: Tally) {
    this.statement = statement;
    this.tally = tally;
  }
  bind(...values: unknown[]): CountedStatement {
    return new CountedStatement(this.statement.bind(...values), this.tally);
  }
  async all<Row>(): Promise<D1Result<Row>> {
    const began = performance.now();
    const result = await this.statement.all<Row>();
    count(this.tally, [result], began);
    return result;
  }
  run<Row>(): Promise<D1Result<Row>> {
    return this.all<Row>();
  }
  async raw(): Promise<unknown[][]> {
    const { results } = await this.all<Record<string, unknown>>();
    return results.map((row) => Object.values(row));
  }
}

class CountedDatabase {
  readonly database: D1Database;
  readonly tally: Tally;
  constructor(database: D1Database, tally: Tally) {
    this.database = database;
    this.tally = tally;
  }
  prepare(query: string): CountedStatement {
    return new CountedStatement(this.database.prepare(query), this.tally);
  }
  async batch<Row>(statements: CountedStatement[]): Promise<D1Result<Row>[]> {
    const began = performance.now();
    const results = await this.database.batch<Row>(statements.map(({ statement }) => statement));
    count(this.tally, results, began);
    return results;
  }
}

/** One a request: the tally is the request's. */
export function openD1(database: D1Database): Store {
  const tally = newTally();
  const counted = new CountedDatabase(database, tally);
  const prepared = (statement: Statement) => {
    const { sql, params } = compile(statement);
    return counted.prepare(sql).bind(...params);
  };
  return {
    kind: 'd1',
    identity: database,
    // drizzle uses prepare, bind, all, run, raw and batch of a D1Database, which is what CountedDatabase has.
    db: drizzle(counted as never, { casing: CASING }),
    tally,
    async write(statements) {
      try {
        await counted.batch(statements.map(prepared));
      } catch (error) {
        throw asWriteError(error);
      }
    },
    async rows<Row extends Record<string, unknown>>(query: SQL) {
      return (await prepared(query).all<Row>()).results;
    },
    async reads(queries) {
      const results = await counted.batch<Record<string, unknown>>(queries.map(prepared));
      return results.map((result) => result.results);
    },
  };
}
