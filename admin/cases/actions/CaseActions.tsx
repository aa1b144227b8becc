import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Case, CaseAction } from '../../../schema/cases.ts';
import { ActionBar } from '../../actions/ActionBar.tsx';
import { usePhone } from '../../layout/usePhone.ts';
import { useT } from '../../messages/useT.ts';
import { ACTION_KEYS } from './keys.ts';

const CaseDialog = lazy(() => import('./CaseDialog.tsx'));

export type DialogAction = Exclude<CaseAction, 'reveal'>;

const isDialogAction = (action: CaseAction): action is DialogAction => action !== 'reveal';

/** What the server allows this person now, in its order: the first is the one that comes next. */
export function CaseActions({ row }: { row: Case }) {
  const t = useT();
  const phone = usePhone();
  const [params, setParams] = useSearchParams();
  const actions = row.actions.filter(isDialogAction);
  // 登记并研判 lands here with `?do=triage`: the step that was promised is open.
  const [asking, setAsking] = useState<DialogAction | null>(() => actions.find((action) => action === params.get('do')) ?? null);
  const close = () => {
    setAsking(null);
    if (params.has('do')) setParams({}, { replace: true });
  };
  return (
    <>
      <ActionBar
        primary={actions[0]}
        visible={phone ? 2 : 4}
        actions={actions.map((name) => ({ name, label: t(`cases.action.${name}`), key: ACTION_KEYS[name], run: () => setAsking(name) }))}
      />
      {asking && (
        <Suspense>
          <CaseDialog row={row} action={asking} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
