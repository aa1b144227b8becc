import { describe, expect, test } from 'vitest';
import { PreviewInput } from '../../schema/deadlines.ts';

const good = { receivedAt: '2026-03-09T10:00:00+08:00', rule: { kind: 'working_days', workingDays: 5 } };

/** The paths a body is refused at, each once; none when it is taken. */
function refusedAt(body: unknown): string[] {
  const parsed = PreviewInput.safeParse(body);
  return parsed.success ? [] : [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))];
}

describe('预览的输入', () => {
  test('任何时区的时刻都收,存成 UTC', () => {
    expect(PreviewInput.parse(good).receivedAt).toBe('2026-03-09T02:00:00.000Z');
    expect(PreviewInput.parse({ ...good, receivedAt: '2026-03-08T21:00:00-05:00' }).receivedAt).toBe('2026-03-09T02:00:00.000Z');
    expect(PreviewInput.parse({ ...good, receivedAt: '2026-03-09T02:00:00Z' }).receivedAt).toBe('2026-03-09T02:00:00.000Z');
  });

  const dates = [
    '2026-02-30T10:00:00+08:00', '2025-02-29T10:00:00+08:00', '2026-13-01T10:00:00+08:00', '2026-03-09', '2026-03-09T10:00:00',
    '2026-03-09T25:00:00+08:00', '2026-03-09T10:00:00+99:00', '1999-03-09T10:00:00+08:00', '2100-03-09T10:00:00+08:00',
    '9999-03-09T10:00:00+08:00', '+012026-03-09T10:00:00Z', '明天', '', ' 2026-03-09T10:00:00Z', 1773021600000, null,
    `2026-03-09T10:00:00.${'0'.repeat(2_000_000)}Z`,
  ];
  for (const receivedAt of dates)
    test(`不是真实时刻:${String(receivedAt).slice(0, 30)}`, () => {
      expect(refusedAt({ ...good, receivedAt })).toEqual(['receivedAt']);
      expect(refusedAt({ ...good, now: receivedAt })).toEqual(['now']);
    });

  const rules = [
    { kind: 'working_days' }, { kind: 'working_days', workingDays: -1 }, { kind: 'working_days', workingDays: 1.5 },
    { kind: 'working_days', workingDays: '5' }, { kind: 'working_days', workingDays: 3661 }, { kind: 'working_days', workingDays: 1e308 },
    { kind: 'working_days', workingDays: 5, minutes: 5 }, { kind: 'working_hours', minutes: 0 }, { kind: 'working_hours', minutes: 600_001 },
    { kind: 'working_hours', workingDays: 5 }, { kind: 'immediate', workingDays: 0 }, { kind: 'calendar_days', days: 5 }, 'immediate', null, [],
  ];
  for (const rule of rules)
    test(`不成立的规则:${JSON.stringify(rule)}`, () => {
      expect(refusedAt({ ...good, rule })[0]).toMatch(/^rule/);
    });

  test('0 个工作日、3660 个工作日、600000 分钟、即办都收', () => {
    for (const rule of [{ kind: 'working_days', workingDays: 0 }, { kind: 'working_days', workingDays: 3660 }, { kind: 'working_hours', minutes: 600_000 }, { kind: 'immediate' }])
      expect(refusedAt({ ...good, rule })).toEqual([]);
  });

  test('恢复早于暂停、缺恢复、未知字段、相距过远、过多,都拒绝并指出位置', () => {
    const from = '2026-03-10T10:00:00+08:00';
    expect(refusedAt({ ...good, pauses: [{ from, to: '2026-03-10T01:59:59Z' }] })).toEqual(['pauses.0.to']);
    expect(refusedAt({ ...good, pauses: [{ from, to: from }] })).toEqual([]);
    expect(refusedAt({ ...good, pauses: [{ from }] })).toEqual(['pauses.0.to']);
    expect(refusedAt({ ...good, pauses: [{ from, to: null, note: '' }] })).toEqual(['pauses.0']);
    expect(refusedAt({ ...good, pauses: [{ from, to: '2056-03-10T10:00:00+08:00' }] })).toEqual(['pauses.0.to']);
    expect(refusedAt({ ...good, now: '2056-03-10T10:00:00+08:00' })).toEqual(['now']);
    expect(refusedAt({ ...good, pauses: Array.from({ length: 10_000 }, () => ({ from, to: from })) })).toEqual(['pauses']);
    expect(refusedAt({ ...good, extensions: [{ workingDays: 3656 }] })).toEqual(['extensions']);
    expect(refusedAt({ ...good, extensions: [{ workingDays: 0 }] })).toEqual(['extensions.0.workingDays']);
    expect(refusedAt({ ...good, afterHours: 'later' })).toEqual(['afterHours']);
    expect(refusedAt({ ...good, calendar: {} })).toEqual(['']);
  });
});
