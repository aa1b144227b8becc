import type { Block } from '../../../../schema/paper-document.ts';
import type { FormWording, PaperFacts } from '../../../../schema/paper-facts.ts';
import { form, issuerOf, paragraphs, peopleRows, row, seal, supervisorOf, tall } from './blocks.ts';
import { dayOf, dayWords, momentOf } from './words.ts';

/** A letter to whoever reported: the district's words, then the seal. 答复书, 不予受理告知书, 延期告知书. */
export function letterBlocks(facts: PaperFacts, wording: FormWording): Block[] {
  return [...addressed(wording), ...paragraphs(wording.closing), seal(issuerOf(facts), facts.issuedOn)];
}

const addressed = (wording: FormWording): Block[] => [...paragraphs(wording.opening, false), ...paragraphs(wording.body)];

/** 补充材料告知书: what is still to come, and by when. */
export function supplementBlocks(facts: PaperFacts, wording: FormWording): Block[] {
  const due = facts.supplements.map(({ dueOn }) => (dueOn === null ? dayOf(facts.supplementDueAt, facts.zone) : dayWords(dueOn)));
  const dated = due.some((day) => day !== '');
  return [
    ...addressed(wording),
    {
      kind: 'grid',
      columns: [
        { label: '序号', width: 14, align: 'center' },
        { label: '材料名称', width: dated ? 52 : 90, align: 'left' },
        { label: '要求', width: dated ? 53 : 52, align: 'left' },
        ...(dated ? [{ label: '补充期限', width: 37, align: 'center' as const }] : []),
      ],
      rows: facts.supplements.map(({ material, requirement }, at) => [String(at + 1), material, requirement ?? '', ...(dated ? [due[at] ?? ''] : [])]),
      blank: 0,
    },
    ...paragraphs(wording.closing),
    seal(issuerOf(facts), facts.issuedOn),
  ];
}

/** 诉求转办单: what a department is asked for and by when, with the part that comes back. */
export function transferBlocks(facts: PaperFacts, wording: FormWording): Block[] {
  return [
    ...addressed(wording),
    form(
      row(['事项', facts.matter ?? facts.title]),
      row(['牵头部门', facts.leadDepartment], ['协办部门', facts.assistDepartments.join('、')]),
      ...peopleRows(facts).slice(0, 1),
      tall('卡在哪里', facts.stuckAt, 10),
      tall('办理要求', facts.ask, 10),
      row(['类别', facts.category], ['办理期限', momentOf(facts.taskDueAt, facts.zone)]),
    ),
    ...paragraphs(wording.closing),
    seal(issuerOf(facts), facts.issuedOn),
    replySlip(facts),
  ];
}

/** 督办单: what is overdue or refused, what is asked, and the part that comes back. */
export function supervisionBlocks(facts: PaperFacts, wording: FormWording): Block[] {
  return [
    ...addressed(wording),
    ...paragraphs(wording.closing),
    seal(supervisorOf(facts), facts.issuedOn),
    replySlip(facts),
  ];
}

function replySlip(facts: PaperFacts): Block {
  return {
    kind: 'tear_off',
    title: '回执',
    number: facts.number,
    blocks: [
      form(
        row(['编号', facts.caseNumber], ['回告部门', facts.departmentName]),
        tall('办理结果', facts.taskResult, 40),
        tall('退回依据（不属于本单位职责的填写）', '', 18),
        row(['经办人（签字）', ''], ['联系电话', '']),
        { cells: [{ label: '部门负责人（签字）', value: '' }, { label: '部门（盖章）', value: '', sign: '　　年　　月　　日' }], minHeight: 22 },
      ),
    ],
  };
}
