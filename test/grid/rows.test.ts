import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Mark } from '../../admin/grid/section.ts';
import { line, openSheet } from './office.ts';

afterEach(() => vi.unstubAllGlobals());

const kept: Mark = { state: 'failed', text: '三次', why: '不是数字' };

describe('没有写入的格', () => {
  test('换了次序还在,跟着自己的行走', async () => {
    const { sheet: { rows }, server, list } = await openSheet([line(1), line(2), line(3)]);
    rows.mark('c1', { visits: kept });
    server.rows = [line(3), line(2), line(1)];
    await list('-number');
    expect([...rows.marked()].map(({ place, row, mark }) => [place, row.id, mark.text])).toEqual([[2, 'c1', '三次']]);
    expect(rows.snapshot()[0]?.marks).toBeNull();
  });

  test('筛掉了的也数得到、清得掉,不在表里就没有位置', async () => {
    const { sheet: { rows }, server, list } = await openSheet([line(1), line(2)]);
    rows.mark('c1', { visits: kept });
    server.rows = [line(2)];
    await list();
    expect([...rows.marked()].map(({ place, row }) => [place, row.id])).toEqual([[null, 'c1']]);
    rows.put(line(1, { version: 2, title: '同事改过' }));
    expect(rows.find('c1')?.title).toBe('同事改过');
    rows.mark('c1', { visits: null });
    expect([...rows.marked()]).toEqual([]);
  });

  test('重读时行挪了位置,标记不留在别人的行上,也不成两份', async () => {
    const { sheet: { rows }, server } = await openSheet([line(1), line(2), line(3)]);
    rows.mark('c3', { visits: kept });
    server.rows = [line(3), line(1), line(2)];
    rows.reload();
    await vi.waitFor(() => expect(rows.at(0)?.id).toBe('c3'));
    expect([...rows.marked()].map(({ place, row }) => [place, row.id])).toEqual([[0, 'c3']]);
  });
});

describe('数不全的总数', () => {
  test('只说确实有的:不把接着要读的也数进去', async () => {
    const { sheet: { rows } } = await openSheet([line(1)]);
    vi.stubGlobal('fetch', (path: string) => {
      const limit = Number(new URL(path, 'http://office').searchParams.get('limit'));
      return Promise.resolve(new Response(JSON.stringify({ data: Array.from({ length: limit }, (_, at) => line(at)), next: 'more', total: 137, totalIsExact: false })));
    });
    rows.ask({ filter: { custom: 1 }, q: '', sort: '' });
    await vi.waitFor(() => expect(rows.state).toBe('ready'));
    expect([rows.total, rows.count]).toEqual([300, 201]);
  });
});
