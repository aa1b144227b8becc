import { Tabs } from '../layout/Tabs.tsx';
import { useT } from '../messages/useT.ts';
import { addressOf } from './useBoard.ts';

type Name = 'board' | 'overdue' | 'calendar' | 'list';
const TO = { board: '/board', overdue: addressOf({ state: 'overdue' }), calendar: '/board/calendar' } as const;

export function BoardTabs({ current }: { current: Name }) {
  const t = useT();
  const names = ['board', 'overdue', 'calendar'] as const;
  return <Tabs<Name> label={t('board.tabs')} current={current} tabs={names.map((name) => ({ name, label: t(`board.tab.${name}`), to: TO[name] }))} />;
}
