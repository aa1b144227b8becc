import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CASE_ACTIONS, STAGES, type CaseAction, type Stage } from '../../schema/cases.ts';
import type { Actor } from '../../schema/people.ts';
import { isRefusal } from '../../schema/refusals.ts';
import { caseActions } from '../../worker/cases/rules/actions.ts';
import { dueOf } from '../../worker/deadlines/rules.ts';
import { calendar } from '../deadlines/calendar.ts';
import { EVERYONE, admin, answered, at, coordinator, director, dispatched, handler, longjing, otherCoordinator, registered, supervisor, triaged, viewer, type Play } from './play.ts';

const archived = () => {
  const c = answered();
  return c.edit(c.only('reply'), { status: 'done' }).take('archive');
};

/** A case at each stage, nothing waiting. */
const AT: Record<Stage, () => Play> = {
  received: () => registered(),
  triaged: () => triaged(),
  working: () => dispatched(),
  answered: () => answered(),
  archived,
  declined: () => triaged().take('decline'),
  referred: () => triaged().take('refer'),
  withdrawn: () => triaged().take('withdraw'),
};

/** Where the contract's table allows each action, by whom. What it says of conditions is tested with each action. */
const TABLE: Record<CaseAction, { stages: readonly Stage[]; by: readonly Actor['role'][] }> = {
  triage: { stages: ['received'], by: ['coordinator'] },
  'confirm-category': { stages: ['triaged', 'working'], by: ['supervisor'] },
  dispatch: { stages: ['triaged', 'working'], by: ['coordinator'] },
  retriage: { stages: ['triaged', 'working'], by: ['coordinator'] },
  decline: { stages: ['received', 'triaged'], by: ['coordinator'] },
  refer: { stages: ['received', 'triaged', 'working'], by: ['coordinator'] },
  note: { stages: STAGES, by: ['coordinator', 'handler'] },
  pause: { stages: ['triaged', 'working'], by: ['coordinator'] },
  resume: { stages: ['triaged', 'working'], by: ['coordinator'] },
  provisional: { stages: ['triaged', 'working'], by: ['coordinator', 'handler'] },
  'request-extension': { stages: ['triaged', 'working'], by: ['coordinator', 'handler'] },
  'request-special': { stages: ['triaged', 'working'], by: ['coordinator'] },
  'form-force': { stages: ['triaged', 'working'], by: ['coordinator'] },
  escalate: { stages: ['triaged', 'working'], by: ['coordinator'] },
  approve: { stages: ['triaged', 'working'], by: ['director', 'supervisor'] },
  refuse: { stages: ['triaged', 'working'], by: ['director', 'supervisor'] },
  answer: { stages: ['triaged', 'working'], by: ['coordinator'] },
  rate: { stages: ['answered'], by: ['coordinator'] },
  archive: { stages: ['answered'], by: ['coordinator'] },
  reopen: { stages: ['answered', 'archived', 'declined', 'referred', 'withdrawn'], by: ['coordinator', 'supervisor'] },
  withdraw: { stages: ['received', 'triaged', 'working'], by: ['coordinator'] },
  merge: { stages: ['received', 'triaged', 'working'], by: ['coordinator'] },
  reveal: { stages: STAGES, by: ['coordinator', 'supervisor'] },
};

