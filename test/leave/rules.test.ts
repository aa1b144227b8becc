import { describe, expect, test } from 'vitest';
import type { Role } from '../../schema/people.ts';
import { checkLeave, coversFor, standsInOn, type Away, type Colleague } from '../../worker/leave/rules.ts';

const one = (id: string, role: Role = 'coordinator', departmentId: string | null = null): Colleague => ({ id, name: `${id}某`, role, departmentId, retiredAt: null });
const away = (personId: string, fromDay: string, untilDay: string, standInId: string | null = null, id = `${personId}${fromDay}`): Away => ({ id, personId, fromDay, untilDay, standInId });
const mine = away('甲', '2026-03-09', '2026-03-11', '乙', 'mine');
const check = (leave: Away, others: Away[], standIn: Colleague | null = one('乙'), person = one('甲')) => checkLeave(leave, person, standIn, others, (id) => `${id}某`);

describe('请假', () => {
  test('不重叠、代班的人在，就行；相接的不算重叠；改自己这一条不和自己重叠', () => {
    expect(check(mine, [])).toBeUndefined();
    expect(check(mine, [away('甲', '2026-03-12', '2026-03-13'), away('甲', '2026-03-02', '2026-03-08'), mine])).toBeUndefined();
    expect(check({ ...mine, standInId: null }, [away('乙', '2026-03-09', '2026-03-11')], null)).toBeUndefined();
  });
  test('倒着的、和已有的重叠的', () => {
    expect(check({ ...mine, untilDay: '2026-03-08' }, [])).toMatchObject({ refused: 'period.backwards' });
    expect(check(mine, [away('甲', '2026-03-11', '2026-03-20')])).toMatchObject({ refused: 'leave.overlap', params: { from: '2026-03-11', until: '2026-03-20' } });
  });
  test('代班人：不是本人，要在岗，那几天自己不请假', () => {
    expect(check({ ...mine, standInId: '甲' }, [], one('甲'))).toMatchObject({ refused: 'leave.stand_in_self' });
    expect(check(mine, [], null)).toMatchObject({ refused: 'row.unknown_reference', path: 'standInId' });
    expect(check(mine, [], { ...one('乙'), retiredAt: 'x' })).toMatchObject({ refused: 'row.unknown_reference' });
    expect(check(mine, [away('乙', '2026-03-11', '2026-03-11')])).toMatchObject({ refused: 'leave.stand_in_away', params: { name: '乙某', from: '2026-03-11' } });
    expect(check(mine, [away('乙', '2026-03-12', '2026-03-12')])).toBeUndefined();
  });
  test('正替别人代班的日子不能走：先给那个人另找', () => {
    expect(check(mine, [away('丙', '2026-03-10', '2026-03-10', '甲')])).toMatchObject({ refused: 'leave.stands_in', params: { name: '丙某' } });
  });
  test('谁能代谁：经办人限本部门，其他人看权限够不够', () => {
    const covers = (standIn: [Role, (string | null)?], person: [Role, (string | null)?]) => coversFor(one('b', standIn[0], standIn[1] ?? null), one('a', person[0], person[1] ?? null));
    expect(covers(['handler', 'tax'], ['handler', 'tax'])).toBe(true);
    expect(covers(['handler', 'land'], ['handler', 'tax'])).toBe(false);
    expect(covers(['coordinator'], ['handler', 'tax'])).toBe(false);
    expect(covers(['coordinator'], ['coordinator'])).toBe(true);
    expect(covers(['admin'], ['coordinator'])).toBe(false);
    expect(covers(['supervisor'], ['director'])).toBe(true);
    expect(covers(['director'], ['supervisor'])).toBe(false);
    expect(covers(['admin'], ['viewer'])).toBe(false);
    expect(check(mine, [], one('乙', 'supervisor'))).toMatchObject({ refused: 'leave.stand_in_reach', params: { name: '乙某' } });
  });
  test('代到最后一天为止', () => {
    expect(['2026-03-08', '2026-03-09', '2026-03-11', '2026-03-12'].map((day) => standsInOn([mine], day).length)).toEqual([0, 1, 1, 0]);
  });
});
