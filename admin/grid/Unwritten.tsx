import { useCallback, useSyncExternalStore } from 'react';
import type { Row } from '../api/rows.ts';
import { LeaveGuard } from '../edit/LeaveGuard.tsx';
import { useT } from '../messages/useT.ts';
import { leadsAway } from './rules/leaving.ts';
import type { Sheet } from './sheet.ts';

/** What was typed and not taken stands in its cells and nowhere else: leaving them is asked about. What is on its way holds the window alone. */
export function Unwritten<R extends Row>({ sheet }: { sheet: Sheet<R> }) {
  const t = useT();
  useSyncExternalStore(sheet.rows.changed.subscribe, sheet.rows.snapshot);
  const marks = [...sheet.rows.marked()];
  const lost = marks.filter(({ mark }) => mark.state !== 'saving').length;
  const { keep } = sheet.resource;
  const leaves = useCallback((from: string, to: string) => lost > 0 && leadsAway(from, to, keep), [lost, keep]);
  return <LeaveGuard when={marks.length > 0} leaves={leaves} hint={t('grid.leaveHint', { smart_count: lost })} />;
}
