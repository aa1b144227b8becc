import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Case } from '../../../schema/cases.ts';
import type { Event } from '../../../schema/events.ts';
import { useDates } from '../../deadlines/useDates.ts';
import { useT } from '../../messages/useT.ts';
import { Notice } from '../../states/Notice.tsx';
import { useCaseEvents } from '../useCase.ts';
import { NoteCase } from './NoteCase.tsx';

type Props = {
  row: Case;
  /** `callback` where a rating is taken down; any contact that reached the applicant otherwise. */
  kind: 'contact' | 'callback';
  value: string | null;
  onChange: (id: string) => void;
  error: string | undefined;
};

const fits = (event: Event, kind: Props['kind']) =>
  event.action === 'note' && event.data['reached'] === true && (kind === 'contact' || event.data['kind'] === kind);

/** The recorded contact a step rests on; where there is none yet, it can be written down here. */
export function NotePicker({ row, kind, value, onChange, error }: Props) {
  const t = useT();
  const dates = useDates();
  const [writing, setWriting] = useState(false);
  const notes = (useCaseEvents(row.id).data?.data ?? []).filter((event) => fits(event, kind)).slice(0, 8);
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0 }}>
      <Box component="legend" sx={{ p: 0, mb: 0.25, fontSize: 13, color: 'text.secondary' }}>{t(kind === 'callback' ? 'cases.callbackNote' : 'cases.contactNote')}</Box>
      {notes.length === 0 && <Notice tone="soon">{t(kind === 'callback' ? 'cases.noCallback' : 'cases.noContact')}</Notice>}
      {notes.map((note) => (
        <Box component="label" key={note.id} sx={{ display: 'flex', gap: 1, py: 0.5, alignItems: 'baseline', cursor: 'pointer' }}>
          <input type="radio" name="note" checked={value === note.id} onChange={() => onChange(note.id)} />
          <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{dates.moment(note.at)}</Box>
          <Box component="span" sx={{ flex: 1, overflowWrap: 'anywhere' }}>{String(note.data['text'] ?? '')}</Box>
        </Box>
      ))}
      <Button variant="text" onClick={() => setWriting(true)} sx={{ mt: 0.5 }}>{t('cases.writeNote')}</Button>
      {error && notes.length > 0 && <Box sx={{ fontSize: 12, color: (theme) => theme.palette.tones.soon.ink }}>{error}</Box>}
      {writing && <NoteCase row={row} kind={kind} onClose={() => setWriting(false)} />}
    </Box>
  );
}
