import { describe, expect, test } from 'vitest';
import type { Actor } from '../../schema/people.ts';
import { MatterMaterials, ProvisionalBody } from '../../schema/provisional.ts';
import { isRefusal } from '../../schema/refusals.ts';
import { dueColumns } from '../../worker/cases/rules/file.ts';
import { presetSettings } from '../../schema/presets/index.ts';
import { decide, isPractice } from '../../worker/proposals/rules.ts';
import { acceptProvisionally, clear, edit, lapse, missingOf, provisionalActions, supply, withdraw, type Circumstances, type ProvisionalOwner } from '../../worker/provisional/rules.ts';
import { calendar } from '../deadlines/calendar.ts';

const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`).toISOString();
const person = (role: Actor['role'], departmentId: string | null = null): Actor => ({ id: `${role}_${departmentId}`, name: role, role, head: false, departmentId, siteId: null });
const handler = person('handler', 'tax');
const coordinator = person('coordinator');
const supervisor = person('supervisor');
const settings = presetSettings('longjing');
if (!settings) throw new Error('a preset');
const bench = (actor: Actor = handler, now = at('2026-03-09 10:00')) => ({ now, actor, settings, calendar });

const MATERIALS = [
  { code: 'form', name: '变更申请书', main: true, mayBeMissing: false },
  { code: 'id_card', name: '新法定代表人身份证原件', main: false, mayBeMissing: true },
  { code: 'seal', name: '公章', main: false, mayBeMissing: false },
];
const owner = (over: Partial<ProvisionalOwner> = {}): ProvisionalOwner => ({
  kind: 'case', id: 'c', version: 3, caseId: 'c', number: '2026-0010', title: '法人变更', siteId: null, coordinatorId: 'co', partyId: 'p', live: true, departments: ['tax'], dueAt: at('2026-03-23 17:30'), ...over,
});
const body = (over: object = {}) => ProvisionalBody.parse({ version: 3, materials: ['id_card'], verifications: [{ method: 'video_call', found: '本人确认身份' }], promise: '按期补齐', supplyBy: ['post', 'in_person'], ...over });
const around = (over: Partial<Circumstances> = {}): Circumstances => ({ matter: { id: 'm', departmentId: 'tax', materials: MATERIALS }, running: false, barred: false, paper: false, ...over });
const accept = (over: { owner?: Partial<ProvisionalOwner>; body?: object; around?: Partial<Circumstances>; actor?: Actor } = {}) => acceptProvisionally(owner(over.owner), body(over.body), around(over.around), bench(over.actor));

describe('容缺受理', () => {
  test('部门决定:缺的材料按事项清单,期限不晚于本件', () => {
    const decided = accept({ body: { dueIn: 5 } });
    if (isRefusal(decided)) throw new Error(decided.refused);
    expect(decided).toMatchObject({ departmentId: 'tax', materials: [{ code: 'id_card', name: '新法定代表人身份证原件' }], ask: '补齐容缺材料：新法定代表人身份证原件' });
    expect(dueColumns(decided.clock, calendar).dueAt).toBe(at('2026-03-16 17:30'));
  });

  test('没有写期限的,和本件一起到期;本件中午到期的也不晚过它', () => {
    for (const dueAt of [at('2026-03-23 17:30'), at('2026-03-12 12:00')]) {
      const decided = accept({ owner: { dueAt } });
      if (isRefusal(decided)) throw new Error(decided.refused);
      expect(dueColumns(decided.clock, calendar).dueAt).toBe(dueAt);
    }
  });

  test.for([
    ['主要材料不能缺', { body: { materials: ['form'] } }, 'provisional.main_material'],
    ['清单里不能容缺的不能缺', { body: { materials: ['seal'] } }, 'provisional.not_on_list'],
    ['清单里没有的不能缺', { body: { materials: ['else'] } }, 'provisional.material_unknown'],
    ['晚于本件的期限', { body: { dueIn: 11 } }, 'provisional.due_after_item'],
    ['本件已经超期', { owner: { dueAt: at('2026-03-06 17:30') } }, 'provisional.due_after_item'],
    ['本件停着,期限未定', { owner: { dueAt: null } }, 'provisional.no_due'],
    ['还没研判或已经答复', { owner: { live: false } }, 'provisional.not_open'],
    ['没有选事项', { around: { matter: null } }, 'provisional.no_matter'],
    ['失信未解除', { around: { barred: true } }, 'provisional.barred'],
    ['已有一项在进行', { around: { running: true } }, 'provisional.running'],
    ['别的部门的经办人', { actor: person('handler', 'land') }, 'provisional.not_competent'],
    ['经办人替别的部门决定', { body: { departmentId: 'land' } }, 'task.not_yours'],
    ['专员没说是哪个部门决定的', { actor: coordinator }, 'provisional.department_missing'],
    ['专员代录没有部门的材料', { actor: coordinator, body: { departmentId: 'tax' } }, 'provisional.paper_missing'],
    ['代录的文件不是这件的', { actor: coordinator, body: { departmentId: 'tax', fileId: 'f' } }, 'provisional.paper_missing'],
  ] as const)('%s:不行', ([, over, code]) => expect(accept(over)).toMatchObject({ refused: code }));

  test('专员凭部门的材料代录', () => expect(accept({ actor: coordinator, body: { departmentId: 'tax', fileId: 'f' }, around: { paper: true } })).toMatchObject({ departmentId: 'tax' }));

  test('事项清单:主要材料不能标成可以容缺,代码不重复', () => {
    expect(MatterMaterials.safeParse(MATERIALS).success).toBe(true);
    expect(MatterMaterials.safeParse([{ ...MATERIALS[0], mayBeMissing: true }]).error?.issues[0]?.message).toBe('material.main_missing');
    expect(MatterMaterials.safeParse([MATERIALS[1], MATERIALS[1]]).success).toBe(false);
    // Whatever a list says, a main material is never let go.
    expect(missingOf(['x'], [{ code: 'x', name: '甲', main: true, mayBeMissing: true }])).toMatchObject({ refused: 'provisional.main_material' });
  });
});

describe('怎么结束', () => {
  const running = { status: 'running' as const, departmentId: 'tax', clearedAt: null };
  const broken = { ...running, status: 'defaulted' as const };

  test('补齐或撤销,由决定的部门或专员', () => {
    expect(supply(running, { version: 1, means: 'post', text: '原件已寄到' }, bench())).toMatchObject({ row: { status: 'supplied', suppliedBy: 'post' }, task: { status: 'done' } });
    expect(withdraw(running, '决定有误', bench(coordinator))).toMatchObject({ row: { status: 'withdrawn' }, task: { status: 'cancelled' } });
    expect(supply(running, { version: 1, means: 'post', text: '寄到' }, bench(person('handler', 'land')))).toMatchObject({ refused: 'auth.forbidden' });
    expect(supply(broken, { version: 1, means: 'post', text: '寄到' }, bench())).toMatchObject({ refused: 'provisional.ended' });
    expect(edit(broken, handler)).toMatchObject({ refused: 'provisional.ended' });
  });

  test('过了期没补齐的终止;停着的、没到期的、已经补齐的不终止', () => {
    const due = at('2026-03-16 17:30');
    const task = { dueAt: due, pausedAt: null };
    expect(lapse(running, task, due)).toBeNull();
    expect(lapse(running, task, at('2026-03-16 17:31'))).toMatchObject({ row: { status: 'defaulted' }, task: { status: 'cancelled' } });
    expect(lapse(running, { ...task, pausedAt: due }, at('2026-04-16 17:31'))).toBeNull();
    expect(lapse({ ...running, status: 'supplied' }, task, at('2026-04-16 17:31'))).toBeNull();
  });

  test('解除限制是效能监督的,要有理由,只解一次', () => {
    expect(provisionalActions(broken, supervisor)).toEqual(['clear']);
    expect(provisionalActions(broken, handler)).toEqual([]);
    expect(clear(broken, '住院未能按期', bench(supervisor))).toMatchObject({ row: { clearance: '住院未能按期' } });
    expect(clear(broken, '住院', bench(handler))).toMatchObject({ refused: 'auth.forbidden' });
    expect(clear({ ...broken, clearedAt: at('2026-03-20 10:00') }, '住院', bench(supervisor))).toMatchObject({ refused: 'provisional.not_barred' });
  });
});

describe('固化', () => {
  const kept = (n: number) => Array.from({ length: n }, (_, i) => ({ resource: 'provisional-acceptances' as const, id: String(i), caseId: null, number: null }));
  test('够数才建议;采纳过的、正等着决定的不再建议,没采纳的再攒够数', () => {
    expect([isPractice(kept(4), [], 5), isPractice(kept(5), [], 5), isPractice(kept(5), ['accepted'], 5), isPractice(kept(5), ['open'], 5), isPractice(kept(5), ['declined'], 5)]).toEqual([false, true, false, false, true]);
  });
  test('由效能监督或中心主任决定,一次', () => {
    expect(decide({ status: 'open' }, true, undefined, supervisor, at('2026-03-20 10:00'))).toMatchObject({ status: 'accepted', decision: null });
    expect(decide({ status: 'open' }, false, '先再看看', person('director'), at('2026-03-20 10:00'))).toMatchObject({ status: 'declined', decision: '先再看看' });
    expect(decide({ status: 'open' }, true, undefined, coordinator, at('2026-03-20 10:00'))).toMatchObject({ refused: 'auth.forbidden' });
    expect(decide({ status: 'declined' }, true, undefined, supervisor, at('2026-03-20 10:00'))).toMatchObject({ refused: 'proposal.decided' });
  });
});
