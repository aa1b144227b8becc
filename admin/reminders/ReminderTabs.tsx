import { Tabs } from '../layout/Tabs.tsx';
import { useT } from '../messages/useT.ts';

const NAMES = ['mine', 'all', 'dead', 'calls'] as const;

/** For whoever looks after the window; everybody else has his own reminders alone. */
export function ReminderTabs({ current }: { current: (typeof NAMES)[number] }) {
  const t = useT();
  return <Tabs label={t('reminders.view.label')} current={current} tabs={NAMES.map((name) => ({ name, label: t(`reminders.view.${name}`), to: name === 'mine' ? '/reminders' : `/reminders/${name}` }))} />;
}
