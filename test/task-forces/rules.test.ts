import { describe, expect, test } from 'vitest';
import type { Actor } from '../../schema/people.ts';
import { finish } from '../../worker/tasks/rules.ts';
import { ask, close, edit, forceActions, type ForceState } from '../../worker/task-forces/rules.ts';
import { answered, coordinator, directory, dispatched, handler, registered, stranger, supervisor, triaged, type Play } from '../cases/play.ts';

const NOW = '2026-03-09T02:00:00.000Z';
const land = { departmentId: 'land', body: null, name: null, share: null };
const vendor = { departmentId: null, body: '系统公司', name: '某工程师', share: '查系统记录' };
const force = (over: Partial<ForceState> = {}): ForceState => ({ id: 'f', status: 'active', leadId: 'handler_tax', leadDepartmentId: 'tax', members: [land, vendor], ...over });
const owed = (status: 'open' | 'done' = 'open', caseId = 'case') => [{ caseId, status }];
const askOf = (c: Play, state = force(), had = owed('done', 'other')) => ask(state, had, c.file, { version: 1, caseId: 'case', ask: '会同核查' }, c.bench(coordinator));

describe('专班', () => {
  test('组建时牵头人就欠一项办理任务,在答复期限以内', () => {
    const c = triaged().take('form-force');
    expect(c.row.stage).toBe('working');
    expect(c.only('handle')).toMatchObject({ role: 'force', departmentId: 'tax', personId: 'handler_tax', ask: '会同解决' });
    expect((c.only('handle').dueAt ?? '9') <= (c.row.dueAt ?? '')).toBe(true);
    expect(triaged().refused('form-force', { dueIn: 30 })).toMatchObject({ refused: 'task.due_after_answer', path: 'dueIn' });
    expect(c.refused('answer')).toMatchObject({ refused: 'case.tasks_open' });
  });

  test('没有账号的部门也能牵头;窗口自己牵头,任务就是窗口的', () => {
    expect(triaged().take('form-force', { leadId: null, leadDepartmentId: 'fire' }).only('handle')).toMatchObject({ departmentId: 'fire', personId: null });
    expect(triaged().refused('form-force', { leadId: null })).toMatchObject({ refused: 'force.no_lead' });
    expect(triaged().refused('form-force', { leadId: 'gone' })).toMatchObject({ refused: 'row.unknown_reference', path: 'leadId' });
    expect(triaged().refused('form-force', { leadDepartmentId: 'land' })).toMatchObject({ refused: 'department.not_yours' });
    expect(triaged().refused('form-force', { leadId: null, leadDepartmentId: 'old' })).toMatchObject({ refused: 'row.unknown_reference', path: 'leadDepartmentId' });
    // The level above is escalated to, and may send somebody to sit in.
    expect(triaged().refused('form-force', { leadId: null, leadDepartmentId: 'city' })).toMatchObject({ refused: 'department.above', path: 'leadDepartmentId' });
    expect(triaged().take('form-force', { members: [{ ...land, departmentId: 'city' }] }).only('handle')).toMatchObject({ role: 'force' });
    expect(triaged().refused('form-force', { members: [vendor, { ...land, departmentId: 'nowhere' }] })).toMatchObject({ refused: 'row.unknown_reference', path: 'members.1.departmentId' });
  });

  test('被反映的部门不牵头、不参加', () => {
    expect(triaged(undefined, { complainedOfId: 'tax' }).refused('form-force')).toMatchObject({ refused: 'department.complained_of', path: 'leadDepartmentId' });
    expect(triaged(undefined, { complainedOfId: 'land' }).refused('form-force')).toMatchObject({ refused: 'department.complained_of', path: 'members.0.departmentId' });
    expect(askOf(triaged(undefined, { complainedOfId: 'land' }))).toMatchObject({ refused: 'department.complained_of', path: 'caseId' });
  });

  test('分办给部门和交给专班各是各的', () => {
    const c = dispatched().take('form-force');
    expect(c.open('handle').map(({ role, departmentId }) => [role, departmentId])).toEqual([['lead', 'tax'], ['assist', 'land'], ['force', 'tax']]);
    const formed = triaged().take('form-force').take('dispatch');
    expect(formed.open('handle').map(({ role }) => role)).toEqual(['force', 'lead']);
  });

  test('再交一件;同一件没办完不重复交;撤销了、了结了的都不行', () => {
    expect(askOf(triaged())).toMatchObject({ case: { stage: 'working' }, open: [{ kind: 'handle', role: 'force', forceId: 'f', departmentId: 'tax' }] });
    expect(askOf(triaged(), force(), owed())).toMatchObject({ refused: 'force.asked_already' });
    expect(askOf(triaged(), force({ status: 'closed' }))).toMatchObject({ refused: 'force.closed' });
    expect(askOf(answered())).toMatchObject({ refused: 'case.wrong_stage' });
    expect(askOf(registered())).toMatchObject({ refused: 'case.wrong_stage' });
  });

  test('还欠着任务,不能撤销,也不能换牵头', () => {
    const body = { version: 1, result: '已解决' };
    expect(close(force(), body, owed(), coordinator, NOW)).toMatchObject({ refused: 'force.tasks_open', params: { count: 1 } });
    expect(close(force(), body, owed('done'), coordinator, NOW)).toEqual({ status: 'closed', closedAt: NOW, closedById: coordinator.id, result: '已解决' });
    expect(close(force({ status: 'closed' }), body, [], coordinator, NOW)).toMatchObject({ refused: 'force.closed' });
    expect(edit(force(), { leadId: 'handler_land' }, owed(), [], directory)).toMatchObject({ refused: 'force.tasks_open' });
    expect(edit(force(), { leadId: 'handler_land' }, owed('done'), [], directory)).toEqual({ leadId: 'handler_land', leadDepartmentId: 'land' });
    expect(edit(force(), { members: [land] }, owed(), ['land'], directory)).toMatchObject({ refused: 'department.complained_of' });
    expect(edit(force(), { title: '改名' }, owed(), [], directory)).toEqual({ title: '改名' });
    expect(edit(force({ status: 'closed' }), { title: '改名' }, [], [], directory)).toMatchObject({ refused: 'force.closed' });
  });

  test('谁能做什么', () => {
    const sits: Actor = { ...stranger, departmentId: 'land' };
    expect(forceActions(force(), owed(), coordinator)).toEqual(['note', 'ask', 'edit']);
    expect(forceActions(force(), owed('done'), coordinator)).toEqual(['close', 'ask', 'note', 'edit']);
    expect([handler, sits, stranger, supervisor].map((actor) => forceActions(force(), owed(), actor))).toEqual([['note'], ['note'], [], []]);
    expect(forceActions(force({ status: 'closed' }), [], coordinator)).toEqual([]);
  });
});

