import { FACT_LISTS, FIELDS } from './paper-facts.ts';

/** Refusals of papers, in the form of schema/refusals.ts, which takes them in. */
export const PAPER_REFUSALS = {
  'paper.unknown_field': [422, '用语里的“{field}”不是可用的字段，没有生成文书。请在用语设置里改正。', 'The wording names “{field}”, which is no field. Nothing was made; correct the wording.'],
  'paper.missing_fact': [422, '还缺“{fact}”，不能生成这份文书。请先补齐。', '“{fact}” is missing, so this paper cannot be made. Supply it first.'],
} as const satisfies Record<`paper.${string}`, readonly [number, string, string]>;

/** What a missing fact is called: by its name in Chinese, which is the field a wording uses. */
export function factName(fact: string, at: 0 | 1): string {
  if (at === 0) return fact;
  return FIELDS.find(({ field }) => field === fact)?.en ?? Object.values(FACT_LISTS).find(([zh]) => zh === fact)?.[1] ?? fact;
}
