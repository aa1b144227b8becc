import { describe, expect, test } from 'vitest';
import { CaseDraft } from '../../schema/cases.ts';
import { checkDraft } from '../../worker/cases/rules/register.ts';
import { at, coordinator, local, longjing, registered } from './play.ts';

const bench = registered('2026-03-09 10:00').bench(coordinator);
const check = (over: object) => checkDraft(CaseDraft.parse({ channel: 'window', title: '办不下来', reporter: { kind: 'person', name: '张某' }, ...over }), bench);

describe('登记', () => {
  test('渠道、标签、特殊情况要在本区的设置里', () => {
    expect(check({})).toBeUndefined();
    expect(check({ channel: 'pigeon' })).toMatchObject({ refused: 'value.unknown_code', path: 'channel' });
    expect(check({ tags: ['duty_gap', 'nonsense'] })).toMatchObject({ refused: 'value.unknown_code', path: 'tags' });
    expect(check({ reporter: { kind: 'person', name: '张某', circumstances: ['rich'] } })).toMatchObject({ refused: 'value.unknown_code', path: 'reporter.circumstances' });
    expect(check({ party: { kind: 'person', name: '李某', circumstances: ['rich'] } })).toMatchObject({ path: 'party.circumstances' });
    expect(check({ reporter: { kind: 'person', name: '张某', circumstances: ['disabled', 'veteran'] } })).toBeUndefined();
  });

  test('收件可以补登,不能写在以后,也不能早得没有日历可言', () => {
    expect(check({ receivedAt: '2026-03-09T10:00:00+08:00' })).toBeUndefined();
    expect(check({ receivedAt: '2026-03-06T16:00:00+08:00' })).toBeUndefined();
    expect(check({ receivedAt: '2026-03-09T10:00:01+08:00' })).toMatchObject({ refused: 'value.in_future', path: 'receivedAt' });
    expect(check({ receivedAt: '1926-03-09T10:00:00+08:00' })).toMatchObject({ refused: 'clock.year_out_of_range', path: 'receivedAt' });
    expect(check({ hotlineDueAt: '2126-03-09T10:00:00+08:00' })).toMatchObject({ refused: 'clock.year_out_of_range', path: 'hotlineDueAt' });
  });

  test('时间可以写得比毫秒细,多出来的舍去', () => {
    const draft = CaseDraft.parse({ channel: 'window', title: '办不下来', reporter: { kind: 'person', name: '张某' }, receivedAt: '2026-03-09T09:59:59.999999999+08:00' });
    expect(draft.receivedAt).toBe('2026-03-09T01:59:59.999Z');
    expect(CaseDraft.safeParse({ ...draft, receivedAt: '2026-03-09T09:59:59.0123456789+08:00' }).success).toBe(false);
  });

  test('12345 转来的要有工单号', () => {
    expect(check({ channel: 'h12345' })).toMatchObject({ refused: 'case.hotline_order_missing', path: 'hotlineOrder' });
    expect(check({ channel: 'h12345', hotlineOrder: 'LJ20260309001' })).toBeUndefined();
  });

  test('工单期限只有 12345 转来的才有,也不能早于收到的时间', () => {
    const order = { channel: 'h12345', hotlineOrder: 'LJ20260309001' };
    expect(check({ hotlineDueAt: '2026-03-12T15:00:00+08:00' })).toMatchObject({ refused: 'case.hotline_due_misplaced', path: 'hotlineDueAt' });
    expect(check({ ...order, hotlineDueAt: '2026-03-09T09:59:59+08:00' })).toMatchObject({ refused: 'case.hotline_due_early', path: 'hotlineDueAt' });
    expect(check({ ...order, receivedAt: '2026-03-06T10:00:00+08:00', hotlineDueAt: '2026-03-06T09:59:59+08:00' })).toMatchObject({ refused: 'case.hotline_due_early' });
    // A case entered late may have missed its order's due already: that is no error of the entry.
    expect(check({ ...order, receivedAt: '2026-03-06T10:00:00+08:00', hotlineDueAt: '2026-03-09T09:00:00+08:00' })).toBeUndefined();
  });

  test('认定为个人原因要写明理由', () => {
    expect(check({ facts: { personalCause: true } })).toMatchObject({ refused: 'case.personal_reason_missing', path: 'facts.personalReason' });
    expect(check({ facts: { personalCause: true, personalReason: '本人不愿提供材料' } })).toBeUndefined();
  });

  test('要求保密,得说明对哪个部门保密', () => {
    expect(check({ reporterWithheld: true })).toMatchObject({ refused: 'case.complained_of_missing', path: 'complainedOfId' });
    expect(check({ reporterWithheld: true, complainedOfId: 'tax' })).toBeUndefined();
  });

  test('登记就打开研判;本区承诺首次联系的,也打开联系', () => {
    const c = registered('2026-03-06 18:30');
    expect(c.tasks.map(({ kind, personId, dueAt }) => [kind, personId, local(dueAt)])).toEqual([['triage', 'coordinator', '2026-03-09 17:30']]);
    const settings = longjing();
    const promised = registered('2026-03-09 10:00', {}, { ...settings, limits: { ...settings.limits, contact: { kind: 'working_hours', minutes: 120 } } });
    expect(promised.tasks.map(({ kind, dueAt }) => [kind, local(dueAt)])).toEqual([['triage', '2026-03-10 17:30'], ['contact', '2026-03-09 12:00']]);
  });

  test('研判以前没有答复期限', () => {
    expect(registered().row).toMatchObject({ stage: 'received', dueAt: null });
    expect(registered('2026-03-09 10:00', { hotlineDueAt: at('2026-03-12 15:00') }).row.dueAt).toBe(at('2026-03-12 15:00'));
  });
});
