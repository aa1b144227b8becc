import { describe, expect, test } from 'vitest';
import { paperOfCode } from '../../admin/paper/codes.ts';
import { readMaterials } from '../../admin/paper/materials.ts';
import { FORMS } from '../../schema/paper-document.ts';
import { Numbering, numberText } from '../../schema/paper.ts';
import { FORM_NUMBERS } from '../../schema/presets/paper.ts';
import { checkDelivery } from '../../worker/paper/rules/delivery.ts';
import { allowForm, allowNotice, allowProof, allowRun, formActions, noticeOffers, offersOf, partMeant, runOffers, type IssuedState, type PaperFile, type RunState } from '../../worker/paper/rules/issue.ts';
import { NUMBER_TO_COME, firstOf, seriesOf, withNumber } from '../../worker/paper/rules/numbers.ts';
import { checkWordings, strayField } from '../../worker/paper/rules/wording.ts';
import { EVERYONE, coordinator, supervisor } from '../cases/play.ts';

const part = (id: string, departmentId: string, status: 'open' | 'done' | 'returned' = 'open') => ({ id, kind: 'handle' as const, status, departmentId, closedAt: null });
const file = (row: Partial<PaperFile['row']> = {}, more: Partial<PaperFile> = {}): PaperFile => ({
  row: { id: 'c', stage: 'received', answer: null, answeredAt: null, explanation: null, deletedAt: null, ...row }, tasks: [], extension: null, contacts: [], acceptances: [], ...more,
});
const issued = (over: Partial<IssuedState> = {}): IssuedState => ({ id: 'p', form: 'reply', subjectKind: 'cases', subjectId: 'c', occasion: 'once', departmentId: null, voidedAt: null, ...over });
const proofOccasion = (paper: IssuedState): string => {
  const allowed = allowProof(paper);
  return 'occasion' in allowed ? allowed.occasion : '';
};
const offered = (of: PaperFile, papers: IssuedState[] = []) => offersOf(of, papers, coordinator).map(({ form }) => form);

describe('什么时候印什么', () => {
  test('件到哪一步,印哪几种', () => {
    expect(offered(file())).toEqual(['registration', 'receipt', 'supplement']);
    expect(offered(file({ stage: 'declined' }))).toEqual(['registration', 'receipt', 'decline']);
    expect(offered(file({ stage: 'answered', answer: '好', answeredAt: '2026-03-09T02:00:00.000Z' }))).toEqual(['registration', 'receipt', 'reply']);
    expect(offered(file({ stage: 'withdrawn' }))).toEqual(['registration']);
    expect(offered(file({ stage: 'working', explanation: '说明' }, { extension: { id: 'x' }, contacts: [{ id: 'n' }] }))).toEqual(['registration', 'receipt', 'explanation', 'extension', 'supplement', 'contact']);
    expect(offered(file({ deletedAt: '2026-03-09T02:00:00.000Z' }))).toEqual([]);
  });

  test('送达回证跟着要送的文书;作废的、留在案卷里的没有', () => {
    expect(offered(file(), [issued()])).toContain('delivery');
    expect(offered(file(), [issued({ voidedAt: '2026-03-09T02:00:00.000Z' })])).not.toContain('delivery');
    expect(offered(file(), [issued({ form: 'registration' })])).not.toContain('delivery');
  });

  test('印过的,再印是下一版;作废的不算印过', () => {
    const at = (papers: IssuedState[]) => offersOf(file(), papers, coordinator).find(({ form }) => form === 'registration')?.issued;
    expect(at([issued({ form: 'registration' })])).toBe('p');
    expect(at([issued({ form: 'registration', voidedAt: '2026-03-09T02:00:00.000Z' })])).toBeNull();
  });

  test('只说是哪一件的转办单:独一项,或者牵头的那一项', () => {
    expect(partMeant(file({}, { tasks: [part('a', 'tax')] }), null)).toBe('a');
    expect(partMeant(file({}, { tasks: [part('a', 'tax'), part('b', 'land')] }), 'land')).toBe('b');
    expect(partMeant(file({}, { tasks: [part('a', 'tax'), part('b', 'land')] }), null)).toBeNull();
    expect(partMeant(file({}, { tasks: [part('a', 'tax', 'returned'), part('b', 'land')] }), null)).toBe('b');
  });

  test('除了协调专员和效能监督,谁也印不了;督办单归效能监督', () => {
    const makers = EVERYONE.filter((actor) => FORMS.some((form) => formActions(issued({ form }), actor).length > 0)).map(({ role }) => role);
    expect(new Set(makers)).toEqual(new Set(['coordinator', 'supervisor']));
    expect(formActions(issued({ form: 'supervision' }), coordinator)).toEqual([]);
    expect(formActions(issued({ form: 'supervision' }), supervisor)).toEqual(['reissue', 'deliver', 'void']);
    expect(formActions(issued({ form: 'registration' }), coordinator)).toEqual(['reissue', 'void']);
    expect(allowForm('transfer', file(), { kind: 'cases' }, '')).toMatchObject({ refused: 'paper.wrong_subject' });
    expect(allowNotice('supervision', { id: 'n', status: 'withdrawn', departmentId: 'tax', rounds: 1 })).toMatchObject({ refused: 'paper.notice_not_issued' });
  });
});

