import { describe, expect, test } from 'vitest';
import { type Kept, markOf, mergeLines, SessionRecord, type World } from '../../admin/meetings/session/record.ts';
import { Problem } from '../../admin/api/problem.ts';
import type { ItemChanges, MeetingItem } from '../../schema/meeting-items.ts';

const item = (over: Partial<MeetingItem> = {}): MeetingItem => ({
  id: 'i1', meetingId: 'm1', caseId: 'c1', why: ['stuck'], case: null, version: 1, createdAt: '2026-03-09T02:00:00Z', updatedAt: '2026-03-09T02:00:00Z', deletedAt: null,
  position: 0, minutes: 15, departmentIds: ['d21'], positions: [], discussion: '', outcome: null, adjournReason: null, resolutions: [], ruling: null, clause: null, explanation: null, escalateTo: null, escalateAsk: null,
  ...over,
});
const unreachable = () => new Problem({ status: 0, code: 'network.unreachable' });

/** A server that holds one item, a machine that keeps drafts, and a clock that goes when it is told. */
function desk(kept: Partial<Kept> | null = null, standing = item()) {
  const state = { standing, kept, down: false, sent: [] as ItemChanges[], waiting: [] as (() => void)[], hold: null as Promise<void> | null };
  const world: World = {
    async send({ version }, changes) {
      state.sent.push(changes);
      if (state.hold) await state.hold;
      if (state.down) throw unreachable();
      if (version !== state.standing.version) throw new Problem({ status: 409, code: 'row.changed' });
      const { resolutions, ...others } = changes;
      state.standing = { ...state.standing, ...(Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)) as Partial<MeetingItem>), version: version + 1 };
      expect(resolutions).toBeUndefined();
      return state.standing;
    },
    read: async () => state.standing,
    keep: (_, next) => void (state.kept = next),
    recall: () => state.kept,
    now: () => 0,
    later: (run) => void state.waiting.push(run),
  };
  const record = new SessionRecord(world);
  record.take([state.standing]);
  const wait = async () => {
    for (const run of state.waiting.splice(0)) run();
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  return { state, record, wait };
}

describe('会议记录自动保存', () => {
  test('停下来就保存，本机上不再留', async () => {
    const { state, record, wait } = desk();
    record.put('i1', { discussion: '核对了档案' });
    expect(state.kept?.typed).toEqual({ discussion: '核对了档案' });
    await wait();
    expect(state.standing.discussion).toBe('核对了档案');
    expect(record.state('i1').state).toBe('saved');
    expect(state.kept).toBeNull();
  });

  test('保存途中接着写的，下一次再送', async () => {
    const { state, record, wait } = desk();
    let go: () => void = () => undefined;
    state.hold = new Promise((resolve) => (go = resolve));
    record.put('i1', { discussion: '一' });
    await wait();
    record.put('i1', { discussion: '一二' });
    go();
    await wait();
    await wait();
    expect(state.sent.map(({ discussion }) => discussion)).toEqual(['一', '一二']);
    expect(state.standing.discussion).toBe('一二');
    expect(record.state('i1').state).toBe('saved');
  });

  test('没连上时留在本机，不记别人写的字；重新打开接着写，连上就送', async () => {
    const { state, record, wait } = desk(null, item({ discussion: '张某说的话' }));
    state.down = true;
    record.put('i1', { discussion: '改写的话' });
    await wait();
    expect(record.state('i1').state).toBe('unreachable');
    expect(JSON.stringify(state.kept)).not.toContain('张某');
    const again = desk(state.kept, state.standing);
    expect(again.record.value('i1')?.discussion).toBe('改写的话');
    await again.wait();
    expect(again.state.standing.discussion).toBe('改写的话');
  });

  test('另一位写了别处：两处都在', async () => {
    const { state, record, wait } = desk();
    state.standing = item({ version: 2, clause: '第三条' });
    record.put('i1', { discussion: '讨论' });
    await wait();
    expect(state.standing).toMatchObject({ clause: '第三条', discussion: '讨论', version: 3 });
  });

  test('另一位写了同一处：不覆盖，两份都看得到，选定以后才送', async () => {
    const { state, record, wait } = desk();
    record.put('i1', { discussion: '我的' });
    state.standing = item({ version: 2, discussion: '别人的' });
    await wait();
    expect(state.standing.discussion).toBe('别人的');
    expect(record.clashes('i1')).toEqual([{ name: 'discussion', theirs: '别人的', mine: '我的' }]);
    expect(state.kept?.typed?.discussion).toBe('我的');
    record.settle('i1', 'discussion', '别人的\n我的');
    await wait();
    expect(state.standing.discussion).toBe('别人的\n我的');
  });

  test('断线期间别人改了同一处，重新打开也看得出来', async () => {
    const { record, wait } = desk({ typed: { discussion: '我的' }, marks: { discussion: markOf('') } }, item({ version: 5, discussion: '别人的' }));
    await wait();
    expect(record.state('i1').state).toBe('clash');
  });

  test('被拒绝的留着，说明原因', async () => {
    const { state, record, wait } = desk();
    record.put('i1', { outcome: 'resolved' });
    state.hold = Promise.reject(new Problem({ status: 422, code: 'meeting.closed' }));
    await wait();
    expect(record.state('i1').state).toBe('refused');
    expect(record.value('i1')?.outcome).toBe('resolved');
  });
});

describe('同一张单子上的两个人', () => {
  const line = (id: string, what: string) => ({ id, what });
  test('各加一条，两条都在', () => {
    expect(mergeLines([], [line('a', '甲')], [line('b', '乙')])).toEqual([line('b', '乙'), line('a', '甲')]);
  });
  test('一个改一条，一个删另一条', () => {
    const was = [line('a', '甲'), line('b', '乙')];
    expect(mergeLines(was, [line('a', '甲改'), line('b', '乙')], [line('a', '甲')])).toEqual([line('a', '甲改')]);
  });
  test('都改了同一条，就要人来选', () => {
    expect(mergeLines([line('a', '甲')], [line('a', '我')], [line('a', '他')])).toBeUndefined();
  });
});
