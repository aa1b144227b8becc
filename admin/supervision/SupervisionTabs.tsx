import { Tabs } from '../layout/Tabs.tsx';
import { useT } from '../messages/useT.ts';
import { useMe } from '../session/me.ts';

type Name = 'notices' | 'accountability' | 'scores';

/** What stands under 督办, as far as this person may read it: accountability is for those who oversee. */
export function SupervisionTabs({ current }: { current: Name }) {
  const t = useT();
  const me = useMe();
  const oversees = me !== undefined && (me.permissions.includes('cases.approve') || me.role === 'admin');
  const shown: readonly Name[] = oversees ? ['notices', 'accountability', 'scores'] : me?.role === 'viewer' ? ['scores'] : ['notices', 'scores'];
  return <Tabs label={t('supervision.title')} current={current} tabs={shown.map((name) => ({ name, label: t(`supervision.${name}`), to: name === 'notices' ? '/supervision' : `/supervision/${name}` }))} />;
}