test('督办单的送达回证归效能监督,别的归协调专员', () => {
  const notice = { id: 'n', status: 'issued' as const, departmentId: 'tax', rounds: 1 };
  const handed = issued({ id: 's', form: 'supervision', subjectKind: 'supervision-notices', subjectId: 'n', occasion: 'round 1', departmentId: 'tax' });
  expect(noticeOffers(notice, [handed], supervisor)).toEqual([
    { form: 'supervision', subjectKind: 'supervision-notices', subjectId: 'n', departmentId: 'tax', issued: 's' },
    { form: 'delivery', subjectKind: 'forms', subjectId: 's', departmentId: 'tax', issued: null },
  ]);
  expect(noticeOffers(notice, [handed], coordinator)).toEqual([]);
  expect(offered(file(), [handed])).not.toContain('delivery');
  const proof = (over: Partial<IssuedState>, occasion: string) => ({ ...issued({ id: 'd', form: 'delivery', subjectKind: 'forms', ...over }), occasion });
  const ofNotice = proof({ subjectId: 's' }, proofOccasion(handed));
  const ofReply = proof({ subjectId: 'p' }, proofOccasion(issued()));
  expect([formActions(ofNotice, supervisor), formActions(ofNotice, coordinator)]).toEqual([['reissue', 'void'], []]);
  expect([formActions(ofReply, supervisor), formActions(ofReply, coordinator)]).toEqual([[], ['reissue', 'void']]);
});

describe('文号', () => {
  const own: Numbering = { pattern: '龙政数转〔{年}〕{序号}号', width: 1, from: null };

  test('年、序号、补零', () => {
    expect(numberText(own, 2026, 3)).toBe('龙政数转〔2026〕3号');
    expect(numberText({ ...own, width: 3 }, 2026, 7)).toBe('龙政数转〔2026〕007号');
    expect(numberText({ ...own, width: 3 }, 2026, 12345)).toBe('龙政数转〔2026〕12345号');
    expect(firstOf({ ...own, from: { year: 2026, seq: 58 } }, 2026)).toBe(58);
    expect(firstOf({ ...own, from: { year: 2026, seq: 58 } }, 2027)).toBe(1);
    expect(seriesOf(own)).toBe(seriesOf({ ...own, width: 4 }));
  });

  test('默认的写法都合规矩,各不相同,不带机关代字', () => {
    const patterns = Object.values(FORM_NUMBERS).map((one) => Numbering.parse(one).pattern);
    expect(new Set(patterns).size).toBe(FORMS.length);
    expect(patterns.every((pattern) => /^[^政府函字]+〔\{年\}〕\{序号\}号$/.test(pattern))).toBe(true);
  });

  test('排版时还没有号:给了号,每一处都换上', () => {
    const paper = JSON.stringify({ number: NUMBER_TO_COME, text: `见${NUMBER_TO_COME}。` });
    expect(JSON.parse(withNumber(paper, '甲〔2026〕1号'))).toEqual({ number: '甲〔2026〕1号', text: '见甲〔2026〕1号。' });
  });
});

test('用语里不是字段的,指出是哪一个', () => {
  expect(strayField('{反映人}：您好')).toBeUndefined();
  expect(strayField('{ 反映人 }[[，{窗口电话}]]')).toBeUndefined();
  expect(strayField('{到期天}前')).toBe('{到期天}');
  expect(strayField('缺一半{窗口')).toBe('{');
  expect(strayField('多一半窗口}')).toBe('}');
  const words = { title: '答复', opening: '', body: '', closing: '{某}', footer: '' };
  expect(checkWordings({ reply: words })).toMatchObject({ refused: 'paper.unknown_field', params: { field: '{某}' }, path: 'changes.value.reply.closing' });
});

