import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../schema/people.ts';
import { DEFAULTS } from '../../schema/presets/defaults.ts';
import { isRefusal } from '../../schema/refusals.ts';
import type { Stage } from '../../schema/cases.ts';
import type { ResolutionDraft, ResolutionRow } from '../../schema/resolutions.ts';
import { presetSettings, DEFAULT_PRESET_ID } from '../../schema/presets/index.ts';
import { dueColumns, startClock, type Bench, type CaseFile, type TaskState } from '../../worker/cases/rules/file.ts';
import { buildCalendar, dueOf } from '../../worker/deadlines/rules.ts';
import { candidateOf } from '../../worker/meetings/rules/agenda.ts';
import { folded, invitation } from '../../worker/meetings/rules/ics.ts';
import { differ, differenceOf, minutesActions, ordinal } from '../../worker/meetings/rules/minutes.ts';
import { bulletinOf } from '../../worker/meetings/rules/bulletin.ts';
import { conclude, effectOf, stateOf, type Bodies, type ItemState } from '../../worker/meetings/rules/resolution.ts';
import { adjourn, editItem, meetingActions, open, quorumOf, schedule, undecided, type MeetingState, type Seat } from '../../worker/meetings/rules/session.ts';
import { timetable } from '../../worker/meetings/rules/timetable.ts';

const calendar = buildCalendar([]);
const settings = presetSettings(DEFAULT_PRESET_ID) ?? expect.fail('the default preset is there');
const coordinator: Actor = { id: 'co', name: '赵某', role: 'coordinator', departmentId: null, siteId: null, head: false };
/** Monday 2026-03-09, 10:00. */
const NOW = '2026-03-09T02:00:00.000Z';
const bench = (now = NOW): Bench => ({ now, actor: coordinator, settings, calendar });

const task = (over: Partial<TaskState> & Pick<TaskState, 'id' | 'kind'>, workingDays: number): TaskState => {
  const clock = startClock(bench(), { kind: 'working_days', workingDays });
  return { status: 'open', role: null, departmentId: null, personId: null, ask: '', pausedAt: null, pausedUntil: null, ...dueColumns(clock, calendar), ...over };
};
const file = (over: { stage?: Stage; complainedOfId?: string; external?: string } = {}): CaseFile => {
  const answer = task({ id: 'a', kind: 'answer' }, 10);
  const clock = over.external ? { ...answer.clock, external: [{ dueAt: over.external, what: '12345' }] } : answer.clock;
  return {
    row: {
      id: 'c', stage: over.stage ?? 'working', category: 'x', clause: null, receivedAt: NOW, dueAt: answer.dueAt, provisional: false, pausedAt: null, pausedUntil: null, hotlineDueAt: null, awaitsConfirmation: false, specialRequestId: null, specialApprovedAt: null,
      extensionRequestId: null, complainedOfId: over.complainedOfId ?? null, coordinatorId: 'co', leadDepartmentId: 'tax', siteId: null, title: '', tags: [], openParts: 1, openReplies: 0, openSupplements: 0, rating: null, answeredAt: null,
    },
    tasks: [{ ...answer, ...dueColumns(clock, calendar) }, task({ id: 'h', kind: 'handle', role: 'lead', departmentId: 'tax' }, 5)],
    request: null,
  };
};
const resolution = (over: Partial<ResolutionDraft> = {}): ResolutionDraft => ({ id: 'r', leadDepartmentId: 'land', assistDepartmentIds: ['fire'], what: '出具意见', workingDays: 5, ...over });
const item = (over: Partial<ItemState> = {}): ItemState => ({ id: 'i', outcome: 'resolved', adjournReason: null, resolutions: [resolution()], ruling: null, clause: null, explanation: null, escalateTo: null, escalateAsk: null, ...over });
const ABOVE = new Set(['city']);
const bodies: Bodies = { above: ABOVE, named: (name) => ({ 市局: 'city', 'tax 局': 'tax', 老局: 'old' })[name], department: (id) => ({ city: { retired: false, standing: 'above' as const }, tax: { retired: false }, old: { retired: true, standing: 'above' as const } })[id] };
const refusal = (value: unknown) => (isRefusal(value) ? [value.refused, value.path ?? null] : null);

