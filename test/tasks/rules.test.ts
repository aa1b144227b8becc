import { describe, expect, test } from 'vitest';
import type { Actor } from '../../schema/people.ts';
import { isRefusal, type Refusal } from '../../schema/refusals.ts';
import { TASK_ACTIONS, TASK_KINDS, TASK_STATUSES, type TaskAction, type TaskKind, type TaskStatus } from '../../schema/tasks.ts';
import type { TaskEdit, TaskState } from '../../worker/cases/rules/file.ts';
import { accept, cancel, finish, giveBack, mayAct, pause, remind, resume, taskActions } from '../../worker/tasks/rules.ts';
import { EVERYONE, assistant, at, coordinator, handler, local, longjing, registered, supervisor, triaged, viewer } from '../cases/play.ts';

type Task = TaskState & { returns: number; acceptedAt: string | null; remindedAt: string | null };

const answer = triaged('2026-03-09 10:00').only('answer');
/** A part of tax, due three days after it was given out on Monday 9 March; or a promise of the window's own. */
function given(kind: TaskKind = 'handle', over: Partial<Task> = {}): Task {
  const part = kind === 'handle' || kind === 'supplement' || kind === 'bundle_item' || kind === 'resolution' || kind === 'rectify';
  return {
    ...answer, id: 'task', kind, status: 'open', role: kind === 'handle' ? 'lead' : null, departmentId: part ? 'tax' : null, personId: null, ask: '核实',
    clock: { ...answer.clock, rule: { kind: 'working_days', workingDays: 3 } }, dueAt: at('2026-03-12 17:30'), returns: 0, acceptedAt: null, remindedAt: null, ...over,
  };
}
const bench = (now = '2026-03-10 10:00', actor: Actor = handler) => ({ now: at(now), actor, settings: longjing(), calendar: registered().bench(coordinator).calendar });

/** As the route decides: who may, then the rule. A coordinator acts on a department's behalf. */
function judge(action: TaskAction, task: Task, actor: Actor, body: object = {}): TaskEdit | Refusal {
  const here = bench('2026-03-10 10:00', actor);
  const whole = { version: 1, ground: 'not_ours', result: '已核实', reason: action === 'pause' ? 'materials' : '不用办了', ...body };
  const refused = mayAct(action, task, actor, actor.role === 'coordinator' && task.departmentId !== null);
  if (refused) return refused;
  switch (action) {
    case 'accept': return accept(task, whole, here);
    case 'return': return giveBack(task, whole, here);
    case 'finish': return finish(task, whole, null, here);
    case 'remind': return remind(task, here);
    case 'cancel': return cancel(task, whole, here);
    case 'pause': return pause(task, whole, here);
    case 'resume': return resume(task, here);
  }
}

describe('每一种任务,在每一个状态,谁能做什么', () => {
  test.for(TASK_KINDS.flatMap((kind) => TASK_STATUSES.map((status) => [kind, status] as const)))('%s · %s:列出来的都能做,没列出来的都不能', ([kind, status]) => {
    for (const over of [{ status }, { status, pausedAt: at('2026-03-10 09:00'), clock: { ...given().clock, pauses: [{ from: at('2026-03-10 09:00'), to: null }] } }])
      for (const actor of EVERYONE) {
        const task = given(kind, over);
        const offered = taskActions(task, actor, at('2026-03-10 10:00'));
        expect(TASK_ACTIONS.filter((action) => !isRefusal(judge(action, task, actor))), actor.id).toEqual(TASK_ACTIONS.filter((action) => offered.includes(action)));
      }
  });

  test.for<[TaskKind, TaskStatus, Actor, TaskAction[]]>([
    ['handle', 'open', handler, ['accept', 'finish', 'return']],
    ['handle', 'accepted', handler, ['finish', 'return']],
    ['handle', 'open', coordinator, ['accept', 'finish', 'return', 'remind', 'pause', 'cancel']],
    ['handle', 'open', assistant, []],
    ['handle', 'open', supervisor, []],
    ['handle', 'open', viewer, []],
    ['handle', 'done', handler, []],
    ['handle', 'returned', coordinator, []],
    ['answer', 'open', coordinator, []],
    ['triage', 'open', coordinator, []],
    ['reply', 'open', coordinator, ['finish']],
    ['callback', 'open', coordinator, ['finish', 'cancel']],
    ['contact', 'open', coordinator, ['finish', 'cancel']],
  ])('%s · %s', ([kind, status, actor, actions]) => {
    expect(taskActions(given(kind, { status }), actor, at('2026-03-10 10:00'))).toEqual(actions);
  });
});

