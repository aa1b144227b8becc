import { Tabs } from '../layout/Tabs.tsx';
import { useT } from '../messages/useT.ts';

type Name = 'list' | 'calendar' | 'resolutions';
const TO: Record<Name, string> = { list: '/meetings', calendar: '/meetings/calendar', resolutions: '/meetings/resolutions' };

/** What stands under 会议. */
export function MeetingTabs({ current }: { current: Name }) {
  const t = useT();
  const names = ['list', 'calendar', 'resolutions'] as const;
  return <Tabs<Name> label={t('meetings.title')} current={current} tabs={names.map((name) => ({ name, label: t(`meetings.tab.${name}`), to: TO[name] }))} />;
}
