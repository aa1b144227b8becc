import { describe, expect, test } from 'vitest';
import { presetSettings } from '../../schema/presets/index.ts';
import { at, dispatched, local, longjing, registered, supervisor, triaged } from './play.ts';

const explained = { clause: '《不动产登记暂行条例》第二十二条', explanation: '已当面解释', alternatives: '已问过公证处' };

describe('研判', () => {
  test('很难办 10 个工作日,从收件起算,不从研判起算', () => {
    const c = registered('2026-03-09 10:00').at('2026-03-11 16:00').take('triage', { category: 'lj_hard' });
    expect(c.row).toMatchObject({ stage: 'triaged', category: 'lj_hard', cause: 'policy', awaitsConfirmation: false });
    expect(local(c.row.dueAt)).toBe('2026-03-23 17:30');
    expect(c.only('answer')).toMatchObject({ personId: 'coordinator', dueAt: c.row.dueAt });
  });

  test('一般简单事项当日办,下班后收件顺延到下一个工作日', () => {
    expect(local(registered('2026-03-06 17:00').take('triage', { category: 'lj_simple' }).row.dueAt)).toBe('2026-03-06 17:30');
    expect(local(registered('2026-03-06 18:30').take('triage', { category: 'lj_simple' }).row.dueAt)).toBe('2026-03-09 17:30');
  });

  test('研判完成,研判任务就了结', () => {
    const c = registered();
    expect(c.only('triage')).toMatchObject({ status: 'open', personId: 'coordinator' });
    expect(c.take('triage').open('triage')).toEqual([]);
    expect(c.tasks.find(({ kind }) => kind === 'triage')).toMatchObject({ status: 'done', closedAt: at('2026-03-09 10:00') });
  });

  test.for([['clause'], ['explanation'], ['alternatives']] as const)('办不了,缺 %s 不能研判', ([field]) => {
    expect(registered().refused('triage', { category: 'lj_cannot', ...explained, [field]: undefined })).toMatchObject({ refused: 'case.explanation_missing', path: field });
    expect(registered().refused('triage', { category: 'lj_cannot', ...explained, [field]: ' ' })).toMatchObject({ refused: 'case.explanation_missing', path: field });
  });

  test('办不了,三样写齐,5 个工作日', () => {
    expect(local(registered('2026-03-09 10:00').take('triage', { category: 'lj_cannot', ...explained }).row.dueAt)).toBe('2026-03-16 17:30');
  });

  test('协调办要写明告知的理由和进度', () => {
    expect(registered().refused('triage', { category: 'lj_coord' })).toMatchObject({ refused: 'case.progress_missing', path: 'told' });
    expect(registered().take('triage', { category: 'lj_coord', told: '已告知由市监局办' }).row).toMatchObject({ stage: 'triaged', told: '已告知由市监局办' });
  });

  test('分类、原因要在本区的设置里,停用的也不行', () => {
    expect(registered().refused('triage', { category: 'hk_fast' })).toMatchObject({ refused: 'value.unknown_code', path: 'category' });
    expect(registered().refused('triage', { tags: ['duty_gap', 'nonsense'] })).toMatchObject({ refused: 'value.unknown_code', path: 'tags' });
    expect(registered().refused('triage', { cause: 'weather' })).toMatchObject({ refused: 'value.unknown_code', path: 'cause' });
    const settings = longjing();
    const retired = { ...settings, categories: settings.categories.map((one) => ({ ...one, retired: one.code === 'lj_hard' })) };
    expect(registered('2026-03-09 10:00', {}, retired).refused('triage', { category: 'lj_hard' })).toMatchObject({ refused: 'value.unknown_code', path: 'category' });
  });

  test('本区没有公布时限的分类,先填设置再研判', () => {
    const hongkou = presetSettings('hongkou');
    const unpublished = hongkou?.categories.find(({ rule, explanation, tellProgress }) => rule === null && !explanation && !tellProgress);
    const c = registered('2026-03-09 10:00', {}, hongkou);
    expect(c.refused('triage', { category: unpublished?.code })).toMatchObject({ refused: 'settings.incomplete', params: { category: unpublished?.name }, path: 'category' });
  });

  test('一个在用的分类都没有,是设置没做完', () => {
    const settings = longjing();
    const none = { ...settings, categories: settings.categories.map((one) => ({ ...one, retired: true })) };
    expect(registered('2026-03-09 10:00', {}, none).refused('triage')).toMatchObject({ refused: 'settings.incomplete', path: 'category' });
  });

  test('只研判一次,再要改就是改判', () => {
    expect(triaged().refused('triage')).toMatchObject({ refused: 'case.wrong_stage' });
  });
});

