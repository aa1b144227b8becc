import { DEFAULT_WORKING_HOURS } from '../deadlines.ts';
import type { SettingValues } from '../settings.ts';
import { CHANNELS, CIRCUMSTANCES, DECLINE_REASONS, OUTCOMES, PAUSE_REASONS, RATINGS, RETURN_GROUNDS, TAGS } from './lists.ts';
import { LADDER } from './ladder.ts';
import { BEIJING_DAILY, OURS, PEOPLE_ANHUI } from './preset.ts';

const retired = false;
const source = BEIJING_DAILY;
const quote = '以窗口因政策、系统、材料要件、服务态度、受理、咨询、审批环节中的办理程序等造成的多次办或办不成问题为主';

/** 东花市's causes: the only published list of them. */
export const DONGHUASHI_CAUSES: SettingValues['causes'] = [
  { code: 'policy', name: '政策', source, quote, retired },
  { code: 'system', name: '系统', source, quote, retired },
  { code: 'materials', name: '材料要件', source, quote, retired },
  { code: 'attitude', name: '服务态度', source, quote, retired },
  { code: 'acceptance', name: '受理环节办理程序', source, quote, retired },
  { code: 'consultation', name: '咨询环节办理程序', source, quote, retired },
  { code: 'approval', name: '审批环节办理程序', source, quote, retired },
];

/** What a district starts with where it published nothing: lists that say whose they are, and limits of ours. */
export const DEFAULTS: Omit<SettingValues, 'district' | 'categories'> = {
  causes: DONGHUASHI_CAUSES.map((cause) => ({ ...cause, borrowedFrom: '北京市东城区东花市街道' })),
  channels: CHANNELS,
  outcomes: OUTCOMES,
  circumstances: CIRCUMSTANCES,
  declineReasons: DECLINE_REASONS,
  pauseReasons: PAUSE_REASONS,
  returnGrounds: RETURN_GROUNDS,
  tags: TAGS,
  exclusions: [],
  conditions: [],
  ratings: RATINGS,
  clock: { afterHours: 'as_is', workingHours: [DEFAULT_WORKING_HOURS] },
  limits: {
    triage: { kind: 'working_days', workingDays: 1 },
    contact: null,
    reply: { kind: 'working_days', workingDays: 1 },
    callback: { kind: 'working_days', workingDays: 5 },
    pauseWorkingDays: 20,
    extensionWorkingDays: 10,
    source: OURS,
    sources: { reply: PEOPLE_ANHUI },
  },
  ladder: LADDER,
  fields: [],
  paper: { numbers: {}, publicAddress: '' },
  wording: {},
  register: { title: '', unit: '', columns: [] },
  // No district published a formula: these are numbers to start a discussion with, and the screen says so.
  provisional: { proposeAfter: 5, source: OURS },
  scoring: {
    base: 100,
    items: [
      { code: 'late', name: '超期办结', measure: 'late', points: 2, most: 40 },
      { code: 'overdue', name: '超期未办结', measure: 'overdue', points: 5, most: 40 },
      { code: 'returned', name: '退回', measure: 'returned', points: 1, most: 20 },
      { code: 'notices', name: '被督办', measure: 'notices', points: 5, most: 30 },
      { code: 'accountability', name: '被问责', measure: 'accountability', points: 1, most: 100 },
      { code: 'bad_ratings', name: '差评', measure: 'bad_ratings', points: 3, most: 30 },
    ],
    source: OURS,
  },
  // No district published when a case goes to a meeting: these figures are ours, and the setting says so.
  // Who signs follows what was published of 层层把关, never fewer than two units; the days are ours.
  approvals: {
    verifyWorkingDays: 2,
    steps: [
      { code: 'review', name: '审核', by: ['head', 'supervisor'], workingDays: 1 },
      { code: 'decide', name: '批准', by: ['director'], workingDays: 1 },
    ],
    source: OURS,
  },
  meetings: { stuckWorkingDays: 5, returns: 2, quorumPercent: 60, minutesPerItem: 15, source: OURS },
};
