import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fold, type Grouping, isFolded, UNFOLDED } from '../../admin/grid/grouping.ts';
import { Rows } from '../../admin/grid/rows.ts';

type Line = { id: string; version: number; stage: string; at: number };

const STAGES = ['received', 'working', 'archived'];
const grouping: Grouping<Line> = {
  field: 'stage',
  label: '阶段',
  aggregate: '',
  keyOf: ({ stage }) => stage,
  name: String,
  compare: (one, other) => STAGES.indexOf(String(one)) - STAGES.indexOf(String(other)),
  total: () => '',
};

let district: Line[];
let asked: string[];
/** Past this the list refuses to skip, as the server's does where no counter knows the way. */
let reach: number;

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

/** Summary and list as the server answers them. */
function answer(path: string): Response {
  const url = new URL(path, 'http://office.test');
  const filter: { stage?: string } = JSON.parse(url.searchParams.get('filter') ?? '{}');
  const rows = district.filter(({ stage }) => filter.stage === undefined || stage === filter.stage).toSorted((one, other) => one.at - other.at);
  if (url.pathname.endsWith('/summary')) {
    const data = [...Map.groupBy(rows, ({ stage }) => stage)].map(([key, { length }]) => ({ key, count: length, value: length }));
    return json({ data: data.toSorted((one, other) => other.count - one.count), total: rows.length, totalIsExact: true });
  }
  const [offset, limit] = [Number(url.searchParams.get('offset') ?? 0), Number(url.searchParams.get('limit'))];
  if (offset > reach) return json({ status: 400, code: 'query.invalid', detail: '' }, 400);
  const page = rows.slice(offset, offset + limit);
  return json({ data: page, next: offset + limit < rows.length ? 'next' : null, total: Math.min(rows.length, 1_000), totalIsExact: rows.length < 1_000 });
}

beforeEach(() => {
  asked = [];
  reach = 10_000;
  vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } });
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(decodeURIComponent(path));
    return answer(path);
  });
});
afterEach(() => vi.unstubAllGlobals());

const made = (counts: Record<string, number>): Line[] => Object.entries(counts).flatMap(([stage, count]) => Array.from({ length: count }, (_, at) => ({ id: `${stage}-${at}`, version: 1, stage, at })));
const shown = (rows: Rows<Line>, first = 0, last = rows.total - 1) => Array.from({ length: last - first + 1 }, (_, at) => {
  const head = rows.headAt(first + at);
  return head ? `${String(head.key)} ${head.count}` : (rows.at(first + at)?.id ?? '…');
});

async function opened(counts: Record<string, number>): Promise<Rows<Line>> {
  district = made(counts);
  const rows = new Rows<Line>('cases');
  rows.ask({ filter: {}, q: '', sort: 'at' }, grouping);
  rows.show(0, 20);
  await vi.waitFor(() => expect(rows.has(0, Math.min(20, rows.total - 1)) && rows.total > 0).toBe(true));
  return rows;
}

