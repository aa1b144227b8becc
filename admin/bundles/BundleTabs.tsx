import { Tabs } from '../layout/Tabs.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';

const TABS = { runs: '/bundles', board: '/bundles/board', figures: '/bundles/figures', templates: '/bundles/templates' } as const;
type Name = keyof typeof TABS;

/** What stands under 一件事. */
export function BundleTabs({ current }: { current: Name }) {
  const t = useT();
  const whole = useMay('promises.see_all');
  // What a period came to is for who sees all of it.
  const names = (Object.keys(TABS) as Name[]).filter((name) => name !== 'figures' || whole);
  return <Tabs<Name> label={t('bundles.title')} current={current} tabs={names.map((name) => ({ name, label: t(`bundles.tab.${name}`), to: TABS[name] }))} />;
}
