import { expect } from 'vitest';
import { REFUSALS } from '../../schema/refusals.ts';
import { District, type Problem } from '../contract/district.ts';
import type { Answer, Api } from '../harness/api.ts';
import { addressOf, type Route } from './routes.ts';
import { isAbout } from './shapes.ts';
import type { Try } from './tries.ts';

/** What the database holds, in a few numbers that any write moves. Sessions and guesses are counted on purpose. */
async function digestQuery(api: Api): Promise<string> {
  const tables = await api.sql(`
    select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '%_fts%' and name not like '%migrations'
    and substr(name, 1, 3) <> '_cf' and name not in ('session', 'sign_in_failures')`);
  const parts = await Promise.all(
    tables.map(async ({ name }) => {
      const columns = (await api.sql(`select name from pragma_table_info('${String(name)}')`)).map((column) => String(column.name));
      const sums = ['version', 'seq', 'n', 'updated_at'].filter((column) => columns.includes(column)).map((column) => `coalesce(${column === 'updated_at' ? 'max' : 'sum'}(${column}), '')`);
      return `(select ${['count(*)', ...sums].join(` || ' ' || `)} from "${String(name)}") as "${String(name)}"`;
    }),
  );
  return `select ${parts.join(', ')}`;
}

/** A district with a row or two in every table, and somebody who tries things on it. */
export class Walk extends District {
  #digest = '';

  override async setUp(): Promise<void> {
    await super.setUp();
    const c = await this.dispatched();
    await this.take('coordinator', await this.register(), 'triage');
    await this.take('coordinator', await this.register(), 'decline');
    await this.note(c, {});
    await this.made(this.api.as('admin').post('/api/sites', { name: '政务大厅', kind: 'centre' }));
    await this.made(this.api.as('coordinator').post('/api/consultations', { channel: 'window', topic: '怎么办证' }));
    this.#digest = await digestQuery(this.api);
  }

  /** What stands; two readings differ where anything was written between them. */
  async standing(): Promise<Record<string, unknown> | undefined> {
    return (await this.api.sql(this.#digest))[0];
  }

  async sendAll(route: Route, tries: readonly Try[], username: string | null): Promise<Answer<Problem>[]> {
    const client = username === null ? this.api : this.api.as(username);
    return Promise.all(
      tries.map(({ address, body, headers }) => client.send<Problem>(route.method, address ?? addressOf(route), { now: this.now, ...(body !== undefined && { body }), ...(headers !== undefined && { headers }) })),
    );
  }

  /** Sends every try, holds each answer to what it has to be, and finds the database as it was. */
  async refusedAll(route: Route, tries: readonly Try[], username: string | null): Promise<Answer<Problem>[]> {
    const before = await this.standing();
    const answers = await this.sendAll(route, tries, username);
    for (const [at, answer] of answers.entries()) expectRefusal(route, tries[at] ?? { what: '' }, answer);
    expect(await this.standing(), `${route.name} wrote something`).toEqual(before);
    return answers;
  }
}

/** A refusal in our own words: a problem document with a code of ours, 4xx, with nothing of the input or the inside in it. */
export function expectRefusal(route: Route, { what, code, way }: Try, { status, body, headers }: Answer<Problem>): void {
  const text = JSON.stringify(body);
  const said = `${route.name} · ${what} · ${status} ${text.slice(0, 300)}`;
  expect(status >= 400 && status < 500, said).toBe(true);
  expect(headers.get('content-type'), said).toContain('application/problem+json');
  expect(Object.keys(REFUSALS), said).toContain(body.code);
  expect(body.status, said).toBe(status);
  expect(route.statuses, said).toContain(String(status));
  expect(text.length, said).toBeLessThan(20_000);
  expect(text, said).not.toMatch(/xxxxxxxxxx|sqlite|node_modules|\.ts:\d/i);
  if (code !== undefined) expect(body.code, said).toMatch(code);
  if (way !== undefined && body.code === 'request.invalid') expect(body.errors?.some(({ path }) => isAbout(path, way)), said).toBe(true);
}