describe('分组', () => {
  test('组按字段的次序,每组先是组名;只读看得到的', async () => {
    const rows = await opened({ archived: 50_000, received: 2, working: 1 });
    expect(shown(rows, 0, 7)).toEqual(['received 2', 'received-0', 'received-1', 'working 1', 'working-0', 'archived 50000', 'archived-0', 'archived-1']);
    expect([rows.total, rows.count, rows.groups]).toEqual([50_006, 50_003, 3]);
    expect(asked.filter((path) => path.includes('archived'))).toHaveLength(1);
    expect([rows.numberAt(1), rows.numberAt(7), rows.headPlace(7)]).toEqual([1, 2, 5]);
    expect(rows.placesFrom(1, 4), 'heads are passed over').toEqual([1, 2, 4, 6]);
    expect(rows.countIn(0, 5)).toBe(3);
  });

  test('折起来不占行,展开就回来,不用再读', async () => {
    const rows = await opened({ received: 2, working: 1 });
    const before = asked.length;
    rows.setFold(fold(UNFOLDED, 'received', true));
    expect(shown(rows)).toEqual(['received 2', 'working 1', 'working-0']);
    expect(rows.placeOf('received-0')).toBeUndefined();
    rows.setFold({ all: true, but: ['received'] });
    expect(shown(rows)).toEqual(['received 2', 'received-0', 'received-1', 'working 1']);
    expect(asked).toHaveLength(before);
    expect([isFolded(fold({ all: true, but: [] }, 'a', false), 'a'), fold(UNFOLDED, 'a', false)]).toEqual([false, UNFOLDED]);
  });

  test('改到另一组的行,离开后才过去;人数跟着变,后面的行还找得到', async () => {
    const rows = await opened({ received: 3, working: 1 });
    const moved = { id: 'received-1', version: 2, stage: 'working', at: 1 };
    district = district.map((row) => (row.id === moved.id ? moved : row));
    const active = rows.anchor(3);
    rows.put(moved);
    expect([rows.hasStrays, rows.isFree('received-1'), rows.isFree('received-0')]).toEqual([true, false, true]);
    expect(shown(rows)).toEqual(['received 3', 'received-0', 'received-1', 'received-2', 'working 1', 'working-0']);
    await rows.regroup();
    await vi.waitFor(() => expect(shown(rows)).toEqual(['received 2', 'received-0', 'received-2', 'working 2', 'working-0', 'received-1']));
    expect(active && rows.placeOfAnchor(active), 'who stood in the row below still does').toBe(2);
    expect([rows.placeOf('received-1'), rows.hasStrays]).toEqual([5, false]);
  });

  test('写到一半的不挪;最后一行走了,组也没了', async () => {
    const rows = await opened({ received: 1, working: 1 });
    const moved = { id: 'received-0', version: 2, stage: 'working', at: 0 };
    district = district.map((row) => (row.id === moved.id ? moved : row));
    const head = rows.anchor(0);
    rows.mark('received-0', { stage: { state: 'saving', text: '', why: '' } });
    rows.put(moved);
    expect(rows.isFree(null)).toBe(false);
    rows.mark('received-0', { stage: null });
    expect(rows.isFree(null)).toBe(true);
    await rows.regroup();
    await vi.waitFor(() => expect(shown(rows).toSorted()).toEqual(['received-0', 'working 2', 'working-0'].toSorted()));
    expect(head && rows.placeOfAnchor(head)).toBe(0);
  });

  test('有人在打字或要写,行就不动', async () => {
    const rows = await opened({ received: 2, working: 1 });
    const release = rows.hold();
    district = district.filter(({ id }) => id !== 'received-0');
    await rows.regroup();
    rows.setFold(fold(UNFOLDED, 'working', true));
    expect(rows.at(4)?.id).toBe('working-0');
    release();
    await vi.waitFor(() => expect(shown(rows)).toEqual(['received 1', 'received-1', 'working 1']));
  });

  test('数得出有多少、却跳不到那么远的组,只列到能到的地方,并且说出来', async () => {
    const rows = await opened({ received: 1, archived: 30_000 });
    rows.show(20_000, 20_020);
    await vi.waitFor(() => expect(rows.headAt(2)).toMatchObject({ count: 30_000, listed: 10_100 }));
    expect(rows.total).toBe(3 + 10_100);
  });

  test('小组再多,要写的行一行不少', async () => {
    const rows = await opened({ received: 1 });
    district = Array.from({ length: 150 }, (_, at) => ({ id: `row-${at}`, version: 1, stage: `s${at}`, at }));
    rows.ask({ filter: {}, q: '', sort: 'at' }, { ...grouping, compare: (one, other) => Number(String(one).slice(1)) - Number(String(other).slice(1)) });
    await vi.waitFor(() => expect(rows.total).toBe(300));
    await rows.need(0, 299);
    expect([...rows.loaded(0, 299)]).toHaveLength(150);
  });
});

test('换一个查法,不明总数的不沿用从前的总数', async () => {
  district = made({ archived: 5_000 });
  const rows = new Rows<Line>('cases');
  rows.ask({ filter: {}, q: '', sort: 'at' });
  await vi.waitFor(() => expect(rows.has(0, 99) && rows.state === 'ready').toBe(true));
  rows.show(900, 999);
  await vi.waitFor(() => expect(rows.total).toBeGreaterThan(1_000));
  district = made({ archived: 1_500 });
  rows.ask({ filter: { stage: 'archived' }, q: '', sort: 'at' });
  await vi.waitFor(() => expect(rows.state).toBe('ready'));
  expect(rows.total).toBe(1_000);
});
