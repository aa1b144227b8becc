import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PERMISSIONS, ROLES } from '../../schema/people.ts';
import { ACCOUNT_LOCK, ADDRESS_LOCK, secondsLocked } from '../../worker/auth/rules.ts';
import { checkPerson, permissionsOf } from '../../worker/people/rules.ts';

const NOON = '2026-03-09T04:00:00.000Z';
const after = (seconds: number) => new Date(Date.parse(NOON) + seconds * 1000).toISOString();
const failed = (failures: number) => ({ failures, lastAt: NOON });

test('输错四次不锁,第五次锁 30 秒,往后每错一次加倍,到 15 分钟为止', () => {
  const waits = [0, 1, 4, 5, 6, 7, 8, 9, 10, 40].map((failures) => secondsLocked(failed(failures), ACCOUNT_LOCK, NOON));
  expect(waits).toEqual([0, 0, 0, 30, 60, 120, 240, 480, 900, 900]);
});

test('锁随时间解开,一小时后从头算起', () => {
  expect(secondsLocked(failed(5), ACCOUNT_LOCK, after(29.2))).toBe(1);
  expect(secondsLocked(failed(5), ACCOUNT_LOCK, after(30))).toBe(0);
  expect(secondsLocked(failed(40), ACCOUNT_LOCK, after(3600))).toBe(0);
  expect(secondsLocked(undefined, ACCOUNT_LOCK, NOON)).toBe(0);
});

test('一个地址后面是一个单位:一百次以内不锁', () => {
  expect(secondsLocked(failed(99), ADDRESS_LOCK, NOON)).toBe(0);
  expect(secondsLocked(failed(100), ADDRESS_LOCK, NOON)).toBe(30);
});

test('等待从不为负,从不超过上限,时钟倒走时也一样', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.integer({ min: -1_000_000, max: 1_000_000 }), (failures, seconds) => {
      const wait = secondsLocked(failed(failures), ACCOUNT_LOCK, after(seconds));
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(ACCOUNT_LOCK.longestWait);
    }),
  );
});

test('每个岗位能做什么', () => {
  expect(Object.fromEntries(ROLES.map((role) => [role, permissionsOf(role).toSorted()]))).toEqual({
    admin: ['accountability.read', 'approvals.read', 'directory.edit', 'duty.edit', 'people.edit', 'personal_data.see', 'promises.see_all', 'reminders.oversee', 'settings.edit'],
    director: ['accountability.read', 'approvals.read', 'cases.approve', 'personal_data.see', 'promises.see_all', 'reminders.oversee'],
    coordinator: ['approvals.read', 'cases.handle', 'cases.register', 'duty.edit', 'personal_data.see', 'promises.see_all', 'reminders.oversee'],
    supervisor: ['accountability.read', 'approvals.read', 'cases.approve', 'cases.supervise', 'personal_data.see', 'promises.see_all', 'reminders.oversee'],
    handler: [],
    viewer: ['promises.see_all'],
  });
  const granted = new Set(ROLES.flatMap(permissionsOf));
  expect(PERMISSIONS.filter((permission) => !granted.has(permission))).toEqual([]);
});

const admin = { role: 'admin', departmentId: null, retiredAt: null } as const;

test('经办人要有部门', () => {
  expect(checkPerson(null, { ...admin, role: 'handler' }, 1)).toMatchObject({ refused: 'person.handler_needs_department' });
  expect(checkPerson(null, { ...admin, role: 'handler', departmentId: 'dsj' }, 1)).toBeUndefined();
});

test('最后一个管理员不能停用,也不能改作别的岗位', () => {
  expect(checkPerson(admin, { ...admin, retiredAt: NOON }, 0)).toMatchObject({ refused: 'person.last_admin' });
  expect(checkPerson(admin, { ...admin, role: 'viewer' }, 0)).toMatchObject({ refused: 'person.last_admin' });
  expect(checkPerson(admin, { ...admin, role: 'viewer' }, 1)).toBeUndefined();
  expect(checkPerson({ ...admin, retiredAt: NOON }, { ...admin, role: 'viewer', retiredAt: NOON }, 0)).toBeUndefined();
  expect(checkPerson({ ...admin, role: 'viewer' }, { ...admin, role: 'viewer', retiredAt: NOON }, 0)).toBeUndefined();
});
