import { LIST_KEYS, type ListKey } from './lists.ts';

export const GROUPS = {
  district: ['district', 'preset'],
  judging: ['categories', 'causes', 'conditions', 'exclusions'],
  entries: ['channels', 'circumstances', 'outcomes', 'declineReasons', 'pauseReasons', 'returnGrounds', 'tags', 'ratings', 'scoring', 'provisional', 'meetings', 'approvals', 'fields'],
  time: ['limits', 'hours', 'calendar'],
  reminders: ['ladder', 'sending'],
  paper: ['wording', 'paper', 'register'],
} as const;

export type GroupName = keyof typeof GROUPS;
export type SectionName = (typeof GROUPS)[GroupName][number];

export const GROUP_NAMES = Object.keys(GROUPS) as GroupName[];

export const SECTION_NAMES: readonly SectionName[] = GROUP_NAMES.flatMap((group) => GROUPS[group]);

export const isSection = (name: string | undefined): name is SectionName => SECTION_NAMES.some((section) => section === name);

export const isList = (section: SectionName): section is SectionName & ListKey => LIST_KEYS.some((key) => key === section);
