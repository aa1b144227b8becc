import type { Case } from '../../../schema/cases.ts';
import type { SettingValues } from '../../../schema/settings.ts';

type Category = SettingValues['categories'][number];

export type TriageValue = {
  category: string | null;
  cause: string | null;
  should: 'yes' | 'no' | null;
  why: string;
  clause: string;
  explanation: string;
  alternatives: string;
  told: string;
  reason: string;
  tags: string[];
  /** New limits in working days for departments' open parts, by task. */
  redate: Record<string, string>;
};

export function initialOf(row: Case): TriageValue {
  return {
    category: row.category,
    cause: row.cause,
    should: row.judgement ? (row.judgement.should ? 'yes' : 'no') : null,
    why: row.judgement?.reason ?? '',
    clause: row.clause ?? '',
    explanation: row.explanation ?? '',
    alternatives: row.alternatives ?? '',
    told: row.told ?? '',
    reason: '',
    tags: row.tags,
    redate: {},
  };
}

const said = (text: string) => text.trim() !== '';

/** Whether what this category asks for has been filled in. The server decides; this only spares a round trip. */
export function isReady(value: TriageValue, category: Category | undefined, again: boolean): boolean {
  const explained = !category?.explanation || (said(value.clause) && said(value.explanation) && said(value.alternatives));
  const told = !category?.tellProgress || said(value.told);
  return category !== undefined && value.cause !== null && value.should !== null && said(value.why) && explained && told && (!again || said(value.reason));
}

export function bodyOf(value: TriageValue, category: Category | undefined, again: boolean): object {
  const redate = Object.fromEntries(Object.entries(value.redate).filter(([, days]) => days !== '').map(([id, days]) => [id, Number(days)]));
  return {
    category: value.category,
    cause: value.cause,
    judgement: { should: value.should === 'yes', reason: value.why },
    tags: value.tags,
    ...(category?.explanation ? { clause: value.clause, explanation: value.explanation, alternatives: value.alternatives } : {}),
    ...(category?.tellProgress ? { told: value.told } : {}),
    ...(again ? { reason: value.reason } : {}),
    ...(again && Object.keys(redate).length > 0 ? { redate } : {}),
  };
}
