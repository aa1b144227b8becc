import type { Api } from '../harness/index.ts';
import { SEED_NOW } from '../bench/rows.ts';
import { apiKeyOf, seedDistrict } from '../bench/seed.ts';
import { TEST_KEYS } from '../harness/worker.ts';

export type Query = Record<string, unknown>;
export type Row = { id: string; [field: string]: unknown };
export type Page = { data: Row[]; next: string | null; total: number; totalIsExact: boolean };
export type Refused = { code: string; errors?: { path: string }[] };

/** Whether it stands in the address as JSON or as it is. */
const written = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

export function queryOf(query: Query): string {
  return new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, written(value)])).toString();
}

/** Asks a list of a seeded district as one of its people. */
export function asker(api: Api) {
  const get = <Body>(path: string, query: Query, role: string) => api.get<Body>(`/api/${path}?${queryOf(query)}`, { now: SEED_NOW, headers: { 'x-api-key': apiKeyOf(role) } });
  const list = async (resource: string, query: Query = {}, role = 'coordinator'): Promise<Page> => {
    const { status, body } = await get<Page>(resource, query, role);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  };
  return {
    get,
    list,
    /** Every page of `limit` rows, one after the other. */
    async walk(resource: string, query: Query, limit: number, role = 'coordinator'): Promise<Row[]> {
      const rows: Row[] = [];
      let page = await list(resource, { ...query, limit }, role);
      rows.push(...page.data);
      while (page.next !== null && rows.length < 5000) {
        page = await list(resource, { ...query, limit, cursor: page.next }, role);
        rows.push(...page.data);
      }
      return rows;
    },
  };
}

export const seedSmall = (api: Api) => seedDistrict((query, ...values) => api.sql(query, ...values), { cases: 400, follow: 'all', dataKey: TEST_KEYS.dataKey });
