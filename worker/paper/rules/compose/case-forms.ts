import type { Block } from '../../../../schema/paper-document.ts';
import type { FormWording, PaperFacts } from '../../../../schema/paper-facts.ts';
import { basisNotes, caseRow, dueWords, form, issuerOf, paragraphs, peopleRows, row, seal, supervisorOf, tall } from './blocks.ts';
import { dayOf, momentOf, timeOf } from './words.ts';

/** 诉求登记表: what was told at the window, signed by whoever told it. */
export function registrationBlocks(facts: PaperFacts, wording: FormWording): Block[] {
  const { zone } = facts;
  return [
    ...paragraphs(wording.opening),
    ...paragraphs(wording.body),
    form(
      row(['编号', facts.caseNumber], ['收件时间', momentOf(facts.receivedAt, zone)]),
      row(['反映渠道', facts.channel], ['登记站点', facts.siteName]),
      ...peopleRows(facts),
      row(['特殊情况', facts.circumstances.join('、')], ['已跑次数', facts.visits === null ? '' : `${facts.visits}次`]),
      row(['事项', facts.matter], ['事项部门', facts.matterDepartment]),
      tall('诉求', facts.title, 10),
      tall('经过', facts.story, 34),
      tall('卡在哪里', facts.stuckAt, 20),
      facts.loss === null ? null : tall('不能办成的损失', facts.loss, 10),
      row(['类别', facts.category], ['原因', facts.cause]),
      row(['答复期限', dueWords(facts)]),
    ),
    ...paragraphs(wording.closing),
    { kind: 'signatures', lines: [{ label: '反映人（签字）', date: true }, { label: '登记人（签字）', date: true }] },
  ];
}

/** 登记回执: what the applicant takes home; the code opens the page that says how the case stands. */
export function receiptBlocks(facts: PaperFacts, wording: FormWording): Block[] {
  // A run of a 一件事 comes by no channel, and ends with its results.
  const ofRun = facts.notice !== null;
  const received: [string, string] = ['收件时间', momentOf(facts.receivedAt, facts.zone)];
  return [
    ...paragraphs(wording.opening, false),
    ...paragraphs(wording.body),
    form(
      row(['编号', facts.caseNumber], ['查询码', facts.queryCode]),
      ofRun ? row(received) : row(received, ['反映渠道', facts.channel]),
      row(['事项', facts.matter ?? facts.title]),
      row([ofRun ? '办理期限' : '答复期限', dueWords(facts)]),
      row(['协调专员', facts.coordinatorName], ['咨询电话', facts.phone]),
    ),
    { kind: 'qr', text: facts.progressUrl ?? '', caption: '扫码查询办理进度', lines: [`查询码：${facts.queryCode ?? ''}`, facts.progressUrl ?? ''] },
    ...paragraphs(wording.closing),
    seal(issuerOf(facts), facts.issuedOn),
    ...basisNotes(facts),
  ];
}

/** 解释说明记录: why it cannot be done, what it rests on, what else was tried; signed by whom it was explained to. */
export function explanationBlocks(facts: PaperFacts, wording: FormWording): Block[] {
  return [
    ...paragraphs(wording.opening),
    ...paragraphs(wording.body),
    form(
      caseRow(facts),
      row(['反映人', facts.reporterWithheld ? '反映人要求保密' : facts.reporterName], ['当事人', facts.reporterWithheld ? '' : facts.partyName]),
      row(['事项', facts.matter ?? facts.title], ['类别', facts.category]),
      row(['解释时间', ''], ['解释地点', facts.siteName]),
      tall('诉求', facts.title, 10),
      tall('依据条款', facts.clause, 18),
      tall('解释内容', facts.explanation, 40),
      tall('尝试过的其他办法', facts.alternatives, 24),
      tall('当事人意见', '', 24),
    ),
    ...paragraphs(wording.closing),
    { kind: 'signatures', lines: [{ label: '当事人（签字）', date: true }, { label: '解释人（签字）', date: true }] },
  ];
}