describe('12345 工单的期限', () => {
  const order = (due: string) => ({ hotlineDueAt: at(due) });

  test('研判之前就以它为准', () => {
    const c = registered('2026-03-09 10:00', order('2026-03-12 15:00'));
    expect(local(c.row.dueAt)).toBe('2026-03-12 15:00');
  });

  test('比本区时限早,以它为准;两个都看得见', () => {
    const c = registered('2026-03-09 10:00', order('2026-03-12 15:00')).take('triage', { category: 'lj_hard' });
    expect(local(c.row.dueAt)).toBe('2026-03-12 15:00');
    expect(c.row.hotlineDueAt).toBe(c.row.dueAt);
    expect(c.only('answer').clock).toMatchObject({ rule: { kind: 'working_days', workingDays: 10 }, external: [{ dueAt: at('2026-03-12 15:00') }] });
  });

  test('比本区时限晚,以本区的为准', () => {
    const c = registered('2026-03-09 10:00', order('2026-04-30 15:00')).take('triage', { category: 'lj_hard' });
    expect(local(c.row.dueAt)).toBe('2026-03-23 17:30');
  });

  test('我们暂停,它不停', () => {
    const c = registered('2026-03-09 10:00', order('2026-03-12 15:00')).take('triage').at('2026-03-10 09:00').take('pause');
    expect(local(c.row.dueAt)).toBe('2026-03-12 15:00');
  });
});

describe('不给办要效能监督人员确认', () => {
  const refused = () => registered().take('triage', { category: 'lj_refuse' });

  test('确认以前不能分办,也不能答复', () => {
    const c = refused();
    expect(c.row.awaitsConfirmation).toBe(true);
    expect(c.refused('dispatch').refused).toBe('case.unconfirmed');
    expect(c.refused('answer').refused).toBe('case.unconfirmed');
    expect(c.actions(supervisor)).toContain('confirm-category');
  });

  test('确认以后照常分办', () => {
    const c = refused().take('confirm-category', { confirm: true }, supervisor);
    expect(c.row).toMatchObject({ awaitsConfirmation: false, category: 'lj_refuse' });
    expect(c.take('dispatch').row.stage).toBe('working');
  });

  test('不予确认,退回重新研判;时限照走', () => {
    const c = refused();
    const due = c.row.dueAt;
    c.take('confirm-category', { confirm: false }, supervisor);
    expect(c.row).toMatchObject({ stage: 'triaged', category: null, awaitsConfirmation: false, dueAt: due });
    expect(c.actions({ ...supervisor, role: 'coordinator' })[0]).toBe('retriage');
    expect(c.refused('dispatch').refused).toBe('case.unconfirmed');
    expect(c.refused('answer').refused).toBe('case.unconfirmed');
    expect(c.take('retriage', { category: 'lj_hard' }).take('dispatch').row.stage).toBe('working');
  });

  test('没有等着确认的,不能确认', () => {
    expect(triaged().refused('confirm-category', {}, supervisor).refused).toBe('case.nothing_to_confirm');
    expect(refused().take('confirm-category', {}, supervisor).refused('confirm-category', {}, supervisor).refused).toBe('case.nothing_to_confirm');
  });

  test('改判为不给办,也要确认', () => {
    const c = dispatched().take('retriage', { category: 'lj_refuse' });
    expect(c.row.awaitsConfirmation).toBe(true);
    expect(c.refused('dispatch').refused).toBe('case.unconfirmed');
  });
});