describe('议定事项和诉求件的时限', () => {
  test('答复期限以内的,什么也不动', () => {
    const ruled = conclude(file(), item(), '会', bench(), bodies);
    if (isRefusal(ruled)) return expect.fail(ruled.refused);
    expect(ruled.open.map(({ departmentId, role, ask }) => [departmentId, role, ask])).toEqual([['land', 'lead', '出具意见'], ['fire', 'assist', '出具意见']]);
    expect([ruled.case, ruled.tasks]).toEqual([{ stage: 'working', leadDepartmentId: 'tax' }, []]);
  });
  test('晚于答复期限的,恰好延到它那一天,并写明是会议议定', () => {
    const ruled = conclude(file(), item({ resolutions: [resolution({ workingDays: 12 })] }), '三月会', bench(), bodies);
    if (isRefusal(ruled)) return expect.fail(ruled.refused);
    expect(ruled.tasks?.[0]).toMatchObject({ action: 'extend', data: { workingDays: 2 }, changes: { clock: { extensions: [{ workingDays: 2, reason: '三月会议定' }] } } });
    expect(ruled.case?.dueAt).toBe(dueOf(startClock(bench(), { kind: 'working_days', workingDays: 12 }), calendar).dueAt);
  });
  test('延期超过本区额度的拒绝;12345 工单期限在先的,会议动不了', () => {
    expect(refusal(effectOf(resolution({ workingDays: 20 }), file(), ABOVE, bench()))).toBeNull();
    expect(refusal(effectOf(resolution({ workingDays: 21 }), file(), ABOVE, bench()))).toEqual(['clock.extension_limit', null]);
    expect(refusal(effectOf(resolution(), file({ external: '2026-03-11T09:30:00.000Z' }), ABOVE, bench()))).toEqual(['task.due_after_answer', null]);
  });
  test('已经超期的仍然超期:议定事项有自己的日期,答复期限不动', () => {
    const late = '2026-03-25T02:00:00.000Z';
    const ruled = conclude(file(), item({ resolutions: [resolution({ workingDays: 30 })] }), '会', bench(late), bodies);
    if (isRefusal(ruled)) return expect.fail(ruled.refused);
    expect([ruled.case?.dueAt, ruled.tasks]).toEqual([undefined, []]);
  });
  test('转下次什么也不动;办不了只记条款', () => {
    expect(conclude(file(), item({ outcome: 'adjourned', adjournReason: '待查' }), '会', bench(), bodies)).toEqual({ open: [] });
    expect(conclude(file(), item({ outcome: 'explained', clause: '第十条', explanation: '不符合' }), '会', bench(), bodies)).toEqual({ case: { clause: '第十条', explanation: '不符合' }, open: [] });
  });
  test('办不了的,还在等批准的特事特办申请随之撤回;已经批准的不动', () => {
    const no = item({ outcome: 'explained', clause: '第十条', explanation: '不符合' });
    const asking = file();
    asking.row.specialRequestId = 's';
    expect(conclude(asking, no, '三月会', bench(), bodies)).toEqual({ case: { clause: '第十条', explanation: '不符合', specialRequestId: null }, special: { over: '三月会议定办不了' }, open: [] });
    asking.row.specialApprovedAt = NOW;
    expect(conclude(asking, no, '三月会', bench(), bodies)).toEqual({ case: { clause: '第十条', explanation: '不符合' }, open: [] });
  });
  test('提请上级,和诉求件自己提级一样:欠上级一份答复,期限随答复;答复期限不动', () => {
    const up = item({ outcome: 'escalated', escalateTo: '市局', escalateAsk: '明确由谁承接' });
    const owed = file();
    expect(conclude(owed, up, '会', bench(), bodies)).toMatchObject({ case: { stage: 'working' }, open: [{ kind: 'handle', role: 'above', departmentId: 'city', ask: '明确由谁承接', clock: { receivedAt: NOW, rule: { workingDays: 10 } } }] });
    expect(refusal(conclude(owed, { ...up, escalateTo: '某某局' }, '会', bench(), bodies))).toEqual(['escalation.not_above', 'escalateTo']);
    expect(refusal(conclude(owed, { ...up, escalateTo: 'tax 局' }, '会', bench(), bodies))).toEqual(['escalation.not_above', 'escalateTo']);
    expect(refusal(conclude(owed, { ...up, escalateTo: '老局' }, '会', bench(), bodies))).toEqual(['row.unknown_reference', 'escalateTo']);
    expect(refusal(conclude(file({ stage: 'answered' }), up, '会', bench(), bodies))).toEqual(['meeting.case_not_open', null]);
  });
  test('裁定换牵头部门:原牵头的任务解除,仍由它办的不动', () => {
    const ruling = { leadDepartmentId: 'land', assistDepartmentIds: [], basis: '' };
    expect(conclude(file(), item({ ruling }), '会', bench(), bodies)).toMatchObject({ case: { leadDepartmentId: 'land' }, tasks: [{ task: { id: 'h' }, changes: { status: 'cancelled' } }] });
    expect(conclude(file(), item({ ruling: { ...ruling, leadDepartmentId: 'tax' } }), '会', bench(), bodies)).toMatchObject({ tasks: [] });
  });
  test.each<[string, ItemState, string, string | null]>([
    ['没写议定事项', item({ resolutions: [] }), 'meeting.resolution_missing', 'resolutions'],
    ['没写几个工作日', item({ resolutions: [resolution({ workingDays: null })] }), 'meeting.resolution_incomplete', 'resolutions.0'],
    ['又牵头又协办', item({ resolutions: [resolution(), resolution({ assistDepartmentIds: ['land'] })] }), 'meeting.department_twice', 'resolutions.1'],
    ['被反映的部门牵头', item({ resolutions: [resolution({ leadDepartmentId: 'police' })] }), 'department.complained_of', 'resolutions.0'],
    ['裁定被反映的部门牵头', item({ ruling: { leadDepartmentId: 'police', assistDepartmentIds: [], basis: '' } }), 'department.complained_of', 'ruling.leadDepartmentId'],
    ['上级单位牵头', item({ resolutions: [resolution(), resolution({ leadDepartmentId: 'city' })] }), 'department.above', 'resolutions.1'],
    ['上级单位协办', item({ resolutions: [resolution({ assistDepartmentIds: ['city'] })] }), 'department.above', 'resolutions.0'],
    ['裁定上级单位牵头', item({ ruling: { leadDepartmentId: 'city', assistDepartmentIds: [], basis: '' } }), 'department.above', 'ruling.leadDepartmentId'],
    ['裁定上级单位协办', item({ ruling: { leadDepartmentId: 'land', assistDepartmentIds: ['city'], basis: '' } }), 'department.above', 'ruling.assistDepartmentIds'],
    ['转下次没写原因', item({ outcome: 'adjourned' }), 'meeting.reason_missing', 'adjournReason'],
    ['办不了没写条款', item({ outcome: 'explained', explanation: '不行' }), 'meeting.explanation_missing', 'clause'],
    ['提请上级没写请求什么', item({ outcome: 'escalated', escalateTo: '市局' }), 'meeting.escalation_missing', 'escalateAsk'],
  ])('%s', (_name, one, code, path) => expect(refusal(conclude(file({ complainedOfId: 'police' }), one, '会', bench(), bodies))).toEqual([code, path]));
  test('答复了的、没研判的不能议定', () => {
    for (const stage of ['received', 'answered', 'archived'] as const) expect(refusal(effectOf(resolution(), file({ stage }), ABOVE, bench()))).toEqual(['meeting.case_not_open', null]);
  });
  test('落实了没有:超期没办、办晚了都算没有落实,退回另算', () => {
    const due = '2026-03-12T09:30:00.000Z';
    const one = (status: TaskState['status'], closedAt: string | null = null) => ({ status, dueAt: due, closedAt });
    expect(stateOf([], NOW)).toBe('drafted');
    expect(stateOf([one('open')], NOW)).toBe('running');
    expect(stateOf([one('open')], '2026-03-13T00:00:00.000Z')).toBe('unkept');
    expect(stateOf([one('done', due), one('accepted')], NOW)).toBe('running');
    expect(stateOf([one('done', due)], NOW)).toBe('kept');
    expect(stateOf([one('done', '2026-03-13T00:00:00.000Z')], NOW)).toBe('unkept');
    expect(stateOf([one('returned', NOW), one('open')], NOW)).toBe('returned');
    expect(stateOf([one('cancelled', NOW)], NOW)).toBe('cancelled');
  });
});

