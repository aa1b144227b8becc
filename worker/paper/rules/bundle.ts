import type { TemplateItem } from '../../../schema/bundle-templates.ts';
import type { ClockRule, Instant } from '../../../schema/deadlines.ts';
import type { PaperFacts } from '../../../schema/paper-facts.ts';
import { deliveryOf, type Handed } from './facts.ts';
import { factsOfNothing, type KnownBefore } from './sample.ts';

/** What a paper says of an item: what it is, whose, and what it gave. */
export type Item = Pick<TemplateItem, 'id' | 'name' | 'promised' | 'outputs' | 'uses'> & { department: string; result: string | null };
export type Material = { name: string; standard: string; form: string; copies: number | null; items: readonly string[]; second: boolean };

export type Run = {
  number: string;
  queryCode: string;
  title: string;
  templateName: string;
  createdAt: Instant;
  dueAt: Instant | null;
  illustrative: boolean;
  promised: ClockRule | null;
  items: readonly Item[];
  materials: readonly Material[];
  applicant: { name: string; phone: string | null; idNumber: string | null };
  coordinatorName: string | null;
  helperName: string | null;
  siteName: string | null;
  provisionalYears: number[];
  handed: Handed | null;
};
type OfPaper = KnownBefore & Pick<PaperFacts, 'edition' | 'replaces' | 'paperCode' | 'progressUrl'>;

/** A promise in words; '' where nobody has stated one. */
export function limitWords(rule: ClockRule | null): string {
  if (rule === null) return '';
  switch (rule.kind) {
    case 'immediate':
      return '当日';
    case 'working_days':
      return rule.workingDays === 0 ? '当日' : `${rule.workingDays}个工作日`;
    case 'working_hours':
      return rule.minutes % 60 === 0 ? `${rule.minutes / 60}个工作小时` : `${rule.minutes}个工作分钟`;
  }
}

const howOf = ({ copies, form, second }: Material): string => [second ? '二次告知' : '', form, copies === null ? '' : `${copies}份`].filter(Boolean).join('，');

/** What the papers of a run may say. They go to the applicant, with his masks. */
export function runFacts(run: Run, { edition, replaces, paperCode, progressUrl, ...known }: OfPaper): PaperFacts {
  const { items, materials, applicant } = run;
  const nameOf = new Map(items.map(({ id, name }) => [id, name]));
  const circulating = [...new Set(items.flatMap(({ uses }) => uses.map(({ output }) => output)))];
  return {
    ...factsOfNothing(known),
    edition, replaces, paperCode, progressUrl,
    illustrative: known.illustrative,
    caseNumber: run.number, queryCode: run.queryCode, title: run.title, matter: run.templateName, receivedAt: run.createdAt, dueAt: run.dueAt,
    limitText: limitWords(run.promised) || null,
    reporterName: applicant.name, reporterPhone: applicant.phone, reporterIdNumber: applicant.idNumber, partyName: applicant.name,
    coordinatorName: run.coordinatorName, helperName: run.helperName, siteName: run.siteName, provisionalYears: run.provisionalYears,
    notice: {
      limit: limitWords(run.promised),
      illustrative: run.illustrative,
      materials: materials.map((material) => ({ name: material.name, how: howOf(material), standard: material.standard, items: material.items.map((id) => nameOf.get(id) ?? id) })),
      items: items.map(({ name, department, promised }) => ({ name, department, limit: limitWords(promised) })),
      circulating,
    },
    results: items.map(({ name, department, outputs, result }) => ({ item: name, department, outputs, result })),
    delivery: deliveryOf(run.handed, null, false),
  };
}
