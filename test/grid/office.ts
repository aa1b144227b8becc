import { vi } from 'vitest';
import { z } from 'zod';
import type { GridColumn } from '../../admin/grid/columns.ts';
import { Sheet, type Words } from '../../admin/grid/sheet.ts';

export type Line = { id: string; version: number; title: string; visits: number };

export const line = (n: number, changes: Partial<Line> = {}): Line => ({ id: `c${n}`, version: 1, title: `第 ${n} 件`, visits: n, ...changes });

const shape = z.object({ id: z.string(), version: z.number(), title: z.string(), visits: z.number() });

const columns: GridColumn<Line>[] = [
  { field: 'title', label: '诉求', kind: 'text', width: 100, editable: () => true, value: ({ title }) => title, text: ({ title }) => title },
  { field: 'visits', label: '跑动', kind: 'number', width: 60, editable: () => true, value: ({ visits }) => visits, text: ({ visits }) => String(visits) },
];

/** Sentences are their names, with what was filled into them. */
const words: Words = {
  t: (name: string, filled: object = {}) => [name, ...Object.values(filled)].join(' '),
  sentence: (error) => String(error),
  moment: (instant) => instant,
  today: '2026-03-09',
  instant: (wall) => wall,
};

type Change = { id: string; version: number; changes: Partial<Line> };
type Asked = { rows: Change[]; add?: object[]; dryRun?: boolean; brief?: boolean };
type Answer = { results: object[]; added?: object[] };

/** A sheet of these rows, and a server that answers lists from them and writes as told. */
export async function openSheet(rows: Line[], write: (asked: Asked) => Answer = () => ({ results: [] }), { draft = false } = {}) {
  const server = { rows, asked: [] as Asked[], reads: 0 };
  const answer = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
  vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } });
  vi.stubGlobal('fetch', (path: string, { method, body }: { method: string; body?: string }) => {
    if (method === 'GET') {
      server.reads++;
      const query = new URL(path, 'http://office').searchParams;
      const offset = Number(query.get('offset') ?? 0);
      const data = server.rows.slice(offset, offset + Number(query.get('limit')));
      const more = offset + data.length < server.rows.length;
      return Promise.resolve(answer({ data, next: more ? 'more' : null, total: server.rows.length, totalIsExact: true }));
    }
    const asked: Asked = JSON.parse(body ?? '{}');
    server.asked.push(asked);
    return Promise.resolve(answer(write(asked)));
  });
  const sheet = new Sheet<Line>({ name: 'cases', shape, adding: '', ...(draft ? { draft: (fields: Record<string, unknown>) => fields } : {}) }, words);
  sheet.adopt(columns, words, { rows: rows.length, cols: columns.length });
  const list = async (sort = '') => {
    sheet.rows.ask({ filter: {}, q: '', sort });
    await vi.waitFor(() => (sheet.rows.state === 'ready' ? undefined : Promise.reject(new Error('reading'))));
    await sheet.rows.need(0, server.rows.length - 1);
  };
  await list();
  return { sheet, server, list };
}