describe('会议的步骤', () => {
  const meeting = (over: Partial<MeetingState> = {}): MeetingState => ({ status: 'draft', date: '2026-03-11', time: '09:00', place: '三楼', chairId: 'dir', secretaryId: 'co', sequence: 0, ...over });
  const seat = (attendance: Seat['attendance'], kind: Seat['kind'] = 'department'): Seat => ({ kind, departmentId: null, attendance, response: 'pending' });
  test('定会以后有时间和序号', () => expect(schedule(meeting(), { version: 1 }, { items: 1, departments: 1 }, NOW, calendar)).toEqual({ status: 'scheduled', date: '2026-03-11', time: '09:00', place: '三楼', startsAt: '2026-03-11T01:00:00.000Z', sequence: 1 }));
  test('六成到会:五个部门要三个,四个也要三个,派人代替的算到;个人和外单位不算', () => {
    expect(quorumOf([seat(null), seat(null), seat(null), seat(null)], DEFAULTS.meetings).needed).toBe(3);
    expect(quorumOf([seat('present'), seat('substitute'), seat('absent'), seat(null), seat(null), seat('present', 'outside')], DEFAULTS.meetings)).toEqual({ invited: 5, present: 2, needed: 3, reached: false });
    expect(refusal(open(meeting({ status: 'scheduled' }), { invited: 5, present: 2, needed: 3, reached: false }, coordinator, NOW))).toEqual(['meeting.no_quorum', null]);
    expect(open(meeting({ status: 'scheduled' }), { invited: 5, present: 3, needed: 3, reached: true }, coordinator, NOW)).toMatchObject({ status: 'in_session', openedAt: NOW });
  });
  test('休会不写日期回到草稿,写了就改期', () => {
    expect(adjourn(meeting({ status: 'in_session' }), { version: 1, reason: '缺材料' }, NOW, calendar)).toEqual({ status: 'draft', date: null, time: null, startsAt: null });
    expect(adjourn(meeting({ status: 'scheduled' }), { version: 1, reason: '改期', date: '2026-03-12' }, NOW, calendar)).toMatchObject({ status: 'scheduled', startsAt: '2026-03-12T01:00:00.000Z', sequence: 1 });
    expect(refusal(adjourn(meeting(), { version: 1, reason: '' }, NOW, calendar))).toEqual(['meeting.wrong_status', null]);
    expect(refusal(adjourn(meeting({ status: 'scheduled' }), { version: 1, reason: '', date: '2026-03-14' }, NOW, calendar))).toEqual(['meeting.not_workday', 'date']);
  });
  test('会前只排座次和暂缓,会上才记,会后不动', () => {
    expect(editItem({ status: 'scheduled' }, { position: 2, minutes: 20, outcome: 'adjourned', positions: [] })).toBeUndefined();
    expect(refusal(editItem({ status: 'draft' }, { discussion: '说' }))).toEqual(['meeting.not_in_session', 'changes.discussion']);
    expect(editItem({ status: 'in_session' }, { discussion: '说', outcome: 'resolved' })).toBeUndefined();
    expect(refusal(editItem({ status: 'closed' }, { position: 1 }))).toEqual(['meeting.closed', null]);
  });
  test('主持人也能主持,别人不能;印发过的不再印发', () => {
    const chair: Actor = { ...coordinator, id: 'dir', role: 'director' };
    expect(meetingActions({ status: 'in_session', chairId: 'dir' }, null, chair)).toEqual(['adjourn', 'close']);
    expect(meetingActions({ status: 'in_session', chairId: 'dir' }, null, { ...chair, id: 'other' })).toEqual([]);
    expect(meetingActions({ status: 'closed', chairId: 'dir' }, 'draft', coordinator)).toEqual(['issue']);
    expect(meetingActions({ status: 'closed', chairId: 'dir' }, 'issued', coordinator)).toEqual([]);
  });
  test('没有结论的议题,逐个指出', () => expect(undecided([{ id: 'a', outcome: null }, { id: 'b', outcome: 'adjourned' }])).toEqual({ refused: 'meeting.item_undecided', params: { count: 1 }, paths: ['items.a'] }));
});