/** 容缺受理承诺书: what is missing, how it was made sure of meanwhile, and what is promised by when; signed by whoever promises. */
export function promiseBlocks(facts: PaperFacts, wording: FormWording): Block[] {
  return [
    ...paragraphs(wording.opening),
    form(
      caseRow(facts),
      row(['承诺人', facts.partyName ?? facts.reporterName], ['证件号码', facts.partyIdNumber]),
      row(['事项', facts.matter ?? facts.title], ['决定部门', facts.decidedBy]),
      tall('缺少的材料', facts.missingMaterials.join('\n'), 16),
      row(['补齐期限', momentOf(facts.supplementDueAt, facts.zone)], ['补齐方式', facts.supplyBy.join('、')]),
      tall('已作核验', facts.verifications.join('\n'), 16),
    ),
    ...paragraphs(wording.body),
    ...paragraphs(wording.closing),
    { kind: 'signatures', lines: [{ label: '承诺人（签字或盖章）', date: true }, { label: '经办人（签字）', date: true }] },
  ];
}

/** 联系记录: who was tried when and by what, reached or not. */
export function contactBlocks(facts: PaperFacts, wording: FormWording): Block[] {
  return [
    ...paragraphs(wording.opening),
    ...paragraphs(wording.body),
    form(caseRow(facts), row(['诉求', facts.title]), row(['反映人', facts.reporterWithheld ? '反映人要求保密' : facts.reporterName], ['联系电话', facts.reporterPhone])),
    {
      kind: 'grid',
      columns: [
        { label: '时间', width: 37, align: 'center' },
        { label: '方式', width: 16, align: 'center' },
        { label: '联系对象', width: 26, align: 'left' },
        { label: '联系情况', width: 62, align: 'left' },
        { label: '记录人', width: 24, align: 'center' },
      ],
      rows: facts.contacts.map(({ at, kind, with: whom, reached, text, place, minutes, by }) => [
        `${dayOf(at, facts.zone)}\n${timeOf(at, facts.zone)}`,
        kind,
        whom,
        [`${reached ? '' : '【未联系上】'}${text}`, place === null ? '' : `地点：${place}`, minutes === null ? '' : `用时：${minutes}分钟`].filter((line) => line !== '').join('\n'),
        by,
      ]),
      blank: 0,
    },
    ...paragraphs(wording.closing),
    { kind: 'signatures', lines: [{ label: '协调专员（签字）', date: true }] },
  ];
}

/** 送达回证: how a paper reached whom, and who signed; what has not happened yet is written by hand. */
export function deliveryBlocks(facts: PaperFacts, wording: FormWording): Block[] {
  const { delivery, zone } = facts;
  if (delivery === null) return [];
  return [
    ...paragraphs(wording.opening),
    ...paragraphs(wording.body),
    form(
      row(['编号', facts.caseNumber], [delivery.supervised ? '督办事项' : '诉求', facts.title]),
      row(['送达文书', delivery.paperTitle], ['文号', delivery.paperNumber]),
      // What goes to a department reaches the department, not whoever reported.
      row(['受送达人', delivery.department ?? facts.partyName ?? facts.reporterName], ['送达方式', delivery.means]),
      row(['送达地点', delivery.place], ['邮件号', delivery.postNumber]),
      row(['送达时间', delivery.deliveredAt === null ? '　　年　　月　　日　　时' : momentOf(delivery.deliveredAt, zone)]),
      tall('受送达人签名或者盖章', delivery.relation === null ? delivery.receiver : '', 26, '　　年　　月　　日'),
      tall('代收人及其与受送达人的关系', delivery.relation === null ? '' : `${delivery.receiver ?? ''}（${delivery.relation}）`, 18),
      tall('备注', delivery.note, 26),
    ),
    ...paragraphs(wording.closing),
    { kind: 'signatures', lines: [{ label: '送达人（签字）', ...(delivery.deliverer !== null && { name: delivery.deliverer }), date: true }] },
    seal(delivery.supervised ? supervisorOf(facts) : issuerOf(facts), facts.issuedOn),
  ];
}
