import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TemplateDraft, TemplateItem } from '../../schema/bundle-templates.ts';
import { bundlePresets } from '../../schema/presets/bundles.ts';
import { faultsOf, findCycle, publishFaults } from '../../worker/bundles/rules/check.ts';
import { askedOf, chosenOf, openingOf } from '../../worker/bundles/rules/chosen.ts';
import { planOf, type Planned } from '../../worker/bundles/rules/plan.ts';

const DAY = 420;

function planned(draft: Partial<TemplateDraft>): Planned {
  const { code, promised = null, published = null, visits = 1, illustrative = false, note = '', items = [], materials = [], fields = [] } = TemplateDraft.parse({ code: 'made', name: '一件事', ...draft });
  return { code, edition: 1, promised, published, visits, illustrative, note, items, materials, fields };
}
const preset = (code: string) => planned(bundlePresets().find((one) => one.code === code) ?? {});
const plan = (template: Planned) => planOf(template, DAY) ?? expect.unreachable('the prerequisites go round in a circle');
const item = (id: string, more: Partial<TemplateItem> = {}): TemplateItem => ({ ...TemplateItem.parse({ id, name: id }), ...more });
const codes = (template: Planned) => faultsOf(template).map(({ refused, params }) => [refused, params?.names]);

describe('三个一件事，按文章', () => {
  test.each([
    ['restaurant', 12, 6, 6],
    ['lodging', 18, 7, 7],
    ['newborn', 20, 7, 4],
  ])('%s：%i 份材料减到 %i 份，%i 个部门', (code, before, after, departments) => {
    const template = preset(code);
    expect(faultsOf(template)).toEqual([]);
    const { materials, departments: of } = plan(template);
    expect([materials.before, materials.after, of.length]).toEqual([before, after, departments]);
  });

  test('餐饮：串联 12 个工作日，并联 6 个，关键路径是营业执照、食品经营许可；文章的数目另列', () => {
    const { serial, parallel, stages, savings, inspections, published } = plan(preset('restaurant'));
    expect(serial).toEqual({ workingDays: 12, minutes: 0 });
    expect(parallel).toEqual({ workingDays: 6, minutes: 0, criticalPath: ['R1', 'R2'] });
    expect(stages).toEqual([['R1'], ['R2', 'R3', 'R4', 'R5', 'R6', 'R7']]);
    expect(savings.visits).toEqual({ before: 7, after: 1, saved: 6 });
    expect(inspections).toEqual({ items: ['R2', 'R5', 'R7'], departments: 3, before: 3, after: 1 });
    expect(published).toMatchObject({ promisedBefore: '15个工作日', promisedAfter: '3-5个工作日', materialsBefore: 12, materialsAfter: 6 });
    expect(published?.inconsistency).toContain('口径不同');
  });

  test('新生儿：各事项的时限没有公布，串并联时间都不知道；整体两小时', () => {
    const { serial, parallel, unknown, savings, promised } = plan(preset('newborn'));
    expect([serial, parallel, savings.workingDays.saved]).toEqual([null, null, null]);
    expect(unknown).toEqual(['N1', 'N2', 'N3', 'N4', 'N5']);
    expect(promised).toEqual({ kind: 'working_hours', minutes: 120 });
  });

  test('三个矩阵都标明示意，没有确定部门，不能发布', () => {
    for (const code of ['restaurant', 'lodging', 'newborn']) {
      expect(preset(code).illustrative).toBe(true);
      expect(publishFaults(preset(code)).map(({ refused }) => refused)).toEqual(['bundle.no_department']);
    }
  });

  test('国家清单只有核实过或标明未核实的名称，其余不补', () => {
    const national = bundlePresets().filter(({ national: of }) => of);
    expect(national).toHaveLength(21);
    expect(national.filter(({ national: of }) => !of?.verified).map(({ name }) => name)).toEqual(['开办运输企业', '水电气网联合报装', '企业上市合法合规信息核查', '企业破产信息核查', '退休']);
    expect(national.every(({ items = [], materials = [] }) => items.length + materials.length === 0)).toBe(true);
  });
});

describe('模板的错，说出名字', () => {
  test('前置成环', () => {
    const template = planned({ items: [item('甲', { prerequisites: ['丙'] }), item('乙', { prerequisites: ['甲'] }), item('丙', { prerequisites: ['乙'] })] });
    expect(codes(template)).toEqual([['bundle.cycle', '甲、乙、丙、甲']]);
    expect(planOf(template, DAY)).toBeNull();
  });
  test('自己是自己的前置', () => expect(codes(planned({ items: [item('甲', { prerequisites: ['甲'] })] }))).toEqual([['bundle.cycle', '甲、甲']]));
  test('没有的事项、没有的材料、没有人用的材料', () => {
    const template = planned({ items: [item('甲', { prerequisites: ['无'], materials: ['M9'] })], materials: [{ id: 'M1', name: '多余的材料' }] as never });
    expect(codes(template)).toEqual([['bundle.unknown_item', '无'], ['bundle.unknown_material', 'M9'], ['bundle.orphan_material', '多余的材料']]);
  });
  test('要用的结果没有人产出；产出的事项不在前面', () => {
    const items = [item('甲', { outputs: ['执照'] }), item('乙', { uses: [{ of: '甲', output: '执照' }, { of: '甲', output: '印章' }] })];
    expect(codes(planned({ items }))).toEqual([['bundle.missing_output', '甲：印章'], ['bundle.output_not_before', '甲']]);
  });
  test('编号重复', () => expect(codes(planned({ items: [item('甲'), item('甲')] }))).toEqual([['bundle.repeated', '甲']]));
});

