import { Tabs } from '../layout/Tabs.tsx';
import { useT } from '../messages/useT.ts';
import { useMe } from '../session/me.ts';

const TABS = ['roster', 'handovers', 'training', 'leave'] as const;
type Name = (typeof TABS)[number];

/** What stands under 值班表; handovers speak of cases and are for those who see them. */
export function DutyTabs({ current }: { current: Name }) {
  const t = useT();
  const sees = useMe()?.permissions.includes('personal_data.see') ?? false;
  const shown = TABS.filter((name) => name !== 'handovers' || sees);
  return <Tabs label={t('duty.title')} current={current} tabs={shown.map((name) => ({ name, label: t(`duty.tabs.${name}`), to: name === 'roster' ? '/duty' : `/duty/${name}` }))} />;
}
