import { beforeAll, describe, expect, test } from 'vitest';
import { matchPhrase, splitForSearch } from '../../worker/platform/search.ts';
import { KNOWN_APPLICANT, SEED_NOW, applicantId, departmentId } from '../bench/rows.ts';
import { KNOWN_PHONE } from '../bench/seed.ts';
import { eachStoreAtLength } from '../harness/index.ts';
import { asker, seedSmall } from './ask.ts';

describe('splitting', () => {
  test.each([
    ['市场监管局', '市 场 监 管 局'],
    ['营业执照(副本),A-12', '营 业 执 照 副 本 a 1 2'],
    ['ＡＢ①㎡', 'a b 1 m 2'],
    ['𠮷野家', 'u20bb7 野 家'],
    ['👍', 'u1f44d'],
    ['"*:^()', ''],
    ['\ud800', ''],
  ])('%j', (text, tokens) => expect(splitForSearch(text)).toBe(tokens));

  test('texts stay in their places, so that no phrase runs from one into the next', () => {
    expect(splitForSearch('甲乙', null, '丙')).toBe('甲 乙 u0  u0 丙');
  });

  test('a query is words that must all occur, and holds nothing but letters and digits', () => {
    expect(matchPhrase('公章 “A"', ['title', 'words'])).toBe('{title words} : ("公 章" AND "a")');
    expect(matchPhrase('x" OR names:"王', ['words'])).toBe('{words} : ("x" AND "o r" AND "n a m e s 王")');
    expect(matchPhrase(' 。,*  ', ['words'])).toBeNull();
  });
});

