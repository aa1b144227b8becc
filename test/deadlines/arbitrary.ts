import fc from 'fast-check';
import { buildCalendar } from '../../worker/deadlines/rules.ts';
import type { Calendar } from '../../worker/deadlines/rules.ts';
import type { ClockEntries, ClockRule, Pause, WorkingHours } from '../../schema/deadlines.ts';
import { calendar, nationalRows } from './calendar.ts';

const MINUTE = 60_000;
const START = Date.parse('2021-01-01T00:00:00Z');
const END = Date.parse('2026-06-30T00:00:00Z');

const summerHours: WorkingHours[] = [
  { from: '2021-01-01', windows: [['08:30', '11:30'], ['13:00', '17:00']], source: '测试' },
  { from: '2023-06-01', windows: [['08:00', '12:00'], ['14:30', '18:00']], source: '测试' },
  { from: '2025-10-01', windows: [['09:00', '16:00']], source: '测试' },
];

/** The nation's calendar; one with a district's own days and changing hours; one in a zone whose clocks change. */
const calendars: Calendar[] = [
  calendar,
  buildCalendar(
    [
      ...nationalRows,
      { layer: 'district', date: '2024-09-03', kind: 'off', name: '建州纪念日' },
      { layer: 'district', date: '2025-10-03', kind: 'work', name: '轮值' },
    ],
    summerHours,
  ),
  buildCalendar(nationalRows, summerHours, 'America/New_York'),
];

const instant = fc.integer({ min: START / MINUTE, max: END / MINUTE }).map((minute) => new Date(minute * MINUTE).toISOString());

export const wholeDays: fc.Arbitrary<ClockRule> = fc.record({ kind: fc.constant('working_days'), workingDays: fc.nat({ max: 40 }) });
export const wholeMinutes: fc.Arbitrary<ClockRule> = fc.record({ kind: fc.constant('working_hours'), minutes: fc.integer({ min: 1, max: 3000 }) });
const rule: fc.Arbitrary<ClockRule> = fc.oneof(wholeDays, wholeMinutes, fc.constant<ClockRule>({ kind: 'immediate' }));

/** A pause that starts within two months of receipt and lasts up to three weeks; often minutes, often whole days. */
export const pauseAfter = (receivedAt: string): fc.Arbitrary<Pause> =>
  fc
    .tuple(fc.integer({ min: -2 * 1440, max: 60 * 1440 }), fc.oneof(fc.nat({ max: 600 }), fc.nat({ max: 21 * 1440 })))
    .map(([start, length]) => {
      const from = Date.parse(receivedAt) + start * MINUTE;
      return { from: new Date(from).toISOString(), to: new Date(from + length * MINUTE).toISOString() };
    });

export type Given = { entries: ClockEntries; calendar: Calendar };

export const givenWith = (rules: fc.Arbitrary<ClockRule>): fc.Arbitrary<Given> =>
  instant.chain((receivedAt) =>
    fc.record({
      entries: fc.record({
        receivedAt: fc.constant(receivedAt),
        rule: rules,
        afterHours: fc.constantFrom('as_is', 'next_business'),
        pauses: fc.array(pauseAfter(receivedAt), { maxLength: 3 }),
        extensions: fc.array(fc.record({ workingDays: fc.integer({ min: 1, max: 10 }) }), { maxLength: 2 }),
      }),
      calendar: fc.constantFrom(...calendars),
    }),
  );

export const given = givenWith(rule);
