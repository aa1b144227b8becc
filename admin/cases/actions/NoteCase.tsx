import Box from '@mui/material/Box';
import { NOTE_KINDS } from '../../../schema/events.ts';
import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { Field } from '../../form/Field.tsx';
import { Segments } from '../../form/Segments.tsx';
import { Select } from '../../form/Select.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import type { CaseDialogProps } from './CaseDialog.tsx';

type NoteKind = (typeof NOTE_KINDS)[number];
type Value = { kind: NoteKind; with: string; reached: 'yes' | 'no'; text: string; place: string; staff: string; minutes: string };

type Props = CaseDialogProps & {
  /** What the note is for, where another step waits for it. */
  kind?: NoteKind;
};

/** A line of the contact log, failed attempts included. Needs no version and conflicts with nobody. */
export function NoteCase({ row, kind: wanted = 'contact', onClose }: Props) {
  const t = useT();
  const initial: Value = { kind: wanted, with: row.reporter?.name ?? '', reached: 'yes', text: '', place: '', staff: '', minutes: '' };
  const form = useSubmit<Value>('cases', row, `note.${wanted}`, initial);
  const { kind, reached, text, place, staff, minutes } = form.value;
  const who = form.value.with;
  const visit = kind === 'home_visit' || kind === 'accompany' || kind === 'archive_fetch';
  const missing = (value: string) => (form.asked && !value.trim() ? t('actions.required') : undefined);
  const body = {
    kind,
    with: who,
    reached: reached === 'yes',
    text,
    ...(visit && place.trim() ? { place } : {}),
    ...(visit && staff.trim() ? { staff: staff.split(/[、,，\s]+/).filter(Boolean) } : {}),
    ...(visit && Number(minutes) > 0 ? { minutes: Number(minutes) } : {}),
  };
  return (
    <ActionDialog
      title={`${t('cases.action.note')} ${row.number}`}
      note={t('cases.note.note')}
      submitLabel={t('actions.save')}
      ready={who.trim() !== '' && text.trim() !== ''}
      onAsk={form.ask}
      onSubmit={() => form.note(body, 'cases.done.note')}
      onClose={onClose}
      draft={form.draft}
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1.75 }}>
        <Field label={t('cases.noteKind')}>
          {(field) => (
            <Select
              {...field}
              value={kind}
              options={NOTE_KINDS.map((value) => ({ value, label: t(`cases.noteKinds.${value}`) }))}
              onChange={(value) => form.set({ kind: NOTE_KINDS.find((one) => one === value) ?? 'other' })}
            />
          )}
        </Field>
        <Field label={t('cases.noteWith')} required error={missing(who)}>
          {(field) => <TextInput {...field} maxLength={120} value={who} onChange={(value) => form.set({ with: value })} />}
        </Field>
      </Box>
      <Segments
        label={t('cases.noteReached')}
        value={reached}
        onChange={(value) => form.set({ reached: value })}
        options={[
          { value: 'yes', label: t('cases.reached') },
          { value: 'no', label: t('cases.notReached') },
        ]}
      />
      <Field label={t('cases.noteText')} required error={missing(text)}>
        {(field) => <TextInput {...field} autoFocus lines={4} maxLength={2000} value={text} onChange={(value) => form.set({ text: value })} />}
      </Field>
      {visit && (
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '2fr 2fr 1fr' }, gap: 1.75 }}>
          <Field label={t('cases.notePlace')}>{(field) => <TextInput {...field} maxLength={120} value={place} onChange={(value) => form.set({ place: value })} />}</Field>
          <Field label={t('cases.noteStaff')} hint={t('cases.noteStaffHint')}>
            {(field) => <TextInput {...field} value={staff} onChange={(value) => form.set({ staff: value })} />}
          </Field>
          <Field label={t('cases.noteMinutes')}>
            {(field) => <TextInput {...field} inputMode="numeric" value={minutes} onChange={(value) => form.set({ minutes: value.replace(/\D/g, '').slice(0, 4) })} />}
          </Field>
        </Box>
      )}
    </ActionDialog>
  );
}
