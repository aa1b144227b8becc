import type { Permission, Role } from '../../schema/people.ts';
import type { MessageKey } from '../messages/useT.ts';

type Entry = {
  to: string;
  label: MessageKey;
  group: 'work' | 'district';
  /** Any of these. */
  needs?: readonly Permission[];
  /** Whose role finds nothing there. */
  not?: Role;
};

/** The menu. An entry stands here only once its screen works. */
export const ENTRIES: Entry[] = [
  { to: '/', label: 'layout.workbench', group: 'work' },
  { to: '/cases', label: 'layout.cases', group: 'work' },
  { to: '/tasks', label: 'layout.tasks', group: 'work' },
  { to: '/board', label: 'board.title', group: 'work' },
  { to: '/reminders', label: 'reminders.title', group: 'work' },
  { to: '/meetings', label: 'meetings.title', group: 'work', not: 'viewer' },
  { to: '/consultations', label: 'layout.consultations', group: 'work', needs: ['cases.register'] },
  { to: '/bundles', label: 'bundles.title', group: 'work' },
  { to: '/duty', label: 'duty.title', group: 'work' },
  { to: '/approvals', label: 'approvals.title', group: 'work', needs: ['personal_data.see'] },
  { to: '/task-forces', label: 'taskForces.title', group: 'work' },
  { to: '/supervision', label: 'supervision.title', group: 'work' },
  { to: '/trash', label: 'trash.title', group: 'work', needs: ['cases.register', 'cases.supervise', 'settings.edit'] },
  { to: '/departments', label: 'layout.departments', group: 'district' },
  { to: '/matters', label: 'layout.matters', group: 'district' },
  { to: '/people', label: 'layout.people', group: 'district' },
  { to: '/sites', label: 'layout.sites', group: 'district' },
  { to: '/settings', label: 'layout.settings', group: 'district' },
];
