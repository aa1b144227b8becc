import { describe, expect, test } from 'vitest';
import { at, dispatched, handler, local, longjing, registered, supervisor, triaged } from './play.ts';

const share = (departmentId: string, over: object = {}) => ({ departmentId, ask: '核实并办理', ...over });

describe('分办', () => {
  test('一个牵头,几个配合,各有各的期限,都在答复期限之内', () => {
    const c = triaged('2026-03-09 10:00').take('dispatch', { lead: share('tax', { dueIn: 5, handlerId: 'handler_tax' }), assist: [share('land', { dueIn: 10 })] });
    expect(c.row).toMatchObject({ stage: 'working', leadDepartmentId: 'tax' });
    expect(c.part('tax')).toMatchObject({ role: 'lead', status: 'open', personId: 'handler_tax', dueAt: at('2026-03-16 17:30') });
    expect(c.part('land')).toMatchObject({ role: 'assist', personId: null, dueAt: c.row.dueAt });
  });

  test('期限晚于答复期限,拒绝', () => {
    const c = triaged('2026-03-09 10:00');
    expect(c.refused('dispatch', { lead: share('tax', { dueIn: 11 }) })).toMatchObject({ refused: 'task.due_after_answer', params: { due: '2026-03-23 17:30' }, path: 'lead.dueIn' });
    expect(c.refused('dispatch', { lead: share('tax'), assist: [share('land', { dueIn: 99 })] })).toMatchObject({ refused: 'task.due_after_answer', path: 'assist.0.dueIn' });
  });

  test('不写期限,就用答复剩下的', () => {
    const c = triaged('2026-03-09 10:00').at('2026-03-16 09:00').take('dispatch', { lead: share('tax') });
    expect(c.part('tax').dueAt).toBe(c.row.dueAt);
  });

  test('不写期限,12345 工单的期限先到,就以它为限', () => {
    const c = triaged('2026-03-09 10:00', { hotlineDueAt: at('2026-03-12 15:00') }).take('dispatch', { lead: share('tax') });
    expect(local(c.part('tax').dueAt)).toBe('2026-03-12 15:00');
  });

  test('暂停中分办:部门的任务一起停着,恢复后仍在答复期限之内', () => {
    const c = triaged('2026-03-09 10:00').at('2026-03-10 10:00').take('pause').at('2026-03-11 10:00');
    expect(c.refused('dispatch', { lead: share('tax', { dueIn: 10 }) }).refused).toBe('task.due_after_answer');
    c.take('dispatch', { lead: share('tax', { dueIn: 9 }), assist: [share('land')] });
    expect([c.part('tax').dueAt, c.part('land').dueAt]).toEqual([null, null]);
    // Resumed the same day, both fall due with the answer; a day later, a day before it.
    c.at('2026-03-12 10:00').take('resume');
    expect([local(c.row.dueAt), local(c.part('tax').dueAt), local(c.part('land').dueAt)]).toEqual(['2026-03-25 17:30', '2026-03-24 17:30', '2026-03-24 17:30']);
  });

  test('按小时承诺的,暂停中分办也不超出剩下的小时', () => {
    const settings = longjing();
    const hourly = { ...settings, categories: settings.categories.map((one) => (one.code === 'lj_hard' ? { ...one, rule: { kind: 'working_hours' as const, minutes: 120 } } : one)) };
    const c = registered('2026-03-09 10:00', {}, hourly).take('triage').at('2026-03-09 11:00').take('pause').at('2026-03-09 14:00');
    expect(c.refused('dispatch', { lead: share('tax', { dueIn: 5 }) }).refused).toBe('task.due_after_answer');
    c.take('dispatch', { lead: share('tax') }).at('2026-03-09 15:00').take('resume');
    expect([local(c.row.dueAt), local(c.part('tax').dueAt)]).toEqual(['2026-03-09 16:00', '2026-03-09 16:00']);
  });

  test('已经超期的,没有期限之内可言,部门自定期限', () => {
    const c = triaged('2026-03-09 10:00').at('2026-04-01 10:00').take('dispatch', { lead: share('tax', { dueIn: 3 }) });
    expect(local(c.part('tax').dueAt)).toBe('2026-04-07 17:30');
  });

  test('部门、经办人要在用,经办人属于所分办的部门', () => {
    const c = triaged();
    expect(c.refused('dispatch', { lead: share('nowhere') })).toMatchObject({ refused: 'row.unknown_reference', path: 'lead.departmentId' });
    expect(c.refused('dispatch', { lead: share('old') })).toMatchObject({ refused: 'row.unknown_reference', path: 'lead.departmentId' });
    expect(c.refused('dispatch', { lead: share('tax', { handlerId: 'handler_land' }) })).toMatchObject({ refused: 'department.not_yours', path: 'lead.handlerId' });
    expect(c.refused('dispatch', { lead: share('tax'), assist: [share('land', { handlerId: 'nobody' })] })).toMatchObject({ refused: 'department.not_yours', path: 'assist.0.handlerId' });
    expect(c.refused('dispatch', { lead: share('tax', { handlerId: 'gone' }) }).refused).toBe('department.not_yours');
  });

  test('上级单位不牵头也不配合,要用提级', () => {
    expect(triaged().refused('dispatch', { lead: share('city') })).toMatchObject({ refused: 'department.above', path: 'lead.departmentId' });
    expect(triaged().refused('dispatch', { lead: share('tax'), assist: [share('city')] })).toMatchObject({ refused: 'department.above', path: 'assist.0.departmentId' });
  });

  test('同一个部门不能分办两次', () => {
    expect(triaged().refused('dispatch', { lead: share('tax'), assist: [share('tax')] }).refused).toBe('department.twice');
    expect(dispatched().refused('dispatch', { lead: share('tax'), assist: [share('land')] })).toMatchObject({ refused: 'department.twice', path: 'assist.0.departmentId' });
  });

  test('被反映的部门不能牵头,可以配合', () => {
    const c = triaged('2026-03-09 10:00', { complainedOfId: 'tax' });
    expect(c.refused('dispatch', { lead: share('tax') })).toMatchObject({ refused: 'department.complained_of', path: 'lead.departmentId' });
    expect(c.take('dispatch', { lead: share('land'), assist: [share('tax')] }).row.leadDepartmentId).toBe('land');
  });

  test('追加配合部门,牵头的任务不变;换牵头要等它退回或取消', () => {
    const c = dispatched();
    const { id } = c.part('tax');
    c.take('dispatch', { lead: share('tax'), assist: [share('fire')] });
    expect(c.part('tax').id).toBe(id);
    expect(c.open('handle')).toHaveLength(3);
    expect(c.refused('dispatch', { lead: share('fire') })).toMatchObject({ refused: 'case.lead_open', path: 'lead.departmentId' });
    c.edit(c.part('fire'), { status: 'returned' }).edit(c.part('tax'), { status: 'returned' });
    expect(c.take('dispatch', { lead: share('fire') }).row.leadDepartmentId).toBe('fire');
  });

  test('没研判、已答复的不能分办', () => {
    expect(registered().refused('dispatch').refused).toBe('case.wrong_stage');
    expect(triaged().take('answer').refused('dispatch').refused).toBe('case.wrong_stage');
  });

  test('只有协调专员分办', () => {
    expect(triaged().refused('dispatch', {}, supervisor).refused).toBe('auth.forbidden');
    expect(dispatched().refused('dispatch', {}, handler).refused).toBe('auth.forbidden');
  });
});
