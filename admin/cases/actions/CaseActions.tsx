import { lazy, Suspense, useState } from 'react';
import type { Case, CaseAction } from '../../../schema/cases.ts';
import { ActionBar } from '../../actions/ActionBar.tsx';
import { useT } from '../../messages/useT.ts';
import { ACTION_KEYS } from './keys.ts';

const CaseDialog = lazy(() => import('./CaseDialog.tsx'));

export type DialogAction = Exclude<CaseAction, 'reveal'>;

const isDialogAction = (action: CaseAction): action is DialogAction => action !== 'reveal';

/** What the server allows this person now, in its order: the first is the one that comes next. */
export function CaseActions({ row }: { row: Case }) {
  const t = useT();
  const [asking, setAsking] = useState<DialogAction | null>(null);
  const actions = row.actions.filter(isDialogAction);
  return (
    <>
      <ActionBar
        primary={actions[0]}
        actions={actions.map((name) => ({ name, label: t(`cases.action.${name}`), key: ACTION_KEYS[name], run: () => setAsking(name) }))}
      />
      {asking && (
        <Suspense>
          <CaseDialog row={row} action={asking} onClose={() => setAsking(null)} />
        </Suspense>
      )}
    </>
  );
}
