import { Tabs } from '../layout/Tabs.tsx';
import type { Permission } from '../../schema/people.ts';
import { useT } from '../messages/useT.ts';
import { useMe } from '../session/me.ts';

const NAMES = ['notices', 'provisional', 'proposals', 'accountability', 'bulletin', 'scores'] as const;
type Name = (typeof NAMES)[number];

/** What stands under 督办, as far as this person may read it: accountability is for those who oversee. */
export function SupervisionTabs({ current }: { current: Name }) {
  const t = useT();
  const me = useMe();
  const may = (permission: Permission) => me?.permissions.includes(permission) ?? false;
  const people = may('personal_data.see');
  // A department reads the notices to itself; who sees every promise and no person reads none.
  const reads: Record<Name, boolean> = { notices: people || !may('promises.see_all'), provisional: people || !may('promises.see_all'), proposals: people, accountability: may('accountability.read'), bulletin: people, scores: true };
  const shown = NAMES.filter((name) => reads[name]);
  return <Tabs label={t('supervision.title')} current={current} tabs={shown.map((name) => ({ name, label: name === 'provisional' || name === 'proposals' ? t(`${name}.title`) : t(`supervision.${name}`), to: name === 'notices' ? '/supervision' : `/supervision/${name}` }))} />;
}
