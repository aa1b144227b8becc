import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { useT } from '../../messages/useT.ts';
import type { RunDialogProps } from './RunActionDialog.tsx';

/** The clock starts, and with it every item that waits for nothing. What is missing the refusal names. */
export function StartRun({ run, onClose }: RunDialogProps) {
  const t = useT();
  const form = useSubmit('bundles', run, 'start', {});
  return <ActionDialog title={t('bundles.action.start')} note={t('bundles.note.start')} submitLabel={t('bundles.action.start')} ready onSubmit={() => form.submit({}, 'bundles.done.start')} onClose={onClose} />;
}
