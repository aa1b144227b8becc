import { describe, expect, test } from 'vitest';
import type { Form } from '../../schema/paper-document.ts';
import { PaperDocument as Shape } from '../../schema/paper-document.ts';
import { FIELDS, type PaperFacts } from '../../schema/paper-facts.ts';
import { DEFAULT_WORDING } from '../../schema/presets/wording.ts';
import { isRefusal, sentence, type Refusal } from '../../schema/refusals.ts';
import { compose } from '../../worker/paper/rules/compose/index.ts';
import { CASES, DELIVERY, EVERY_FORM, factsOf } from './facts.ts';
import { made } from './made.ts';
import { wordsOf } from './words.ts';

const refused = (form: Form, facts: PaperFacts, wording = DEFAULT_WORDING[form]): Refusal | undefined => {
  const paper = compose(form, facts, wording);
  return isRefusal(paper) ? paper : undefined;
};
const said = (form: Form, facts?: PaperFacts) => wordsOf(made(form, facts)).join('\n');

/** What stands beside a label on a 送达回证. */
const cellOf = (label: string, delivery = DELIVERY) =>
  made('delivery', { ...CASES.delivery, delivery }).blocks.flatMap((block) => (block.kind === 'form' ? block.rows.flatMap(({ cells }) => cells) : [])).find((cell) => cell.label === label)?.value;

test.each(EVERY_FORM)('%s is made of its story as a paper that holds together', (form) => {
  const paper = made(form);
  expect(Shape.parse(paper)).toEqual(paper);
  expect(wordsOf(paper).join('')).not.toMatch(/[{}]|\[\[|\]\]|。。|undefined|null/);
  expect(paper.mark).toMatch(/示例.*不具有任何效力/);
});