describe('签收', () => {
  test('记下签收的时间和经办人', () => {
    expect(accept(given(), { version: 1, handlerId: 'handler_tax' }, bench())).toEqual({ status: 'accepted', acceptedAt: at('2026-03-10 10:00'), personId: 'handler_tax' });
  });

  test('只签收一次;办结了的不能签收', () => {
    expect(accept(given('handle', { status: 'accepted' }), { version: 1 }, bench())).toMatchObject({ refused: 'task.accepted' });
    expect(accept(given('handle', { status: 'done' }), { version: 1 }, bench())).toMatchObject({ refused: 'task.closed' });
  });
});

describe('退回', () => {
  test('要有本区清单里的依据,退一次记一次', () => {
    expect(giveBack(given('handle', { returns: 1 }), { version: 1, ground: 'not_ours', text: '应由住建局' }, bench())).toMatchObject({ status: 'returned', ground: 'not_ours', result: '应由住建局', returns: 2 });
  });

  test.for([undefined, '', 'busy', '不归我们管'])('没有依据(%s)不能退', (ground) => {
    expect(giveBack(given(), { version: 1, ground }, bench())).toMatchObject({ refused: 'task.no_ground', path: 'ground' });
  });

  test('停用的依据不算依据', () => {
    const here = bench();
    const settings = { ...here.settings, returnGrounds: here.settings.returnGrounds.map((one) => ({ ...one, retired: true })) };
    expect(giveBack(given(), { version: 1, ground: 'not_ours' }, { ...here, settings })).toMatchObject({ refused: 'task.no_ground' });
  });
});

describe('办结', () => {
  test('写明结果;没签收就办结的,办结就算签收', () => {
    expect(finish(given(), { version: 1, result: '已补发' }, null, bench())).toEqual({ status: 'done', acceptedAt: at('2026-03-10 10:00'), closedAt: at('2026-03-10 10:00'), result: '已补发' });
    expect(finish(given('handle', { acceptedAt: at('2026-03-09 14:00') }), { version: 1, result: '已补发' }, null, bench())).toMatchObject({ acceptedAt: at('2026-03-09 14:00') });
  });

  test('被反映的部门不能办结对它自己的反映,它配合的那一份可以', () => {
    expect(finish(given(), { version: 1, result: '没有问题' }, 'tax', bench())).toMatchObject({ refused: 'department.complained_of' });
    expect(finish(given(), { version: 1, result: '没有问题' }, 'land', bench())).toMatchObject({ status: 'done' });
    expect(finish(given('handle', { role: 'assist' }), { version: 1, result: '情况说明' }, 'tax', bench())).toMatchObject({ status: 'done' });
  });

  test('研判、答复由诉求件自己的操作了结', () => {
    for (const kind of ['triage', 'answer'] as const) expect(finish(given(kind), { version: 1, result: '好' }, null, bench())).toMatchObject({ refused: 'task.wrong_kind' });
  });
});

describe('代录', () => {
  test('只有协调专员可以代录,代录的得是部门的任务', () => {
    expect(mayAct('accept', given(), coordinator, true)).toBeUndefined();
    expect(mayAct('accept', given(), handler, true)).toMatchObject({ refused: 'task.behalf_only_coordinator' });
    expect(mayAct('accept', given(), supervisor, true)).toMatchObject({ refused: 'task.behalf_only_coordinator' });
    expect(mayAct('finish', given('reply'), coordinator, true)).toMatchObject({ refused: 'task.wrong_kind' });
  });

  test('不说代录,部门的事只有部门做', () => {
    expect(mayAct('accept', given(), coordinator, false)).toMatchObject({ refused: 'task.not_yours' });
    expect(mayAct('accept', given(), assistant, false)).toMatchObject({ refused: 'task.not_yours' });
    expect(mayAct('finish', given('reply'), handler, false)).toMatchObject({ refused: 'auth.forbidden' });
  });

  test('催办、取消、暂停是协调专员自己的事', () => {
    for (const action of ['remind', 'cancel', 'pause', 'resume'] as const) {
      expect(mayAct(action, given(), coordinator, false)).toBeUndefined();
      expect(mayAct(action, given(), handler, false)).toMatchObject({ refused: 'auth.forbidden' });
    }
  });
});