describe('合并与选择', () => {
  const template = planned({
    items: [
      item('出生', { outputs: ['出生医学证明'], optional: true }),
      item('户口', { prerequisites: ['出生'], materials: ['证明'], outputs: ['户口页'] }),
      item('医保', { prerequisites: ['户口'], materials: ['证明', '户口页'], uses: [{ of: '户口', output: '户口页' }] }),
    ],
    materials: [
      { id: '证明', name: '《出生医学证明》', output: { of: '出生', output: '出生医学证明' } },
      { id: '户口页', name: '户口页', output: { of: '户口', output: '户口页' } },
    ] as never,
  });
  test('前一事项产出的，不向办事人要', () => {
    expect(plan(template).materials).toMatchObject({ before: 0, after: 0, circulating: [{ of: '户口', output: '户口页', to: ['医保'] }, { of: '出生', output: '出生医学证明', to: ['户口', '医保'] }] });
  });
  test('产出它的事项没有选，就要向办事人要；后面的事项不再等它', () => {
    const chosen = chosenOf(template, []);
    expect(askedOf(chosen).map(({ id, items }) => [id, items])).toEqual([['证明', ['户口', '医保']]]);
    expect(chosen.items.map(({ id, prerequisites }) => [id, prerequisites])).toEqual([['户口', []], ['医保', ['户口']]]);
  });
});

/** Items whose prerequisites lie before them, each with some of six materials. */
const templates = fc
  .array(fc.record({ before: fc.array(fc.nat(20), { maxLength: 4 }), materials: fc.uniqueArray(fc.nat(5), { maxLength: 6 }), days: fc.nat(9), minutes: fc.nat(600), hours: fc.boolean(), optional: fc.boolean() }), { minLength: 1, maxLength: 12 })
  .map((drawn) => {
    const items = drawn.map(({ before, materials, days, minutes, hours, optional }, at) =>
      item(`I${at}`, {
        prerequisites: at === 0 ? [] : [...new Set(before.map((one) => `I${one % at}`))],
        materials: materials.map((one) => `M${one}`),
        promised: hours ? { kind: 'working_hours', minutes: minutes + 1 } : { kind: 'working_days', workingDays: days },
        optional,
      }));
    const asked = [...new Set(items.flatMap((one) => one.materials))];
    return planned({ items, materials: asked.map((id) => ({ id, name: id })) as never });
  });

describe('对任何模板都成立', () => {
  test('并联不比串联长', () => {
    fc.assert(fc.property(templates, (template) => {
      const { serial, parallel } = plan(template);
      const length = (of: { workingDays: number; minutes: number } | null) => (of ? of.workingDays * DAY + of.minutes : NaN);
      expect(length(parallel)).toBeLessThanOrEqual(length(serial));
    }));
  });
  test('合并不丢任何事项要的材料，不管选哪些事项', () => {
    fc.assert(fc.property(templates, fc.array(fc.nat(11)), (template, wanted) => {
      const chosen = chosenOf(template, wanted.map((at) => `I${at}`));
      const asked = new Set(askedOf(chosen).map(({ id }) => id));
      for (const { materials } of chosen.items) for (const id of materials) expect(asked).toContain(id);
      expect(faultsOf(chosen)).toEqual([]);
    }));
  });
  test('每个事项正好开一次，前置没有办完不开，不管按什么次序办完', () => {
    fc.assert(fc.property(templates, fc.infiniteStream(fc.nat()), (template, order) => {
      const done = new Set<string>();
      const opened: string[] = [];
      for (const pick of order) {
        const next = openingOf(template.items, done, new Set(opened));
        for (const { prerequisites } of next) for (const before of prerequisites) expect(done).toContain(before);
        opened.push(...next.map(({ id }) => id));
        const running = opened.filter((id) => !done.has(id));
        if (running.length === 0) break;
        done.add(running[pick % running.length] ?? '');
      }
      expect(opened.toSorted()).toEqual(template.items.map(({ id }) => id).toSorted());
    }));
  });
  test('找到的环真是环', () => {
    const any = fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 1, maxLength: 8 }).map((drawn) => drawn.map((before, at) => ({ id: `I${at}`, prerequisites: before.map((one) => `I${one % drawn.length}`) })));
    fc.assert(fc.property(any, (items) => {
      const cycle = findCycle(items);
      const before = new Map(items.map(({ id, prerequisites }) => [id, prerequisites]));
      if (cycle === null) return;
      expect(cycle[0]).toBe(cycle.at(-1));
      for (const [at, id] of cycle.entries()) if (at > 0) expect(before.get(id)).toContain(cycle[at - 1]);
    }));
  });
});