describe('改判', () => {
  test('已过的时间照算:收件第 3 天从 10 天改判为 5 天,仍从收件起 5 天', () => {
    const c = triaged('2026-03-09 10:00').at('2026-03-12 10:00').take('retriage', { category: 'lj_cannot', ...explained });
    expect(local(c.row.dueAt)).toBe('2026-03-16 17:30');
    expect(c.only('answer').dueAt).toBe(c.row.dueAt);
  });

  test('暂停过的、延长过的,改判后还在', () => {
    const c = triaged('2026-03-09 10:00').at('2026-03-10 10:00').take('pause', { until: '2026-03-12' }).at('2026-03-12 10:00');
    c.take('request-extension', { workingDays: 2 }).take('approve', {}, supervisor).take('retriage', { category: 'lj_cannot', ...explained });
    expect(local(c.row.dueAt)).toBe('2026-03-20 17:30');
  });

  test('超期后改判为更长的,仍是超期', () => {
    const c = registered('2026-03-09 10:00').take('triage', { category: 'lj_simple' }).at('2026-03-11 10:00').take('retriage', { category: 'lj_hard' });
    expect(local(c.row.dueAt)).toBe('2026-03-09 17:30');
  });

  test('超期后再改判一次,错过的期限只记一笔', () => {
    const c = registered('2026-03-09 10:00').take('triage', { category: 'lj_simple' }).at('2026-03-11 10:00').take('retriage').take('retriage');
    expect(c.only('answer').clock.external).toEqual([{ dueAt: at('2026-03-09 17:30'), what: '改判前已超期' }]);
  });

  test('忘了恢复的暂停不能掩盖超期:改判后仍是超期', () => {
    // 5 working days, paused on the first of them; the limit of 20 ran out on 2026-04-07, the promise on 2026-04-13.
    const c = registered('2026-03-09 10:00').take('triage', { category: 'lj_cannot', ...explained }).at('2026-03-09 11:00').take('pause');
    c.at('2026-05-20 10:00').take('retriage', { category: 'lj_hard' });
    expect(c.row.dueAt !== null && c.row.dueAt < c.now).toBe(true);
  });

  test('缩短后把部门的期限甩在后面,拒绝并点出每一项;同时改期就可以', () => {
    const c = triaged('2026-03-09 10:00').take('dispatch', {
      lead: { departmentId: 'tax', dueIn: 9, ask: '核实' },
      assist: [{ departmentId: 'land', dueIn: 8, ask: '出具证明' }, { departmentId: 'fire', dueIn: 2, ask: '勘查' }],
    });
    const [tax, land, fire] = ['tax', 'land', 'fire'].map((id) => c.part(id));
    c.at('2026-03-10 10:00');
    const shorter = { category: 'lj_cannot', ...explained };
    const refusal = c.refused('retriage', shorter);
    expect(refusal).toMatchObject({ refused: 'task.due_after_answer', params: { due: '2026-03-16 17:30' }, paths: [`redate.${tax?.id}`, `redate.${land?.id}`] });
    expect(c.refused('retriage', { ...shorter, redate: { [String(tax?.id)]: 4 } }).paths).toEqual([`redate.${land?.id}`]);
    c.take('retriage', { ...shorter, redate: { [String(tax?.id)]: 4, [String(land?.id)]: 3 } });
    expect([c.part('tax'), c.part('land'), c.part('fire')].map(({ dueAt }) => local(dueAt))).toEqual(['2026-03-16 17:30', '2026-03-13 17:30', local(fire?.dueAt ?? null)]);
  });

  test('暂停中缩短,也不能把部门的期限甩在后面', () => {
    const c = triaged('2026-03-09 10:00').take('dispatch', { lead: { departmentId: 'tax', dueIn: 9, ask: '核实' } }).at('2026-03-10 10:00').take('pause');
    const shorter = { category: 'lj_cannot', ...explained };
    expect(c.row.dueAt).toBeNull();
    expect(c.refused('retriage', shorter).refused).toBe('task.due_after_answer');
    const { id } = c.part('tax');
    expect(c.refused('retriage', { ...shorter, redate: { [id]: 5 } }).refused).toBe('task.due_after_answer');
    c.take('retriage', { ...shorter, redate: { [id]: 4 } }).at('2026-03-12 10:00').take('resume');
    expect([local(c.row.dueAt), local(c.part('tax').dueAt)]).toEqual(['2026-03-18 17:30', '2026-03-17 17:30']);
  });

  test('改判后就已超期的,部门不可能再排在期限内,不拦', () => {
    const c = dispatched('2026-03-09 10:00').at('2026-03-12 10:00');
    expect(local(c.take('retriage', { category: 'lj_simple' }).row.dueAt)).toBe('2026-03-09 17:30');
  });

  test('要改期的任务得是这件诉求还没办结的部门任务', () => {
    expect(dispatched().refused('retriage', { redate: { nobody: 3 } })).toMatchObject({ refused: 'row.unknown_reference', path: 'redate.nobody' });
  });
});
