import type { z } from 'zod';
import type { DepartmentDraft } from '../../schema/departments.ts';
import type { SiteDraft } from '../../schema/sites.ts';

/** 玄武 planned four sub-centres and seven streets; these are a made-up district's, under names that are no street's. */
export const SITES: readonly z.input<typeof SiteDraft>[] = [
  { id: 'centre', name: '示例区政务服务中心', kind: 'centre' },
  { id: 'sub-hr', name: '人社分中心', kind: 'sub_centre' },
  { id: 'sub-police', name: '公安分中心', kind: 'sub_centre' },
  { id: 'sub-tax', name: '税务分中心', kind: 'sub_centre' },
  { id: 'sub-marriage', name: '婚姻登记分中心', kind: 'sub_centre' },
  ...[...'甲乙丙丁戊己庚'].map((stem, index) => ({
    id: `street-${index + 1}`,
    name: `${stem}街道为民服务中心`,
    kind: 'street' as const,
  })),
];

/** Whom cases are escalated to; a district enters its own. */
export const ABOVE: z.input<typeof DepartmentDraft> = { id: 'above', name: '上级单位（示例）', shortName: '上级（示例）', standing: 'above', illustrative: true, source: '示例名称，本区改成自己的上级单位' };
