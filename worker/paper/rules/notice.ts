import type { PaperFacts } from '../../../schema/paper-facts.ts';
import { deliveryOf, type Handed } from './facts.ts';
import { factsOfNothing, type KnownBefore } from './sample.ts';

type Supervised = { title: string; ground: string; demand: string; departmentName: string; caseNumber: string | null; result: string | null; dueAt: string | null; provisionalYears: number[]; handed: Handed | null };
type OfPaper = KnownBefore & Pick<PaperFacts, 'edition' | 'replaces' | 'paperCode'>;

/**
 * What a 督办单 may say. Of the case only its number: the department it goes to may be the one complained of, and
 * whoever reported is no part of it.
 */
export function noticeFacts({ title, ground, demand, departmentName, caseNumber, result, dueAt, provisionalYears, handed }: Supervised, { edition, replaces, paperCode, ...known }: OfPaper): PaperFacts {
  return {
    ...factsOfNothing(known),
    edition, replaces, paperCode, title, departmentName, caseNumber, provisionalYears,
    supervisionMatter: ground, supervisionAsk: demand, supervisionDueAt: dueAt, taskResult: result, delivery: deliveryOf(handed, departmentName, true),
  };
}