describe('日程', () => {
  test('相邻且部门相同的是一段;部门来去的时刻', () => {
    const { blocks, sittings } = timetable([{ id: 'a', departmentIds: ['tax'], minutes: 10 }, { id: 'b', departmentIds: ['tax'], minutes: 20 }, { id: 'c', departmentIds: ['land', 'tax'], minutes: 15 }], NOW);
    expect(blocks.map(({ departments, minutes }) => [departments, minutes])).toEqual([[['tax'], 30], [['land', 'tax'], 15]]);
    expect(sittings).toContainEqual({ departmentId: 'land', from: '2026-03-09T02:30:00.000Z', until: '2026-03-09T02:45:00.000Z', minutes: 15 });
  });
  test('退回的议定事项,等后一次会议处理过才算完', () => {
    const one = { id: 'c', receivedAt: NOW, dueAt: null, paused: false, leadDepartmentId: null, departmentId: 'tax' };
    const back = { kind: 'resolution', status: 'returned', role: 'lead', departmentId: 'land', dueAt: NOW, pausedAt: null, createdAt: NOW, acceptedAt: null, closedAt: '2026-03-10T02:00:00.000Z', returns: 1 };
    const met = (closedAt: string) => [{ outcome: 'resolved', over: true, closedAt }];
    expect(candidateOf(one, [back], met(NOW), NOW)).toMatchObject({ unkept: true, departments: ['land'] });
    expect(candidateOf(one, [back], met('2026-03-11T02:00:00.000Z'), NOW)).toMatchObject({ unkept: false });
    expect(candidateOf(one, [], [{ outcome: null, over: false, closedAt: null }], NOW)).toBeNull();
    expect(candidateOf(one, [], [{ outcome: 'adjourned', over: false, closedAt: null }], NOW)).toMatchObject({ adjourned: true, departments: ['tax'] });
  });
});