test('送达:不早于印发,不晚于现在,邮寄要有单号', () => {
  const [at, now] = ['2026-03-09T02:00:00.000Z', '2026-03-09T03:00:00.000Z'];
  expect(checkDelivery({ means: 'by_hand', at, receiver: '某' }, '2026-03-09T02:00:40.000Z', now)).toBeUndefined();
  expect(checkDelivery({ means: 'by_hand', at, receiver: '某' }, '2026-03-09T02:01:01.000Z', now)).toMatchObject({ refused: 'paper.delivered_early' });
  expect(checkDelivery({ means: 'by_hand', at: '2026-03-09T03:00:00.001Z', receiver: '某' }, at, now)).toMatchObject({ refused: 'value.in_future' });
  expect(checkDelivery({ means: 'post', at, receiver: '某', postNumber: '' }, at, now)).toMatchObject({ refused: 'paper.post_number_missing' });
});

test('二维码是哪一份:文书自己的,或者回执的查询码;别的件的、不是我们的,都不认', () => {
  const papers = [{ id: 'old', form: 'receipt' as const, voidedAt: '2026-03-09T02:00:00.000Z' }, { id: 'new', form: 'receipt' as const, voidedAt: null }, { id: 'p-1', form: 'reply' as const, voidedAt: null }];
  expect(paperOfCode('http://10.0.0.8:8787/admin/paper/p-1', papers, 'ABCDEFGHJK')).toBe('p-1');
  expect(paperOfCode('https://a.example/progress/?code=abcdefghjk', papers, 'ABCDEFGHJK')).toBe('new');
  for (const text of ['https://a.example/progress/?code=ZZZZZZZZZZ', 'http://a/admin/paper/other', 'https://a.example/', '身份证', '']) expect(paperOfCode(text, papers, 'ABCDEFGHJK')).toBeNull();
  expect(paperOfCode('https://a.example/progress/?code=abcdefghjk', papers, null)).toBeNull();
});

test('材料一行一样,冒号后面是要求', () => {
  expect(readMaterials('身份证：原件和复印件\n\n 户口簿 \n章程: 加盖公章：每页')).toEqual([{ material: '身份证', requirement: '原件和复印件' }, { material: '户口簿' }, { material: '章程', requirement: '加盖公章：每页' }]);
});

test('容缺受理进行时印发承诺书和补充材料告知书，到期未补齐的印发终止告知书', () => {
  const of = (status: 'running' | 'supplied' | 'defaulted' | 'withdrawn') => offersOf(file({ stage: 'working' }, { acceptances: [{ id: 'a', status }] }), [], coordinator).filter(({ subjectKind }) => subjectKind === 'provisional-acceptances').map(({ form, subjectId }) => [form, subjectId]);
  expect([of('running'), of('supplied'), of('defaulted'), of('withdrawn')]).toEqual([[['promise', 'a'], ['supplement', 'a']], [], [['termination', 'a']], []]);
  expect(allowForm('reply', file(), { kind: 'provisional-acceptances', acceptance: { id: 'a', status: 'running' } }, 'p')).toMatchObject({ refused: 'paper.wrong_subject' });
});

test('一件事办件：缺材料时印补充材料告知书，每次一份；容缺受理的承诺书、告知书随它的受理印', () => {
  const run = (over: Partial<RunState> = {}): RunState => ({ id: 'r', stage: 'collecting', lacking: 2, acceptances: [], ...over });
  const of = (state: RunState) => runOffers(state, [], coordinator).map(({ form, subjectKind }) => `${form} ${subjectKind}`);
  expect(of(run())).toEqual(['notice bundles', 'receipt bundles', 'supplement bundles']);
  expect(of(run({ lacking: 0, acceptances: [{ id: 'a', status: 'running' }] }))).toEqual(['notice bundles', 'receipt bundles', 'promise provisional-acceptances', 'supplement provisional-acceptances']);
  expect(of(run({ stage: 'working', acceptances: [{ id: 'a', status: 'defaulted' }] }))).toContain('termination provisional-acceptances');
  expect(allowRun('supplement', run(), 'p')).toEqual({ occasion: 'p', departmentId: null });
  expect(allowRun('supplement', run({ lacking: 0 }), 'p')).toMatchObject({ refused: 'paper.nothing_lacking' });
  expect(allowRun('supplement', run({ stage: 'withdrawn' }), 'p')).toMatchObject({ refused: 'bundle.wrong_stage' });
});