describe('what each form says', () => {
  test('登记表:案情、两个人、期限,和两处签字', () => {
    const text = said('registration');
    for (const part of ['2026-0010', '某企业办事人', '三名办事人之一', '某企业', '未能提交新法定代表人身份证原件', '若当日无法办结', '2026年3月12日17:30前（10个工作日内反馈）', '反映人（签字）', '登记人（签字）']) expect(text).toContain(part);
  });

  test('登记回执:编号、查询码、二维码和答复期限,不叫受理通知书', () => {
    const paper = made('receipt');
    const text = wordsOf(paper).join('\n');
    for (const part of ['某女士：', '“申请低保缺离婚协议”', '2025年12月2日', 'K7M2Q9XH4D', '2025年12月16日17:30前']) expect(text).toContain(part);
    expect(text).not.toContain('受理通知书');
    expect(paper.blocks.find(({ kind }) => kind === 'qr')).toMatchObject({ text: 'https://banshi.example.gov.cn/progress?code=K7M2Q9XH4D' });
    expect(paper.code).toBeNull();
  });

  test('登记回执在研判之前不写日期,写明研判后告知', () => {
    const text = said('receipt', { ...CASES.receipt, dueAt: null, limitText: null });
    expect(text).toContain('待研判后告知');
    expect(text).not.toContain('我们将于');
  });

  test('期限的依据随回执印出,没有依据的不印', () => {
    expect(said('receipt')).toContain('民法典第二百零一条');
    expect(said('receipt', { ...CASES.receipt, limitBasis: [] })).not.toContain('期限计算');
  });

  test('转办单:主送部门、要求、期限,和寄回的回执', () => {
    const paper = made('transfer');
    expect(paper).toMatchObject({ number: '示政数转〔2026〕3号', page: { official: true } });
    const text = wordsOf(paper).join('\n');
    for (const part of ['住房和城乡建设局（房屋管理局）：', '医疗保障局、民政局', '核对标准，提出可用的政策', '退回依据', '部门（盖章）']) expect(text).toContain(part);
    expect(paper.blocks.at(-1)).toMatchObject({ kind: 'tear_off', title: '回执', number: '示政数转〔2026〕3号' });
  });

  test('反映人要求保密的,转办单只写保密', () => {
    const text = said('transfer', { ...CASES.transfer, reporterWithheld: true, reporterName: null, reporterPhone: null, partyName: null });
    expect(text).toContain('反映人要求保密');
    expect(text).not.toContain('某居民');
  });

  test('督办单由监督机构具名', () => {
    expect(made('supervision').issuer).toBe('示例区效能建设办公室');
    expect(said('supervision')).toContain('督办事由：（推定）部门办理期限已过，尚未回告。');
  });

  test('答复书:内容与依据,没有依据的不写依据一句', () => {
    expect(said('reply')).toContain('依法不能办，已解释安抚。');
    expect(said('reply')).toContain('办理依据：依据文件名称文章未写。');
    expect(said('reply', { ...CASES.reply, basis: null })).not.toContain('办理依据');
  });

  test('不予受理告知书:理由、说明、去哪里办', () => {
    const text = said('decline');
    for (const part of ['理由：涉法、涉诉、信访事项。', '您可以通过以下途径办理：（推定）向所在街道办事处反映。', '窗口地址：示例区政务服务中心一楼（虚构）。']) expect(text).toContain(part);
  });

  test('延期告知书:原来哪天、为什么、延几天、到哪天', () => {
    expect(said('extension')).toMatch(/原定于2026年\d+月\d+日前答复。现因（推定）失联股东尚未找到，经批准，答复期限延长5个工作日，延长至2026年\d+月\d+日17:30。/);
  });

  test('补充材料告知书:逐件列出,各有期限', () => {
    const two = { ...CASES.supplement, supplements: [...CASES.supplement.supplements, { material: '授权委托书', requirement: null, dueOn: '2026-03-11' }] };
    const grid = made('supplement', two).blocks.find((block) => block.kind === 'grid');
    expect(grid?.rows).toEqual([
      ['1', '新法定代表人身份证原件', '事后查验原件', '2026年3月13日'],
      ['2', '授权委托书', '', '2026年3月11日'],
    ]);
  });

  test('补充材料告知书:没有定期限的不留期限一栏;引号里的引号是单引号', () => {
    const paper = made('supplement', { ...CASES.supplement, title: '改“无房证明”', supplementDueAt: null });
    expect(paper.blocks.find((block) => block.kind === 'grid')?.columns.map(({ label }) => label)).toEqual(['序号', '材料名称', '要求']);
    expect(wordsOf(paper).join('')).toContain('“改‘无房证明’”');
  });

  test('解释说明记录:条款、解释、其他办法,留当事人意见', () => {
    const text = said('explanation');
    for (const part of ['依据条款', '演示不补法规条款', '拿相关文件反复详细解释', '尝试过的其他办法', '当事人意见', '当事人（签字）']) expect(text).toContain(part);
  });

  test('送达回证:未送达的留空待填,已送达的印出', () => {
    expect(said('delivery')).toContain('年　　月　　日　　时');
    const given = { ...CASES.delivery, delivery: { ...DELIVERY, deliveredAt: '2026-06-09T02:20:00.000Z', receiver: '王某', relation: '同住家属' } };
    expect(said('delivery', given)).toContain('2026年6月9日10:20');
    expect(said('delivery', given)).toContain('王某（同住家属）');
    expect(cellOf('受送达人')).toBe(CASES.delivery.partyName ?? CASES.delivery.reporterName);
  });

  test('送到部门的,受送达人是部门;督办单的送达回证由监督机构具名,没有诉求件也印得出', () => {
    expect(cellOf('受送达人', { ...DELIVERY, department: '某局' })).toBe('某局');
    const given = { ...CASES.delivery, caseNumber: null, supervisingBody: '某效能办', delivery: { ...DELIVERY, department: '某局', supervised: true } };
    const paper = made('delivery', given);
    expect(paper.issuer).toBe('某效能办');
    expect(wordsOf(paper).join()).toContain('督办事项');
    expect(paper.blocks.find(({ kind }) => kind === 'seal')).toMatchObject({ issuer: '某效能办' });
  });

  test('联系记录:一次一行,没联系上的也写', () => {
    const grid = made('contact').blocks.find((block) => block.kind === 'grid');
    expect(grid?.rows).toHaveLength(CASES.contact.contacts.length);
    expect(grid?.rows[2]).toEqual(['2026年1月5日\n15:30', '联系', '前租户', '【未联系上】（推定）首次电话未接通。', '示例专员甲']);
  });
});

