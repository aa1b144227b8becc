import { Tabs } from '../layout/Tabs.tsx';
import { useT } from '../messages/useT.ts';

const TABS = { runs: '/bundles', board: '/bundles/board', templates: '/bundle-templates' } as const;
type Name = keyof typeof TABS;

/** What stands under 一件事. */
export function BundleTabs({ current }: { current: Name }) {
  const t = useT();
  return <Tabs<Name> label={t('bundles.title')} current={current} tabs={(Object.keys(TABS) as Name[]).map((name) => ({ name, label: t(`bundles.tab.${name}`), to: TABS[name] }))} />;
}
