import { describe, expect, test } from 'vitest';
import type { Role } from '../../schema/people.ts';
import { presentFor, receiversOf, type Colleague, type Owed, type Staff } from '../../worker/reminders/rules/receivers.ts';

const someone = (id: string, role: Role, departmentId: string | null = null, head = false): Colleague => ({ id, role, departmentId, head });
const PEOPLE = [
  someone('甲', 'coordinator'), someone('乙', 'coordinator'), someone('主任', 'director'), someone('监督', 'supervisor'), someone('管理员', 'admin'),
  someone('税一', 'handler', 'tax'), someone('税二', 'handler', 'tax'), someone('税长', 'handler', 'tax', true), someone('地一', 'handler', 'land'),
];
const staff = (standIns: Record<string, string> = {}, people = PEOPLE): Staff => ({ people, standIns: new Map(Object.entries(standIns)) });
const part = (over: Partial<Owed> = {}): Owed => ({ personId: '税一', departmentId: 'tax', coordinatorId: '甲', ...over });
const ids = (...asked: Parameters<typeof receiversOf>) => receiversOf(...asked).map(({ receiverId }) => receiverId);

describe('该说给谁', () => {
  test('承办人、部门负责人、协调专员、效能监督、中心主任', () => {
    expect(ids(['person', 'head', 'coordinator', 'supervisor', 'director'], part(), staff())).toEqual(['税一', '税长', '甲', '监督', '主任']);
  });
  test('没有指定经办人的部门任务，是部门全体经办人的', () => {
    expect(ids(['person'], part({ personId: null }), staff())).toEqual(['税一', '税二', '税长']);
  });
  test('经办人停用了，也一样', () => {
    expect(ids(['person'], part({ personId: '走了的人' }), staff())).toEqual(['税一', '税二', '税长']);
  });
  test('窗口自己的承诺：没有指定人的是协调专员的；上级是中心主任', () => {
    expect(ids(['person'], { personId: null, departmentId: null, coordinatorId: '乙' }, staff())).toEqual(['乙']);
    expect(ids(['person'], { personId: null, departmentId: null, coordinatorId: null }, staff())).toEqual(['甲', '乙']);
    expect(ids(['head'], { personId: '甲', departmentId: null, coordinatorId: '甲' }, staff())).toEqual(['主任']);
  });
  test('一个人只听一次', () => {
    expect(ids(['person', 'coordinator'], { personId: '甲', departmentId: null, coordinatorId: '甲' }, staff())).toEqual(['甲']);
  });
  test('部门没有负责人，不会没人知道', () => {
    expect(ids(['head'], part({ personId: '地一', departmentId: 'land' }), staff())).toEqual(['甲', '乙']);
    expect(ids(['supervisor'], part(), staff({}, [someone('管理员', 'admin')]))).toEqual(['管理员']);
  });
});

describe('不在的时候', () => {
  test('说给顶岗的人，并记着是替谁', () => {
    expect(receiversOf(['person'], part(), staff({ 税一: '税二' }))).toEqual([{ receiverId: '税二', forId: '税一' }]);
  });
  test('顶岗的人也不在，往下找；转成一圈的，还是说给本人', () => {
    expect(presentFor('税一', staff({ 税一: '税二', 税二: '税长' }))).toBe('税长');
    expect(presentFor('税一', staff({ 税一: '税二', 税二: '税一' }))).toBe('税一');
  });
  test('顶岗的人自己也该听，就只听自己的一次', () => {
    expect(receiversOf(['person', 'head'], part(), staff({ 税一: '税长' }))).toEqual([{ receiverId: '税长', forId: null }]);
  });
});
