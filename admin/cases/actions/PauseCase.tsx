import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { PauseFields, type PauseValue } from '../../actions/PauseFields.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { useT } from '../../messages/useT.ts';
import { useSettings } from '../../settings/useSettings.ts';
import type { CaseDialogProps } from './CaseDialog.tsx';

export function PauseCase({ row, onClose }: CaseDialogProps) {
  const t = useT();
  const limits = useSettings().limits;
  const form = useSubmit<PauseValue>('cases', row, 'pause', { reason: null, until: '' });
  const { reason, until } = form.value;
  return (
    <ActionDialog
      title={`${t('cases.action.pause')} ${row.number}`}
      note={`${t('cases.note.pause')}${limits ? t('cases.pauseLimit', { smart_count: limits.pauseWorkingDays }) : ''}`}
      submitLabel={t('cases.action.pause')}
      ready={reason !== null}
      onAsk={form.ask}
      onSubmit={() => form.submit({ reason, ...(until ? { until } : {}) }, 'cases.done.pause')}
      onClose={onClose}
      draft={form.draft}
    >
      <PauseFields value={form.value} set={form.set} asked={form.asked} />
    </ActionDialog>
  );
}