describe('每个阶段,谁能做什么', () => {
  test.for(STAGES.flatMap((stage) => CASE_ACTIONS.map((action) => [stage, action] as const)))('%s · %s', ([stage, action]) => {
    for (const actor of EVERYONE) {
      const c = AT[stage]();
      const allowed = TABLE[action].stages.includes(stage) && TABLE[action].by.includes(actor.role);
      if (!allowed) {
        expect(c.actions(actor), actor.id).not.toContain(action);
        expect(c.judge(action, {}, actor), actor.id).toHaveProperty('refused');
      } else if (!['approve', 'refuse', 'confirm-category', 'resume'].includes(action)) {
        // What needs something to wait for is offered only then; the property below holds for it.
        expect(c.actions(actor).includes(action), actor.id).toBe(!isRefusal(c.judge(action, {}, actor)));
      }
    }
  });

  test('给协调专员的第一个,是最可能做的下一步', () => {
    const first = (c: Play) => c.actions(coordinator)[0];
    expect([first(registered()), first(triaged()), first(AT.answered())]).toEqual(['triage', 'dispatch', 'rate']);
    const c = dispatched();
    for (const task of c.open('handle')) c.edit(task, { status: 'done' });
    expect(first(c)).toBe('answer');
    const told = answered();
    expect(first(told.edit(told.only('reply'), { status: 'done' }))).toBe('archive');
  });

  test('管理员、查看人员什么都不能做', () => {
    for (const stage of STAGES) for (const actor of [admin, viewer]) expect(AT[stage]().actions(actor)).toEqual([]);
  });

  test('电话只给这件诉求的协调专员看,了结以后也不看;效能监督随时可以', () => {
    expect([coordinator, otherCoordinator, supervisor, director, handler].filter((actor) => triaged().actions(actor).includes('reveal'))).toEqual([coordinator, supervisor]);
    expect([coordinator, supervisor].filter((actor) => archived().actions(actor).includes('reveal'))).toEqual([supervisor]);
  });

  test('回收站里的什么都不能做', () => {
    const { row } = archived();
    for (const actor of EVERYONE) expect(caseActions({ ...row, deletedAt: at('2026-04-01 10:00') }, actor, at('2026-04-01 10:00'))).toEqual([]);
  });
});

/** A body with which each action may go through, where anything may. */
function fitting(c: Play, action: CaseAction): object {
  if (action === 'retriage') {
    const late = c.open('handle').map(({ id }) => [id, 0]);
    return { redate: Object.fromEntries(late) };
  }
  if (action === 'dispatch') {
    const lead = c.open('handle').find(({ role }) => role === 'lead')?.departmentId ?? 'tax';
    return { lead: { departmentId: lead, ask: '核实' } };
  }
  if (action === 'request-extension') return { workingDays: 1 };
  return {};
}

/** What a row alone does not tell: how much of a limit is left, and when a forgotten pause used it up. */
const USED_UP = ['clock.pause_limit', 'clock.extension_limit', 'clock.expired'];

type Step = { action: CaseAction | 'finish' | 'return' | 'wait'; actor: number; hours: number; pick: number };
const CATEGORIES = ['lj_hard', 'lj_simple', 'lj_refuse'];

/** Goes through one case at random: what is refused changes nothing, what is taken moves it on. */
function wander(steps: Step[], look: (c: Play, before: { dueAt: string | null; step: Step } | null) => void): void {
  const settings = longjing();
  const c = registered('2026-03-09 10:00', {}, { ...settings, limits: { ...settings.limits, pauseWorkingDays: 60, extensionWorkingDays: 60 } });
  look(c, null);
  for (const step of steps) {
    const before = { dueAt: c.row.dueAt, step };
    if (step.action === 'wait') c.now = new Date(Date.parse(c.now) + step.hours * 3_600_000).toISOString();
    else if (step.action === 'finish' || step.action === 'return') {
      const open = c.tasks.filter(({ kind, status }) => ['handle', 'reply', 'callback'].includes(kind) && status === 'open');
      const task = open[step.pick % Math.max(1, open.length)];
      if (task) c.edit(task, { status: step.action === 'finish' ? 'done' : 'returned' });
    } else {
      const actor = EVERYONE[step.actor % EVERYONE.length] ?? coordinator;
      const over = step.action === 'triage' || step.action === 'retriage' ? { category: CATEGORIES[step.pick % CATEGORIES.length] } : step.action === 'confirm-category' ? { confirm: step.pick % 2 === 0 } : step.action === 'rate' ? { level: 1 + (step.pick % 5) } : {};
      const body = { ...fitting(c, step.action), ...over };
      if (!isRefusal(c.judge(step.action, body, actor))) c.take(step.action, body, actor);
    }
    look(c, before);
  }
}

