import Box from '@mui/material/Box';
import { NOTE_KINDS } from '../../../schema/events.ts';
import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { Field } from '../../form/Field.tsx';
import { Select } from '../../form/Select.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import type { RunDialogProps } from './RunActionDialog.tsx';

type Value = { kind: (typeof NOTE_KINDS)[number]; text: string; with: string; place: string; minutes: string };

/** 帮办代办记录: a line of what was done for the applicant. It conflicts with nobody. */
export function NoteRun({ run, onClose }: RunDialogProps) {
  const t = useT();
  const form = useSubmit<Value>('bundles', run, 'note', { kind: 'guidance', text: '', with: '', place: '', minutes: '' });
  const { kind, text, place, minutes } = form.value;
  const whom = form.value.with.trim();
  const body = { kind, text: text.trim(), ...(whom && { with: whom }), ...(place.trim() && { place: place.trim() }), ...(Number(minutes) > 0 && { minutes: Number(minutes) }) };
  return (
    <ActionDialog title={t('bundles.action.note')} note={t('bundles.note.note')} submitLabel={t('actions.save')} ready={text.trim() !== ''} onAsk={form.ask} onSubmit={() => form.note(body, 'bundles.done.note')} onClose={onClose} draft={form.draft}>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <Field label={t('cases.noteKind')}>{(field) => <Select {...field} value={kind} onChange={(chosen) => form.set({ kind: NOTE_KINDS.find((one) => one === chosen) ?? 'other' })} options={NOTE_KINDS.map((one) => ({ value: one, label: t(`cases.noteKinds.${one}`) }))} />}</Field>
        <Field label={t('cases.noteWith')}>{(field) => <TextInput {...field} maxLength={60} value={form.value.with} onChange={(value) => form.set({ with: value })} />}</Field>
      </Box>
      <Field label={t('cases.noteText')} required error={form.asked && text.trim() === '' ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} autoFocus lines={4} maxLength={2000} value={text} onChange={(value) => form.set({ text: value })} />}
      </Field>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '2fr 1fr' } }}>
        <Field label={t('bundles.place')}>{(field) => <TextInput {...field} maxLength={120} value={place} onChange={(value) => form.set({ place: value })} />}</Field>
        <Field label={t('bundles.minutes')}>{(field) => <TextInput {...field} inputMode="numeric" maxLength={4} value={minutes} onChange={(value) => form.set({ minutes: value.replace(/\D/g, '') })} />}</Field>
      </Box>
    </ActionDialog>
  );
}