describe('a wording of the district', () => {
  const wording = { ...DEFAULT_WORDING.reply, body: '{当事人}：您好。' };

  test('a field that is none is named, wherever it stands, even where it might be left out', () => {
    expect(refused('reply', CASES.reply, { ...wording, body: '{当事人名}' })).toEqual({ refused: 'paper.unknown_field', params: { field: '{当事人名}' }, path: 'body' });
    expect(refused('reply', CASES.reply, { ...wording, footer: '[[{}]]' })).toMatchObject({ refused: 'paper.unknown_field', params: { field: '{}' }, path: 'footer' });
    expect(sentence('paper.unknown_field', 'zh', { field: '{当事人名}' })).toContain('“{当事人名}”');
  });

  test('a fact that lacks is named in the words of the wording', () => {
    const missing = refused('reply', { ...CASES.reply, partyName: null }, wording);
    expect(missing).toEqual({ refused: 'paper.missing_fact', params: { fact: '当事人' }, path: 'body' });
    expect(sentence('paper.missing_fact', 'zh', missing?.params)).toContain('还缺“当事人”');
    expect(sentence('paper.missing_fact', 'en', missing?.params)).toContain('“Party” is missing');
  });

  test('what stands in double brackets is left out whole where it has nothing to say', () => {
    const optional = { ...wording, body: '请到窗口[[，或者拨打{窗口电话}]]。' };
    expect(wordsOf(made('reply', { ...CASES.reply, phone: null }, optional)).join('')).toContain('请到窗口。');
    expect(wordsOf(made('reply', CASES.reply, optional)).join('')).toContain('请到窗口，或者拨打000-00000000。');
  });

  test('what a fact says is never read as wording', () => {
    const facts = { ...CASES.reply, answer: '{编号}[[{到期日}]]{不存在}' };
    expect(said('reply', facts)).toContain('{编号}[[{到期日}]]{不存在}。');
  });

  test('a full stop that both bring stands once', () => {
    expect(said('reply', { ...CASES.reply, answer: '已办结。' })).toContain('已办结。\n');
  });

  test('days read as official documents write them', () => {
    const dated = { ...wording, body: '{印发日期}；{收件日期}；{到期时间}' };
    expect(wordsOf(made('reply', { ...CASES.reply, issuedOn: '2026-03-09', receivedAt: '2026-03-08T16:30:00.000Z', dueAt: '2026-03-16T09:30:00.000Z' }, dated)).join('')).toContain('2026年3月9日；2026年3月9日；2026年3月16日17:30');
  });

  test('every field has something to say of a case that has everything', () => {
    const full: PaperFacts = { ...CASES.extension, ...factsOf('s12'), ...CASES.supervision, partyName: '甲', partyPhone: '1', partyIdNumber: '2', partyPlace: '丙', reporterIdNumber: '3', reporterRelation: '子', number: '一号', visits: 2, hotlineOrder: '4', handlerName: '乙', helperName: '丁', assistDepartments: ['民政局'], taskResult: '办', declineReason: '由', told: '告', remedy: '途', basis: '据', extensionDays: 5, extensionReason: '因', previousDueAt: '2026-01-01T00:00:00.000Z', newDueAt: '2026-01-02T00:00:00.000Z', explanation: '释', clause: '条', alternatives: '另', supplementDueAt: '2026-01-03T00:00:00.000Z', missingMaterials: ['证'], promise: '诺', supplyBy: ['邮'], verifications: ['核'], decidedBy: '局', decidedAt: '2026-01-01T00:00:00.000Z', endedAt: '2026-01-04T00:00:00.000Z' };
    for (const { field } of FIELDS) expect(refused('reply', full, { ...wording, body: `{${field}}` }), field).toBeUndefined();
  });
});

describe('a paper says of itself', () => {
  test.each<[Form, Partial<PaperFacts>, string]>([
    ['receipt', { progressUrl: null }, '查询网址'],
    ['transfer', { departmentName: null }, '部门'],
    ['decline', { remedy: ' ' }, '救济途径'],
    ['supplement', { supplements: [] }, '要补充的材料'],
    ['delivery', { delivery: null }, '要送达的文书'],
    ['contact', { contacts: [] }, '联系记录'],
    ['explanation', { clause: null }, '依据条款'],
  ])('%s without what it is for is refused', (form, without, fact) => {
    expect(refused(form, { ...CASES[form], ...without })).toMatchObject({ refused: 'paper.missing_fact', params: { fact } });
  });

  test('issued again, which edition it takes the place of', () => {
    expect(made('reply').edition).toBeNull();
    const again = { ...CASES.reply, edition: 2, replaces: { edition: 1, issuedOn: '2026-03-09', number: CASES.reply.number } };
    expect(made('reply', again).edition).toBe('第2版，代替2026年3月9日印发的第1版');
    expect(made('reply', { ...again, replaces: { ...again.replaces, number: '示政数复〔2026〕1号' } }).edition).toBe('第2版，代替2026年3月9日印发的第1版（示政数复〔2026〕1号）');
  });

  test('voided, and why', () => {
    expect(made('reply', { ...CASES.reply, voided: { reason: '部门写错' } }).voided).toEqual({ mark: '作废', reason: '部门写错' });
  });

  test('a day in a year whose calendar is not published is marked before the seal', () => {
    const blocks = made('extension', { ...CASES.extension, provisionalYears: [2027] }).blocks;
    const note = blocks.findIndex((block) => block.kind === 'note' && block.tone === 'provisional');
    expect(blocks[note]).toMatchObject({ text: '2027年放假安排未公布，所涉日期暂按周末推算。' });
    expect(blocks[note + 1]?.kind).toBe('seal');
  });

  test('a real district’s papers bear no mark of an example', () => {
    expect(made('reply', { ...CASES.reply, illustrative: false }).mark).toBeNull();
  });

  test('a window named with its district is not named twice', () => {
    expect(made('reply', { ...CASES.reply, districtName: '龙井市', windowName: '龙井市“有事您说话”窗口' }).issuer).toBe('龙井市“有事您说话”窗口');
  });
});
