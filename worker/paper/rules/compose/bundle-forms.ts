import type { Block } from '../../../../schema/paper-document.ts';
import type { FormWording, PaperFacts } from '../../../../schema/paper-facts.ts';
import { form, issuerOf, paragraphs, row, seal } from './blocks.ts';
import { momentOf } from './words.ts';

/** What a made-up matrix of materials says of itself on paper. */
const MADE_UP = '本单的事项与材料组合为示意，不是本地公布的真实清单。';

/** 一次性告知单: every material once, against which standard, for which items; and the code that opens the progress page. */
export function noticeBlocks(facts: PaperFacts, wording: FormWording): Block[] {
  const { notice, zone } = facts;
  if (notice === null) return [];
  return [
    ...paragraphs(wording.opening, false),
    ...paragraphs(wording.body),
    form(row(['编号', facts.caseNumber], ['登记时间', momentOf(facts.receivedAt, zone)]), row(['一件事', facts.matter], ['承诺时限', notice.limit])),
    {
      kind: 'grid',
      columns: [
        { label: '序号', width: 12, align: 'center' },
        { label: '材料', width: 50, align: 'left' },
        { label: '份数、形式', width: 24, align: 'left' },
        { label: '审查标准', width: 44, align: 'left' },
        { label: '用于', width: 35, align: 'left' },
      ],
      rows: notice.materials.map(({ name, how, standard, items }, at) => [String(at + 1), name, how, standard, items.join('、')]),
      blank: 0,
    },
    {
      kind: 'grid',
      columns: [
        { label: '办理事项', width: 70, align: 'left' },
        { label: '承办部门', width: 60, align: 'left' },
        { label: '办理时限', width: 35, align: 'center' },
      ],
      rows: notice.items.map(({ name, department, limit }) => [name, department, limit]),
      blank: 0,
    },
    ...(notice.circulating.length > 0 ? paragraphs(`下列结果由前一事项产出，在系统内流转，不需要您提交：${notice.circulating.join('、')}。`) : []),
    ...(notice.illustrative ? [{ kind: 'note' as const, tone: 'plain' as const, text: MADE_UP }] : []),
    ...(facts.progressUrl ? [{ kind: 'qr' as const, text: facts.progressUrl, caption: '扫码查询办理进度', lines: [`查询码：${facts.queryCode ?? ''}`, facts.progressUrl] }] : []),
    ...paragraphs(wording.closing),
    seal(issuerOf(facts), facts.issuedOn),
  ];
}

/** 结果领取清单: what each item gave, handed over together and signed for. */
export function resultBlocks(facts: PaperFacts, wording: FormWording): Block[] {
  return [
    ...paragraphs(wording.opening, false),
    ...paragraphs(wording.body),
    form(row(['编号', facts.caseNumber], ['一件事', facts.matter]), row(['申请人', facts.reporterName], ['登记时间', momentOf(facts.receivedAt, facts.zone)])),
    {
      kind: 'grid',
      columns: [
        { label: '序号', width: 12, align: 'center' },
        { label: '事项', width: 48, align: 'left' },
        { label: '承办部门', width: 34, align: 'left' },
        { label: '结果', width: 71, align: 'left' },
      ],
      rows: facts.results.map(({ item, department, outputs, result }, at) => [String(at + 1), item, department, [outputs.join('、'), result ?? ''].filter(Boolean).join('：')]),
      blank: 0,
    },
    ...paragraphs(wording.closing),
    { kind: 'signatures', lines: [{ label: '领取人（签字）', date: true }, { label: '出件人（签字）', date: true }] },
    seal(issuerOf(facts), facts.issuedOn),
  ];
}