describe('日历邀请和纪要的差别', () => {
  test('每行不超过 75 字节,不切断一个字,拼起来一字不差', () => {
    expect(folded('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`);
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('会', 'a', '，', '😀'), maxLength: 200 }), (text) => {
      const lines = folded(text).split('\r\n');
      expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
      expect(lines.map((line, at) => (at === 0 ? line : line.slice(1))).join('')).toBe(text);
    }));
  });
  test('逗号、分号和换行按规范转义', () =>
    expect(invitation({ id: 'm', host: 'h', sequence: 2, now: NOW, from: NOW, until: NOW, title: '会,议;一', place: null, description: '甲\n乙', cancelled: false })).toMatch(/SEQUENCE:2\r\n[\s\S]*DTSTART:20260309T020000Z\r\n[\s\S]*SUMMARY:会\\,议\\;一\r\nDESCRIPTION:甲\\n乙\r\n/));
  test('去掉增加的就是原文,去掉删去的就是新文', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '。', '\n'), maxLength: 30 });
    fc.assert(fc.property(text, text, fc.boolean(), (a, b, long) => {
      const [before, after] = long ? [a + '丙'.repeat(700), b + '丙'.repeat(700)] : [a, b];
      const runs = differ(before, after);
      expect(runs.filter(({ kind }) => kind !== 'added').map((run) => run.text).join('')).toBe(before);
      expect(runs.filter(({ kind }) => kind !== 'removed').map((run) => run.text).join('')).toBe(after);
    }), { numRuns: 60 });
  });
  test('增、删、改、未变的节', () => {
    const section = (id: string, text: string) => ({ id, itemId: null, heading: '', text });
    expect(differenceOf([section('a', '一'), section('b', '二')], [section('a', '一'), section('c', '三')]).map(({ id, state }) => [id, state])).toEqual([['a', 'same'], ['c', 'added'], ['b', 'removed']]);
  });
  test('一、十、十一、二十一、九十九', () => expect([1, 10, 11, 20, 21, 99, 100].map(ordinal)).toEqual(['一', '十', '十一', '二十', '二十一', '九十九', '100']));
});

