import type { Block, SimpleBlock } from '../../../../schema/paper-document.ts';
import type { PaperFacts } from '../../../../schema/paper-facts.ts';
import { dayOf, dayWords, momentOf } from './words.ts';

export type Cell = Extract<SimpleBlock, { kind: 'form' }>['rows'][number]['cells'][number];
export type Row = Extract<SimpleBlock, { kind: 'form' }>['rows'][number];

/** Every line of a text as a paragraph of its own; empty lines are dropped. */
export const paragraphs = (text: string, indent = true): SimpleBlock[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: line, indent, align: indent ? 'justify' : 'left' }));

export const form = (...rows: (Row | null)[]): SimpleBlock => ({ kind: 'form', rows: rows.filter((row) => row !== null) });
/** Cells side by side, each a label and its value; null and undefined are left to be written by hand. */
export const row = (...cells: [label: string, value: string | null | undefined][]): Row => ({ cells: cells.map(([label, value]) => ({ label, value: value ?? '' })) });
/** A row of one cell over the whole width with room for this many millimetres of writing. */
export const tall = (label: string, value: string | null | undefined, minHeight: number, sign?: string): Row => ({ cells: [{ label, value: value ?? '', ...(sign !== undefined && { sign }) }], minHeight });

export const seal = (issuer: string, day: string): SimpleBlock => ({ kind: 'seal', issuer, day: dayWords(day), hint: '（盖章）' });

/** Who stands above the paper and signs it: the window by its public name, with the district before it. */
export function issuerOf({ districtName, windowName }: PaperFacts): string {
  return windowName.includes(districtName) ? windowName : `${districtName}${windowName}`;
}

/** Who signs what has to do with a 督办单: the body that supervises, where the district names one. */
export const supervisorOf = (facts: PaperFacts): string => facts.supervisingBody ?? issuerOf(facts);

/** The promise of the answer as one cell says it. */
export function dueWords(facts: PaperFacts): string {
  // A run's clock starts when its materials are complete.
  if (facts.dueAt === null) return facts.notice === null ? '待研判后告知' : `材料齐全后开始计算${facts.limitText === null ? '' : `（${facts.limitText}）`}`;
  const basis = facts.limitText === null ? '' : `（${facts.limitText}）`;
  return `${momentOf(facts.dueAt, facts.zone)}前${basis}`;
}

/** Who reported and whose matter it is, as far as the reader of this paper may know. */
export function peopleRows(facts: PaperFacts): (Row | null)[] {
  if (facts.reporterWithheld) return [row(['反映人', '反映人要求保密'])];
  const two = facts.partyName !== null && facts.partyName !== facts.reporterName;
  return [
    row(['反映人', facts.reporterName], ['联系电话', facts.reporterPhone]),
    row(['证件号码', facts.reporterIdNumber], ['与当事人关系', two ? facts.reporterRelation : '本人']),
    two ? row(['当事人', facts.partyName], ['联系电话', facts.partyPhone]) : null,
    two ? row(['证件号码', facts.partyIdNumber], ['住址', facts.partyPlace]) : null,
  ];
}

/** Which case this is, in one row: for papers that lie in its file. */
export const caseRow = (facts: PaperFacts): Row => row(['编号', facts.caseNumber], ['收件日期', dayOf(facts.receivedAt, facts.zone)]);

export const EXAMPLE_MARK = '示例：本件所载地区、部门、人员和内容均为示例，不具有任何效力。';

/** Puts before the signatures, or else last, that a day on this paper may still move. */
export function withProvisional(blocks: Block[], { provisionalYears }: PaperFacts): Block[] {
  if (provisionalYears.length === 0) return blocks;
  const text = `${provisionalYears.map((year) => `${year}年`).join('、')}放假安排未公布，所涉日期暂按周末推算。`;
  const signed = blocks.findIndex(({ kind }) => kind === 'seal' || kind === 'signatures');
  return blocks.toSpliced(signed < 0 ? blocks.length : signed, 0, { kind: 'note', tone: 'provisional', text });
}

/** What the count of days rests on, in small print. */
export const basisNotes = (facts: PaperFacts): Block[] =>
  facts.limitBasis.length === 0 ? [] : [{ kind: 'note', tone: 'plain', text: `期限计算：${facts.limitBasis.join(' ')}` }];
