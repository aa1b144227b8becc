import type { Ladder } from '../reminders.ts';
import { OURS } from './preset.ts';

/** Whom a district reminds until it says otherwise. */
export const LADDER: Ladder = {
  rungs: [
    { code: 'two_days_before', name: '提前两个工作日', when: { at: 'before', workingDays: 2 }, receivers: ['person'], channels: null, draftsNotice: false },
    { code: 'due_today', name: '今天到期', when: { at: 'due_day' }, receivers: ['person'], channels: null, draftsNotice: false },
    { code: 'overdue', name: '超期', when: { at: 'overdue' }, receivers: ['person', 'coordinator'], channels: null, draftsNotice: false },
    { code: 'one_day_over', name: '超期一个工作日', when: { at: 'after', workingDays: 1 }, receivers: ['person', 'head', 'coordinator'], channels: null, draftsNotice: false },
    { code: 'five_days_over', name: '超期五个工作日', when: { at: 'after', workingDays: 5 }, receivers: ['head', 'supervisor'], channels: null, draftsNotice: true },
  ],
  own: [],
  quiet: { night: { from: '20:00', to: '08:00' }, daysOff: true, exceptImmediate: true },
  digestAt: '08:30',
  source: OURS,
};
