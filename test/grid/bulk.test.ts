import { afterEach, describe, expect, test, vi } from 'vitest';
import { applyMany } from '../../admin/grid/bulk.ts';
import type { Question } from '../../admin/grid/sheet.ts';
import { type Line, line, openSheet } from './office.ts';

afterEach(() => vi.unstubAllGlobals());

const changed = (current: Line) => ({ id: current.id, ok: false, problem: { code: 'row.changed', status: 409, current } });
const taken = (id: string) => ({ id, ok: true });

async function asked(sheet: { question: () => Question | null }, kind: Question['kind']): Promise<Question> {
  return vi.waitFor(() => {
    const question = sheet.question();
    if (question?.kind !== kind) throw new Error(`${question?.kind ?? 'nothing'} is asked`);
    return question;
  });
}

describe('粘贴撞上同事刚改的格', () => {
  test('全都撞上:直接逐格选定,不出一张空的预览', async () => {
    const theirs = line(1, { version: 2, title: '同事写的' });
    const { sheet } = await openSheet([line(1)], () => ({ results: [changed(theirs)] }));
    void applyMany(sheet, [{ index: 0, field: 'title', text: '我写的' }], []);
    const question = await asked(sheet, 'clash');
    if (question.kind === 'clash') expect(question.rows).toMatchObject([{ id: 'c1', clashes: [{ field: 'title', mine: '我写的', theirs: '同事写的' }] }]);
    expect(sheet.rows.markAt('c1', 'title')).toMatchObject({ state: 'clash', text: '我写的' });
  });

  test('只撞上一格:预览里列出它,写完其余的再问', async () => {
    const theirs = line(1, { version: 2, title: '同事写的' });
    const { sheet, server } = await openSheet([line(1)], ({ rows }) => ({ results: rows.map(({ id, version }) => (version === 1 ? changed(theirs) : taken(id))) }));
    void applyMany(sheet, [{ index: 0, field: 'title', text: '我写的' }, { index: 0, field: 'visits', text: '7' }], []);
    const question = await asked(sheet, 'preview');
    if (question.kind !== 'preview') throw new Error('no preview');
    expect(question.preview.clashing).toMatchObject([{ label: '诉求', from: '同事写的', to: '我写的' }]);
    expect(question.preview.written).toMatchObject([{ label: '跑动', from: '1', to: '7' }]);
    question.answer(true);
    await asked(sheet, 'clash');
    expect(server.asked.at(-1)?.rows).toEqual([{ id: 'c1', version: 2, changes: { visits: 7 } }]);
  });

  test('预览以后别人改了这行的另一格:再送一次,不丢', async () => {
    let agreed = false;
    const theirs = line(1, { version: 2, visits: 9 });
    const { sheet, server } = await openSheet([line(1)], ({ rows, dryRun }) => ({ results: rows.map(({ id, version }) => (dryRun || version === 2 ? taken(id) : changed(theirs))) }));
    const done = applyMany(sheet, [{ index: 0, field: 'title', text: '我写的' }], []).then(() => (agreed = true));
    const question = await asked(sheet, 'preview');
    if (question.kind === 'preview') question.answer(true);
    await done;
    expect(agreed).toBe(true);
    expect(server.asked.at(-1)?.rows).toEqual([{ id: 'c1', version: 2, changes: { title: '我写的' } }]);
    expect(sheet.said()).toMatchObject({ tone: 'done' });
  });

  test('一直有人在改,写不进去的要说', async () => {
    let version = 1;
    const { sheet } = await openSheet([line(1)], ({ rows, dryRun }) => ({ results: rows.map(({ id }) => (dryRun ? taken(id) : changed(line(1, { version: ++version, visits: version })))) }));
    const done = applyMany(sheet, [{ index: 0, field: 'title', text: '我写的' }], []);
    const question = await asked(sheet, 'preview');
    if (question.kind === 'preview') question.answer(true);
    await done;
    expect(sheet.rows.markAt('c1', 'title')).toMatchObject({ state: 'refused', text: '我写的', why: 'grid.restless' });
  });
});

describe('一次写很多行', () => {
  async function pasted(count: number) {
    const opened = await openSheet(Array.from({ length: count }, (_, at) => line(at)), ({ rows, dryRun, brief }) => {
      if (!dryRun) for (const { id, changes } of rows) opened.server.rows = opened.server.rows.map((row) => (row.id === id ? { ...row, ...changes, version: row.version + 1 } : row));
      return { results: rows.map(({ id }) => ({ ...taken(id), ...(!brief && { row: opened.server.rows.find((row) => row.id === id) }) })) };
    });
    const done = applyMany(opened.sheet, Array.from({ length: count }, (_, index) => ({ index, field: 'title', text: '都改成这样' })), []);
    const question = await asked(opened.sheet, 'preview');
    if (question.kind === 'preview') question.answer(true);
    const before = opened.server.reads;
    await done;
    return { ...opened, reads: opened.server.reads - before };
  }

  test('五百行以内照答复换上,不再重读', async () => {
    const { sheet, server, reads } = await pasted(500);
    expect(reads).toBe(0);
    expect(server.asked.at(-1)).toMatchObject({ partial: true, brief: false });
    expect(sheet.rows.at(499)).toMatchObject({ title: '都改成这样', version: 2 });
  });

  test('再多就只重读看得见的,其余看到时再读,不留旧的', async () => {
    const { sheet, server, reads } = await pasted(750);
    expect(reads, '看得见的读一次').toBe(1);
    expect(server.asked.at(-1)).toMatchObject({ partial: true, brief: true });
    expect(sheet.said().tone).toBe('done');
    expect(sheet.rows.at(0)).toMatchObject({ title: '都改成这样', version: 2 });
    expect(sheet.rows.at(749)).toBeNull();
    await sheet.rows.need(700, 749);
    expect(sheet.rows.at(749)).toMatchObject({ title: '都改成这样', version: 2 });
  });
});

describe('新增的行', () => {
  test('没写进去的照剪贴板的次序,说的是剪贴板的第几行', async () => {
    const { sheet } = await openSheet([line(1)], ({ add = [] }) => ({ results: [], added: add.map((_, at) => (at === 0 ? { ok: true } : { ok: false, problem: { code: 'invalid', status: 422, errors: [{ path: `add.${at}.title`, message: '必须填写' }] } })) }), { draft: true });
    void applyMany(sheet, [], [{ title: '甲' }, { visits: '三' }, { visits: '4' }]);
    const question = await asked(sheet, 'preview');
    if (question.kind !== 'preview') throw new Error('no preview');
    expect(question.preview.refused.map(({ name, why }) => [name, why])).toEqual([
      ['grid.preview.newRow 2', expect.stringContaining('grid.misread.number')],
      ['grid.preview.newRow 3', 'grid.fault 诉求 必须填写grid.faultEnd'],
    ]);
    question.answer(true);
    await vi.waitFor(() => expect(sheet.said().text).toBe('grid.wroteSomeAndAdded 0 1 2'));
  });
});