eachStoreAtLength('search', (api) => {
  const { get, list, walk } = asker(api);

  /** Gives a seeded case these texts, as the registration would have. */
  async function tell(id: string, title: string, story: string, ...names: string[]): Promise<void> {
    await api.sql('update cases set title = ?, story = ?, search_words = ?, search_names = ? where id = ?', title, story, splitForSearch(title, story), splitForSearch(...names), id);
  }
  const found = async (q: string, role = 'coordinator', more = {}) => (await list('cases', { q, ...more }, role)).data.map(({ id }) => id);
  let hidden: string;

  beforeAll(async () => {
    await seedSmall(api);
    await tell('case-000001', '补办鸳鸯证', '档案在龘镇,𠮷姓', '司马相如');
    await tell('case-000002', '补办鸳鸯登记', '原件遗失,ABC公司', '欧阳修');
    await tell('case-000003', '法人变更', '缺新法人身份证原件', '司马相如', '欧阳修');
    const own = await api.sql('select case_id from tasks where department_id = ? order by case_id limit 2', departmentId(0));
    hidden = String(own[1]?.case_id);
    await tell(String(own[0]?.case_id), '独角兽执照', '甲骨文', '诸葛亮');
    await tell(hidden, '独角兽许可', '甲骨文', '诸葛亮');
    await api.sql('update cases set reporter_withheld = 1, complained_of_id = ? where id = ?', departmentId(0), hidden);
  });

  test.each([
    ['鸳鸯', ['case-000002', 'case-000001']],
    ['鸯证', ['case-000001']],
    ['鸯', ['case-000002', 'case-000001']],
    ['龘', ['case-000001']],
    ['𠮷', ['case-000001']],
    ['abc公司', ['case-000002']],
    ['ＡＢＣ', ['case-000002']],
    ['bc', ['case-000002']],
    ['遗失,ABC', ['case-000002']],
    ['鸳鸯 原件', ['case-000002']],
    ['法人 鸳鸯', []],
    ['证档', []],
    ['司马', ['case-000003', 'case-000001']],
    ['司马 法人', ['case-000003']],
    ['相如欧阳', []],
  ])('%s', async (q, ids) => {
    expect(await found(q)).toEqual(ids);
    expect(await list('cases', { q })).toMatchObject({ total: ids.length, totalIsExact: true });
  });

  test.each(['"', '*', '鸳鸯*', '鸳鸯" OR "原', 'title:鸳鸯', 'NEAR(鸳 鸯)', '{words}:x', '^补', "'; drop table cases; --", '\\', '%', '_', '(', '-', 'AND', '\u0000'])('%j is only text', async (q) => {
    expect((await get('cases', { q }, 'coordinator')).status).toBe(200);
    expect((await list('cases')).total).toBe(400);
  });

  test('newest first, page by page, each once; in another order when asked', async () => {
    const all = await found('办', 'coordinator', { limit: 500 });
    expect(all.length).toBeGreaterThan(100);
    const seqs = new Map((await api.sql('select id, seq from cases')).map((row) => [String(row.id), Number(row.seq)]));
    expect(all).toEqual(all.toSorted((a, b) => (seqs.get(b) ?? 0) - (seqs.get(a) ?? 0)));
    expect((await walk('cases', { q: '办' }, 23)).map(({ id }) => id)).toEqual(all);
    expect(await found('办', 'coordinator', { offset: 40, limit: 10 })).toEqual(all.slice(40, 50));
    const byDue = await walk('cases', { q: '办', sort: 'dueAt' }, 23);
    expect(byDue.map(({ id }) => id).toSorted()).toEqual(all.toSorted());
    const dues = byDue.map(({ dueAt }) => dueAt ?? '9999');
    expect(dues).toEqual(dues.toSorted());
  });

  test('together with filters', async () => {
    const open = (await list('cases', { filter: { open: true }, limit: 500 })).data.map(({ id }) => id);
    const both = (await found('办', 'coordinator', { limit: 500 })).filter((id) => open.includes(id));
    expect(both.length).toBeGreaterThan(3);
    expect(await found('办', 'coordinator', { filter: { open: true }, limit: 500 })).toEqual(both);
    expect((await walk('cases', { q: '办', filter: { open: true } }, 3)).map(({ id }) => id)).toEqual(both);
  });

  test('by number, from its beginning', async () => {
    const [one] = await api.sql("select id, number from cases where id = 'case-000003'");
    expect(await found(String(one?.number))).toEqual(['case-000003']);
    expect(await found(String(one?.number), 'viewer')).toEqual(['case-000003']);
    const digits = String(one?.number).replace('-', '');
    expect(await found(digits)).toContain('case-000003');
  });

  test('a whole phone finds its applicant’s cases, for those who may see people; a part of it finds nothing', async () => {
    const ids = (await api.sql('select id from cases where ? in (reporter_id, party_id) order by seq desc', applicantId(KNOWN_APPLICANT))).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(await found(KNOWN_PHONE)).toEqual(ids);
    expect(await found(`+86 ${KNOWN_PHONE.slice(0, 3)}-${KNOWN_PHONE.slice(3, 7)}-${KNOWN_PHONE.slice(7)}`)).toEqual(ids);
    expect(await found(KNOWN_PHONE.slice(0, 10))).toEqual([]);
    for (const role of ['viewer', 'handler']) expect(await found(KNOWN_PHONE, role)).toEqual([]);
  });

  test('a viewer finds titles and numbers, not stories and not names', async () => {
    expect(await found('鸳鸯', 'viewer')).toEqual(['case-000002', 'case-000001']);
    for (const q of ['档案在龘', '司马', 'ABC公司']) expect(await found(q, 'viewer')).toEqual([]);
  });

  test('a handler finds his department’s cases by their text, not by names, and nothing withheld from it', async () => {
    const [shown] = await found('独角兽', 'handler');
    expect(await found('独角兽', 'handler')).toHaveLength(1);
    expect(shown).not.toBe(hidden);
    expect(await found('甲骨文', 'handler')).toEqual([shown]);
    expect(await found('诸葛', 'handler')).toEqual([]);
    expect(await found('鸳鸯', 'handler')).toEqual([]);
    expect(await found('独角兽')).toHaveLength(2);
  });

  test('promises are found by the words of their case', async () => {
    const ids = async (role: string) => (await list('tasks', { q: '独角兽', limit: 100 }, role)).data;
    const all = await ids('coordinator');
    expect(new Set(all.map(({ caseTitle }) => caseTitle))).toEqual(new Set(['独角兽执照', '独角兽许可']));
    const own = await ids('handler');
    expect(own.map(({ departmentId: one }) => one)).toEqual(own.map(() => departmentId(0)));
    expect(own.map(({ caseTitle }) => caseTitle)).toEqual(own.map(() => '独角兽执照'));
    expect(own.length).toBeGreaterThan(0);
  });

  test('what is in the trash is found there and nowhere else', async () => {
    await api.sql("update cases set deleted_at = ? where id = 'case-000001'", SEED_NOW);
    expect(await found('鸳鸯')).toEqual(['case-000002']);
    for (const q of ['鸳鸯', '司马', '鸯 龘']) expect(await found(q, 'coordinator', { trash: 1 })).toEqual(['case-000001']);
    expect(await found('法人', 'coordinator', { trash: 1 })).toEqual([]);
    await api.sql("update cases set deleted_at = null where id = 'case-000001'");
    expect(await found('鸯证')).toEqual(['case-000001']);
  });

  test('a text that changes is found by its new words only', async () => {
    await tell('case-000002', '麒麟户籍', '无', '欧阳修');
    expect(await found('鸳鸯')).toEqual(['case-000001']);
    expect(await found('麟户')).toEqual(['case-000002']);
  });
});
