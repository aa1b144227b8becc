import Box from '@mui/material/Box';
import { HANDOVERS } from '../../../schema/bundles.ts';
import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { Field } from '../../form/Field.tsx';
import { Segments } from '../../form/Segments.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import type { RunDialogProps } from './RunActionDialog.tsx';

type Value = { by: (typeof HANDOVERS)[number]; text: string };

/** 统一出件: everything that was made goes out at once, and how. */
export function IssueRun({ run, onClose }: RunDialogProps) {
  const t = useT();
  const form = useSubmit<Value>('bundles', run, 'issue', { by: 'window', text: '' });
  const { by, text } = form.value;
  return (
    <ActionDialog title={t('bundles.action.issue')} note={t('bundles.note.issue')} submitLabel={t('bundles.action.issue')} ready onSubmit={() => form.submit({ by, ...(text.trim() && { text: text.trim() }) }, 'bundles.done.issue')} onClose={onClose} draft={form.draft}>
      <Box>
        <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('bundles.results')}</Box>
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{run.items.filter(({ status }) => status === 'done').map((item) => <li key={item.id}>{[item.name, item.outputs.join(t('form.comma')), item.result].filter(Boolean).join(' · ')}</li>)}</Box>
      </Box>
      <Segments label={t('bundles.handover')} value={by} onChange={(chosen) => form.set({ by: chosen })} options={HANDOVERS.map((one) => ({ value: one, label: t(`bundles.handovers.${one}`) }))} />
      <Field label={t('bundles.said')}>{(field) => <TextInput {...field} lines={2} maxLength={2000} value={text} onChange={(words) => form.set({ text: words })} />}</Field>
    </ActionDialog>
  );
}
