import { useState } from 'react';
import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { CaseFinder } from '../CaseFinder.tsx';
import { useT } from '../../messages/useT.ts';
import type { CaseDialogProps } from './CaseDialog.tsx';

/** A duplicate goes into the case that is kept: found by number or words, chosen from a short list. */
export function MergeCase({ row, onClose }: CaseDialogProps) {
  const t = useT();
  const form = useSubmit<{ intoId: string | null }>('cases', row, 'merge', { intoId: null });
  const [typed, setTyped] = useState(row.title);
  const { intoId } = form.value;
  return (
    <ActionDialog
      title={`${t('cases.action.merge')} ${row.number}`}
      note={t('cases.note.merge')}
      submitLabel={t('cases.action.merge')}
      ready={intoId !== null}
      onAsk={form.ask}
      onSubmit={() => form.submit({ intoId }, 'cases.done.merge')}
      onClose={onClose}
    >
      <CaseFinder label={t('cases.mergeFind')} typed={typed} onTyped={setTyped} value={intoId} onChange={(id) => form.set({ intoId: id })} without={row.id} error={form.asked && intoId === null ? t('cases.mergeChoose') : undefined} />
    </ActionDialog>
  );
}
