import type { TemplateItem } from '../../../schema/bundle-templates.ts';
import type { MaterialStatus } from '../../../schema/bundles.ts';
import type { ClockRule, Instant } from '../../../schema/deadlines.ts';
import type { PaperFacts } from '../../../schema/paper-facts.ts';
import { acceptedFacts, deliveryOf, type Accepted, type Handed } from './facts.ts';
import { factsOfNothing, type KnownBefore } from './sample.ts';

const LACKING: ReadonlySet<MaterialStatus> = new Set(['awaited', 'wrong']);
export const isLacking = (status: MaterialStatus): boolean => LACKING.has(status);

/** What a paper says of an item: what it is, whose, and what it gave. */
export type Item = Pick<TemplateItem, 'id' | 'name' | 'promised' | 'outputs' | 'uses'> & { department: string; result: string | null };
export type Material = { name: string; standard: string; form: string; copies: number | null; items: readonly string[]; second: boolean; status: MaterialStatus; reason: string | null };

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
  /** The provisional acceptance the paper is of. */
  accepted: Accepted | null;
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

/** What is still to come, and of what was wrong why: 补充材料告知书. */
const lackingOf = (materials: readonly Material[]): PaperFacts['supplements'] =>
  materials.filter(({ status }) => isLacking(status)).map(({ name, form, reason }) => ({ material: name, requirement: reason ?? (form || null), dueOn: null }));

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
    caseNumber: run.number, queryCode: run.queryCode, title: `${run.templateName}，${run.title}`, matter: run.templateName, receivedAt: run.createdAt, dueAt: run.dueAt,
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
    supplements: lackingOf(materials),
    ...(run.accepted && acceptedFacts(run.accepted)),
  };
}
