import Box from '@mui/material/Box';
import { useState } from 'react';
import type { Meeting, Proposal } from '../../schema/meetings.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useDraft } from '../actions/useDraft.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Tick } from '../form/Tick.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { useMe } from '../session/me.ts';
import { useSites } from '../sites/useSites.ts';
import { useMeetingWrite, useProposal } from './api.ts';
import { DayChoice } from './DayChoice.tsx';
import { TimeInput } from './TimeInput.tsx';

type Value = { title: string; siteId: string | null; date: string | null; time: string; place: string; chairId: string | null; secretaryId: string | null; note: string; proposed: boolean };

/** What is proposed, in the order of its blocks. */
export const inOrder = ({ items, blocks }: Proposal) => {
  const order = blocks.flatMap((block) => block.items);
  return items.toSorted((one, other) => order.indexOf(one.caseId) - order.indexOf(other.caseId));
};

/** A meeting's own fields: a new one may begin with the agenda that is proposed. */
export function MeetingDialog({ row, onSaved, onClose }: { row?: Meeting; onSaved?: (row: Meeting) => void; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const me = useMe();
  const sites = useSites().filter(({ retiredAt }) => retiredAt === null);
  const { create, change } = useMeetingWrite();
  const proposal = useProposal([], row === undefined).data;
  const [asked, setAsked] = useState(false);
  const draft = useDraft<Value>(`meetings.${row?.id ?? 'new'}`, {
    title: row?.title ?? t('meetings.defaultTitle'),
    siteId: row ? row.siteId : (me?.siteId ?? null),
    date: row?.date ?? null,
    time: row?.time ?? '15:00',
    place: row?.place ?? '',
    chairId: row?.chairId ?? null,
    secretaryId: row ? row.secretaryId : (me?.id ?? null),
    note: row?.note ?? '',
    proposed: true,
  });
  const { proposed, title, time, place, note, ...others } = draft.value;
  const submit = async () => {
    const fields = { ...others, title: title.trim(), time: time || null, place: place.trim() || null, note: note.trim() || null };
    const items = proposal && proposed ? inOrder(proposal).map(({ caseId, why, departments }) => ({ caseId, why, departments })) : [];
    const saved = row ? await change<Meeting>('meetings', row, fields) : await create<Meeting>('meetings', { ...fields, ...(items.length > 0 && { items }) });
    say(row ? 'actions.saved' : 'meetings.drafted');
    onSaved?.(saved);
  };
  const pair = { display: 'grid', gap: 1.75, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } } as const;
  return (
    <ActionDialog title={t(row ? 'meetings.edit' : 'meetings.add')} note={row ? undefined : t('meetings.addNote')} submitLabel={t('actions.save')} ready={title.trim() !== ''} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose} draft={draft} wide>
      <Field label={t('meetings.heading')} path="title" required error={asked && title.trim() === '' ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} autoFocus maxLength={120} value={title} onChange={(value) => draft.set({ title: value })} />}
      </Field>
      <Box sx={pair}>
        <Field label={t('meetings.day')} path="date" hint={t('meetings.dayHint')}>
          {(field) => <DayChoice {...field} siteId={draft.value.siteId} except={row?.id} value={draft.value.date} onChange={(date) => draft.set({ date })} />}
        </Field>
        <Field label={t('meetings.time')} path="time">
          {(field) => <TimeInput {...field} value={time} onChange={(value) => draft.set({ time: value })} />}
        </Field>
        <Field label={t('meetings.place')} path="place">
          {(field) => <TextInput {...field} maxLength={120} value={place} onChange={(value) => draft.set({ place: value })} />}
        </Field>
        {sites.length > 1 && (
          <Field label={t('meetings.site')} path="siteId">
            {(field) => <Select {...field} value={draft.value.siteId} empty={t('actions.none')} onChange={(siteId) => draft.set({ siteId })} options={sites.map(({ id, name }) => ({ value: id, label: name }))} />}
          </Field>
        )}
        <Field label={t('meetings.chair')} path="chairId">
          {(field) => <PersonPicker {...field} value={draft.value.chairId} onChange={(chairId) => draft.set({ chairId })} />}
        </Field>
        <Field label={t('meetings.secretary')} path="secretaryId">
          {(field) => <PersonPicker {...field} role="coordinator" value={draft.value.secretaryId} onChange={(secretaryId) => draft.set({ secretaryId })} />}
        </Field>
      </Box>
      <Field label={t('meetings.note')} path="note" hint={t('meetings.noteHint')}>
        {(field) => <TextInput {...field} lines={2} maxLength={2000} value={note} onChange={(value) => draft.set({ note: value })} />}
      </Field>
      {!row && proposal && proposal.items.length > 0 && (
        <Tick label={t('meetings.withProposal', { smart_count: proposal.items.length })} checked={proposed} onChange={(value) => draft.set({ proposed: value })} />
      )}
    </ActionDialog>
  );
}