describe('部门任务单独暂停', () => {
  test('停几天顺延几天', () => {
    const stopped = pause(given(), { version: 1, reason: 'site_inspection' }, bench('2026-03-10 10:00'));
    if (isRefusal(stopped)) throw new Error(stopped.refused);
    expect(stopped).toMatchObject({ dueAt: null, pausedAt: at('2026-03-10 10:00'), pausedUntil: null });
    const going = resume({ ...given(), ...stopped }, bench('2026-03-12 10:00'));
    if (isRefusal(going)) throw new Error(going.refused);
    expect([local(going.dueAt ?? null), going.pausedAt]).toEqual(['2026-03-16 17:30', null]);
  });

  test('限额、理由、重复,和整件的一样', () => {
    const task = given();
    expect(pause(task, { version: 1, reason: 'tired' }, bench())).toMatchObject({ refused: 'value.unknown_code', path: 'reason' });
    expect(pause(task, { version: 1, reason: 'materials', until: '2026-05-29' }, bench())).toMatchObject({ refused: 'clock.pause_limit', path: 'until' });
    expect(pause(task, { version: 1, reason: 'materials', until: '2026-03-10' }, bench())).toMatchObject({ refused: 'clock.pause_over', path: 'until' });
    const stopped = { ...task, pausedAt: at('2026-03-10 09:00') };
    expect(pause(stopped, { version: 1, reason: 'materials' }, bench())).toMatchObject({ refused: 'clock.already_paused' });
    expect(resume(task, bench())).toMatchObject({ refused: 'clock.not_paused' });
  });

  test('不能停到答复期限以后;答复已经超期的不拦', () => {
    const until = (limit: string, now = '2026-03-10 10:00') => pause(given(), { version: 1, reason: 'materials', until: '2026-03-18' }, bench(now), at(limit));
    expect(until('2026-03-19 17:30')).toMatchObject({ refused: 'task.due_after_answer', params: { due: '2026-03-19 17:30' }, path: 'until' });
    expect(until('2026-03-20 17:30')).toMatchObject({ dueAt: at('2026-03-20 17:30') });
    expect(until('2026-03-09 17:30')).toMatchObject({ dueAt: at('2026-03-20 17:30') });
  });

  test('不说停到哪天的,恢复以后也不晚于答复;答复已经超期的不拦', () => {
    const stopped = pause(given(), { version: 1, reason: 'materials' }, bench('2026-03-10 10:00'), at('2026-03-16 17:30'));
    if (isRefusal(stopped)) throw new Error(stopped.refused);
    const due = (limit: string) => {
      const going = resume({ ...given(), ...stopped }, bench('2026-03-13 10:00'), at(limit));
      return isRefusal(going) ? going.refused : local(going.dueAt ?? null);
    };
    expect(due('2026-03-18 17:30')).toBe('2026-03-17 17:30');
    expect(due('2026-03-16 17:30')).toBe('2026-03-16 17:30');
    expect(due('2026-03-12 17:30')).toBe('2026-03-17 17:30');
  });

  test('忘了恢复,办结时多停的不算', () => {
    const stopped = pause(given(), { version: 1, reason: 'materials' }, bench('2026-03-09 11:00'));
    if (isRefusal(stopped)) throw new Error(stopped.refused);
    expect(finish({ ...given(), ...stopped }, { version: 1, result: '好' }, null, bench('2026-06-01 10:00'))).toMatchObject({ dueAt: at('2026-04-09 17:30'), pausedAt: null });
  });

  test('只有部门任务、补正、一件事的环节能停', () => {
    expect(TASK_KINDS.filter((kind) => !isRefusal(pause(given(kind), { version: 1, reason: 'materials' }, bench())))).toEqual(['handle', 'supplement', 'bundle_item']);
  });
});

describe('催办', () => {
  test('半小时内只催一次；过了半小时可以再催', () => {
    const pressed = given('handle', { remindedAt: at('2026-03-10 09:40') });
    expect(remind(pressed, bench('2026-03-10 10:00', coordinator))).toMatchObject({ refused: 'task.urged_already', params: { minutes: 10 } });
    expect(remind(pressed, bench('2026-03-10 10:10', coordinator))).toEqual({ remindedAt: at('2026-03-10 10:10') });
  });
});
