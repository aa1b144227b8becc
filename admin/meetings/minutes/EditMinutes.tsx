import Box from '@mui/material/Box';
import type { z } from 'zod';
import { MinutesFields, type Minutes } from '../../../schema/meeting-minutes.ts';
import { EditGroup, EditText } from '../../edit/EditField.tsx';
import { EditForm } from '../../edit/EditForm.tsx';
import { useEdit } from '../../edit/useEdit.ts';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import { useMeetingWrite } from '../api.ts';

type Value = z.infer<typeof MinutesFields>;
const standingOf = ({ title, sections, version }: Minutes) => ({ value: { title, sections }, version });

/** The words of an edition, section by section. */
export function EditMinutes({ row, onDone }: { row: Minutes; onDone: () => void }) {
  const t = useT();
  const { change } = useMeetingWrite();
  const edit = useEdit<Value>({
    subject: `meeting-minutes.${row.id}`,
    standing: standingOf(row),
    shape: MinutesFields,
    send: async (changes, version) => standingOf(await change<Minutes>('meeting-minutes', { id: row.id, version }, changes)),
  });
  const { sections } = edit.value;
  const put = (id: string, changes: Partial<Value['sections'][number]>) => edit.put('sections', sections.map((one) => (one.id === id ? { ...one, ...changes } : one)));
  return (
    <Box sx={{ border: 1, borderColor: 'hairline', bgcolor: 'background.paper', maxWidth: 860 }}>
      <EditForm edit={edit} onSaved={onDone} onCancel={onDone}>
        {row.status === 'countersigning' && <Box sx={{ color: (theme) => theme.palette.tones.soon.ink }}>{t('meetings.minutes.asksAnew')}</Box>}
        <EditText edit={edit} name="title" label={t('meetings.minutes.heading')} maxLength={120} required />
        <EditGroup edit={edit} name="sections" label={t('meetings.minutes.sections')} show={() => t('meetings.minutes.sections')}>
          {() => (
            <Box sx={{ display: 'grid', gap: 1.25 }}>
              {sections.map((section) => (
                <Field key={section.id} label={section.heading || t('meetings.minutes.section')}>
                  {(field) => <TextInput {...field} lines={3} maxLength={12_000} value={section.text} onChange={(text) => put(section.id, { text })} />}
                </Field>
              ))}
            </Box>
          )}
        </EditGroup>
      </EditForm>
    </Box>
  );
}