/** Coordinators act most; others now and then. */
const actors = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(EVERYONE.length - 1) });
const common: Step['action'][] = ['triage', 'dispatch', 'dispatch', 'answer', 'pause', 'resume', 'retriage', 'request-extension', 'reopen', 'finish', 'finish', 'wait'];
const steps = fc.array(
  fc.record({
    action: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...common) }, { weight: 2, arbitrary: fc.constantFrom<Step['action'][]>(...CASE_ACTIONS, 'return', 'wait') }),
    actor: actors,
    hours: fc.integer({ min: 1, max: 400 }),
    pick: fc.nat(11),
  }),
  { minLength: 1, maxLength: 25 },
);

describe('无论怎么走', () => {
  test('列出来的都能做,没列出来的都不能做', () => {
    fc.assert(
      fc.property(steps, (path) =>
        wander(path, (c) => {
          for (const actor of EVERYONE) {
            const offered = c.actions(actor);
            for (const action of CASE_ACTIONS) {
              const verdict = c.judge(action, fitting(c, action), actor);
              const said = `${c.row.stage} · ${actor.id} · ${action}`;
              if (!offered.includes(action)) expect(isRefusal(verdict), `${said}: not offered, accepted`).toBe(true);
              else if (isRefusal(verdict)) expect(USED_UP, `${said}: offered, refused ${verdict.refused}`).toContain(verdict.refused);
            }
          }
        }),
      ),
      { numRuns: 60 },
    );
  });

  test('诉求件的期限就是答复的期限;每个期限都是从时钟算出来的', () => {
    fc.assert(
      fc.property(steps, (path) =>
        wander(path, (c) => {
          const [answer] = c.open('answer');
          if (answer) expect([c.row.dueAt, c.row.provisional, c.row.pausedAt, c.row.pausedUntil]).toEqual([answer.dueAt, answer.provisional, answer.pausedAt, answer.pausedUntil]);
          for (const task of c.tasks) expect([task.kind, task.dueAt]).toEqual([task.kind, dueOf(task.clock, calendar).dueAt]);
        }),
      ),
      { numRuns: 200 },
    );
  });

  test('研判前有一项研判,在办有一项答复,了结了什么都不欠', () => {
    fc.assert(
      fc.property(steps, (path) =>
        wander(path, (c) => {
          const owed = c.tasks.filter(({ status }) => status === 'open').map(({ kind }) => kind).filter((kind) => kind !== 'handle');
          if (c.row.stage === 'received') expect(owed).toEqual(['triage']);
          else if (c.row.stage === 'triaged' || c.row.stage === 'working') expect(owed).toEqual(['answer']);
          else if (c.row.stage === 'answered') expect(owed.every((kind) => kind === 'reply' || kind === 'callback')).toBe(true);
          else expect(owed).toEqual([]);
          if (c.row.stage !== 'working') expect(c.open('handle')).toEqual([]);
        }),
      ),
      { numRuns: 200 },
    );
  });

  test('超期的一直超期,只有重新办理另起一个期限', () => {
    fc.assert(
      fc.property(steps, (path) =>
        wander(path, (c, before) => {
          const late = before?.dueAt != null && before.dueAt < c.now && before.step.action !== 'wait' && before.step.action !== 'reopen';
          if (late) expect(c.row.dueAt !== null && c.row.dueAt < c.now).toBe(true);
        }),
      ),
      { numRuns: 200 },
    );
  });

  test('部门的期限不晚于答复的期限,除非答复已经超期', () => {
    fc.assert(
      fc.property(steps, (path) =>
        wander(path, (c) => {
          const [answer] = c.open('answer');
          if (answer?.dueAt && answer.dueAt >= c.now) for (const part of c.open('handle')) expect(part.dueAt !== null && part.dueAt <= answer.dueAt, `${part.dueAt} ${answer.dueAt}`).toBe(true);
        }),
      ),
      { numRuns: 200 },
    );
  });
});