describe('通报', () => {
  const owed = (over: Partial<ResolutionRow['tasks'][number]>): ResolutionRow['tasks'][number] => ({ id: 't', departmentId: 'land', role: 'lead', status: 'open', dueAt: '2026-03-10T09:30:00.000Z', provisional: false, clock: { state: 'ok', remainingWorkingDays: null, overdueWorkingDays: null }, closedAt: null, result: null, ...over });
  const row = (...tasks: ResolutionRow['tasks']): ResolutionRow => ({ ...resolution(), id: 'r', state: 'unkept', tasks, dueAt: null, provisional: false, extends: 0, problem: null, meetingId: 'm', meetingTitle: '会', itemId: 'i', caseId: 'c', caseNumber: '2026-0001', caseTitle: '', closedAt: NOW });
  const told = (rows: ResolutionRow[], period = {}, now = '2026-03-12T02:00:00.000Z') => bulletinOf(rows, period, now, calendar).map(({ id, departmentId, how, workingDays }) => [id, departmentId, how, workingDays]);

  test('谁的那一份没有落实就写谁:超期没办、办晚了、退回;按时的、取消的、还没到期的不写', () => {
    expect(told([row(
      owed({ id: 'open' }),
      owed({ id: 'late', departmentId: 'fire', status: 'done', closedAt: '2026-03-11T02:00:00.000Z' }),
      owed({ id: 'back', departmentId: 'tax', status: 'returned', closedAt: '2026-03-09T02:00:00.000Z' }),
      owed({ id: 'kept', status: 'done', closedAt: '2026-03-10T09:30:00.000Z' }),
      owed({ id: 'gone', status: 'cancelled', closedAt: '2026-03-12T01:00:00.000Z' }),
      owed({ id: 'later', dueAt: '2026-03-20T09:30:00.000Z' }),
    )])).toEqual([['late', 'fire', 'late', 1], ['open', 'land', 'open', 2], ['back', 'tax', 'returned', null]]);
  });
  test('按到期的那一天算哪一期', () => {
    expect(told([row(owed({}))], { from: '2026-03-10', to: '2026-03-10' })).toHaveLength(1);
    expect(told([row(owed({}))], { from: '2026-03-11' })).toEqual([]);
    expect(told([row(owed({}))], { to: '2026-03-09' })).toEqual([]);
  });
});

test('纪要:下一步排在前面——先送会签,再会签,都同意了就印发', () => {
  const signed = (...verdicts: ('agree' | 'object' | null)[]) => verdicts.map((verdict, at) => ({ departmentId: `d${at}`, verdict }));
  const next = (status: 'draft' | 'countersigning' | 'issued', asked: ReturnType<typeof signed>) => minutesActions({ status }, asked, true, bench().actor);
  expect(next('draft', [])).toEqual(['circulate', 'issue']);
  expect(next('countersigning', signed('agree', null))).toEqual(['countersign', 'circulate', 'issue']);
  expect(next('countersigning', signed('agree', 'object'))).toEqual(['countersign', 'circulate', 'issue']);
  expect(next('countersigning', signed('agree', 'agree'))).toEqual(['issue', 'countersign', 'circulate']);
  expect(next('issued', signed('agree'))).toEqual(['correct']);
});
