import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUN_ACTIONS } from '../../schema/bundles.ts';
import { TemplateItem } from '../../schema/bundle-templates.ts';
import type { Actor } from '../../schema/people.ts';
import { presetSettings } from '../../schema/presets/index.ts';
import { isRefusal } from '../../schema/refusals.ts';
import { dueColumns, startClock, type TaskState } from '../../worker/cases/rules/file.ts';
import { buildCalendar, countPausedWorkingDays } from '../../worker/deadlines/rules.ts';
import { mayTake, runActions } from '../../worker/bundles/rules/actions.ts';
import type { RunFile, RunVerdict } from '../../worker/bundles/rules/file.ts';
import { inspect, resume, type RunBench } from '../../worker/bundles/rules/run.ts';

const settings = presetSettings('longjing') ?? expect.unreachable();
const calendar = buildCalendar([], settings.clock.workingHours, settings.district.zone);
const actor: Actor = { id: 'c', name: '某', role: 'coordinator', head: false, departmentId: null, siteId: null };
const BEGINS = Date.parse('2026-03-09T02:00:00.000Z');
const benchAt = (minutes: number): RunBench => ({ now: new Date(BEGINS + minutes * 60_000).toISOString(), actor, settings, calendar, dayMinutes: 420 });

const task = (id: string, kind: 'answer' | 'bundle_item', workingDays: number): TaskState => ({
  id, kind, status: 'open', role: null, departmentId: kind === 'answer' ? null : id, personId: null, ask: '', pausedAt: null, pausedUntil: null,
  ...dueColumns(startClock(benchAt(0), { kind: 'working_days', workingDays }), calendar),
});

/** Two items that are looked at, three days each, inside a promise of six. */
const running = (): RunFile => ({
  row: { id: 'r', stage: 'working', title: '店', templateName: '开店', startedAt: benchAt(0).now, answerTaskId: 'answer', visits: 1, inspections: [], wanted: [] },
  template: { code: 'x', edition: 1, illustrative: false, note: '', visits: 1, promised: null, published: null, items: ['a', 'b'].map((id) => TemplateItem.parse({ id, name: id, siteInspection: true })), materials: [], fields: [] },
  items: ['a', 'b'].map((id) => ({ itemId: id, departmentId: id, status: 'open', taskId: id })),
  tasks: [task('answer', 'answer', 6), task('a', 'bundle_item', 3), task('b', 'bundle_item', 3)],
  materials: [], answers: {},
});

/** The file as a decision leaves it. */
function after(file: RunFile, verdict: RunVerdict | ReturnType<typeof inspect>): RunFile {
  if (isRefusal(verdict)) throw new Error(verdict.refused);
  return {
    ...file,
    row: { ...file.row, ...verdict.run },
    tasks: file.tasks.map((one) => ({ ...one, ...verdict.tasks?.find((moved) => moved.task.id === one.id)?.changes })),
  };
}
const dueOf = (file: RunFile, id: string) => file.tasks.find((one) => one.id === id)?.dueAt ?? '';
const HOUR = 60;

test('勘查停表，从不把期限提前；没有勘查的事项不动；整体随最后一次勘查恢复', () => {
  fc.assert(fc.property(fc.nat(60 * HOUR), fc.nat(60 * HOUR), fc.nat(60 * HOUR), (begins, second, lasts) => {
    const file = running();
    const one = after(file, inspect(file, { version: 1, items: ['a'], plannedOn: '2026-03-10' }, 'i1', benchAt(begins)));
    expect(dueOf(one, 'b')).toBe(dueOf(file, 'b'));
    const both = after(one, inspect(one, { version: 1, items: ['b'], plannedOn: '2026-03-10' }, 'i2', benchAt(begins + second)));
    const half = after(both, resume(both, { version: 1, inspectionId: 'i1', finding: '合格' }, benchAt(begins + second + lasts)));
    expect(half.tasks.find(({ id }) => id === 'answer')?.pausedAt).not.toBeNull();
    const done = after(half, resume(half, { version: 1, inspectionId: 'i2', finding: '合格' }, benchAt(begins + second + 2 * lasts)));
    for (const id of ['answer', 'a', 'b']) {
      expect(done.tasks.find((moved) => moved.id === id)?.pausedAt).toBeNull();
      expect(dueOf(done, id) >= dueOf(file, id)).toBe(true);
    }
    expect(done.row.inspections.every(({ to, workingDays }) => to !== null && workingDays !== null)).toBe(true);
  }), { numRuns: 60 });
});

test('忘了恢复的勘查，记的天数和停的表都只算到上限', () => {
  const DAY = 24 * HOUR;
  const stoodFor = (days: number) => {
    const begun = after(running(), inspect(running(), { version: 1, items: ['a'], plannedOn: '2026-03-10' }, 'i1', benchAt(0)));
    return after(begun, resume(begun, { version: 1, inspectionId: 'i1', finding: '合格' }, benchAt(days * DAY)));
  };
  const forgotten = stoodFor(90);
  fc.assert(fc.property(fc.nat(120), (days) => {
    const { now } = benchAt(days * DAY);
    const done = stoodFor(days);
    const whole = countPausedWorkingDays([{ from: benchAt(0).now, to: now }], now, calendar);
    expect(done.row.inspections[0]).toMatchObject({ to: now, workingDays: Math.min(settings.limits.pauseWorkingDays, whole) });
    expect(dueOf(done, 'a') <= dueOf(forgotten, 'a')).toBe(true);
  }), { numRuns: 40 });
});

test('受理通知书文号由窗口记，也由有事项的部门自己记；别的操作只归窗口；统计岗都不能', () => {
  const handler: Actor = { ...actor, role: 'handler', departmentId: 'a' };
  const viewer: Actor = { ...actor, role: 'viewer' };
  expect([mayTake('record-number', actor), mayTake('record-number', handler), mayTake('record-number', { ...handler, departmentId: null }), mayTake('record-number', viewer)]).toEqual([true, true, false, false]);
  expect(RUN_ACTIONS.filter((action) => mayTake(action, handler))).toEqual(['provisional', 'record-number']);
  expect(RUN_ACTIONS.every((action) => mayTake(action, actor))).toBe(true);
  expect([runActions({ stage: 'working', deletedAt: null, inspecting: false }, handler), runActions({ stage: 'issued', deletedAt: null, inspecting: false }, handler)]).toEqual([['provisional', 'record-number'], []]);
});