describe('提级', () => {
  test('请上级做的,是上级欠的一项办理任务;没有答复以前诉求件不能答复', () => {
    const c = dispatched().take('escalate');
    expect(c.part('city')).toMatchObject({ kind: 'handle', role: 'above', ask: '请示口径' });
    for (const department of ['tax', 'land']) c.edit(c.part(department), { status: 'done' });
    expect(c.refused('answer')).toMatchObject({ refused: 'case.tasks_open', params: { count: 1 } });
  });

  test('只能报给上级;期限在答复期限以内;没研判的不能提级', () => {
    expect(triaged().refused('escalate', { departmentId: 'tax' })).toMatchObject({ refused: 'escalation.not_above', path: 'departmentId' });
    expect(triaged().refused('escalate', { departmentId: 'nowhere' })).toMatchObject({ refused: 'row.unknown_reference' });
    expect(triaged().refused('escalate', { dueIn: 60 })).toMatchObject({ refused: 'task.due_after_answer', path: 'dueIn' });
    expect(registered().refused('escalate')).toMatchObject({ refused: 'case.wrong_stage' });
  });

  test('上级的答复凭文件登记;它自己有账号就不用', () => {
    const c = triaged().take('escalate');
    const task = { ...c.part('city'), acceptedAt: null };
    const entered = { version: 1, result: '可以按这个口径办', onBehalf: true };
    expect(finish(task, entered, null, c.bench(coordinator))).toMatchObject({ refused: 'escalation.paper_missing', path: 'fileId' });
    expect(finish(task, { ...entered, fileId: 'paper' }, null, c.bench(coordinator))).toMatchObject({ status: 'done' });
    expect(finish(task, { version: 1, result: '可以' }, null, c.bench(handler))).toMatchObject({ status: 'done' });
  });
});
