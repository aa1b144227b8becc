import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Duty, HandedMatter } from '../../schema/duty.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useRefresh } from '../actions/useAct.ts';
import { useDraft } from '../actions/useDraft.ts';
import { get, post } from '../api/http.ts';
import { shift } from '../calendar/days.ts';
import { useDates } from '../deadlines/useDates.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useLeaveWithin } from '../leave/useLeave.ts';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { useMe } from '../session/me.ts';
import { useSites } from '../sites/useSites.ts';
import { Matters } from './Matters.tsx';
import { useRoster } from './useDuty.tsx';

const AHEAD_DAYS = 14;
const NONE: Duty[] = [];

/** To whom, what to know; what is open is listed by itself. Whoever has the window next is proposed. */
export function WriteHandover({ onClose }: { onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const me = useMe();
  const { today } = useDates();
  const refresh = useRefresh();
  const sites = useSites().filter(({ retiredAt }) => retiredAt === null);
  const [asked, setAsked] = useState(false);
  const draft = useDraft<{ siteId: string | null; toId: string | null; text: string }>('handover.new', { siteId: null, toId: null, text: '' });
  const siteId = draft.value.siteId ?? (sites.some(({ id }) => id === me?.siteId) ? (me?.siteId ?? null) : (sites[0]?.id ?? null));
  const roster = useRoster(siteId, shift(today, 1), shift(today, AHEAD_DAYS)).data ?? NONE;
  const leave = useLeaveWithin(today, shift(today, AHEAD_DAYS)).data ?? [];
  const isThere = (id: string, date: string) => !leave.some(({ personId, fromDay, untilDay }) => personId === id && fromDay <= date && date <= untilDay);
  const [next] = roster.flatMap(({ date, aId, bId }) => [aId, bId].filter((id) => id !== null && id !== me?.id && isThere(id, date)));
  const toId = draft.value.toId ?? next ?? null;
  const matters = useQuery({
    queryKey: ['duty-handovers', 'matters', siteId],
    queryFn: async ({ signal }) => (await get<{ data: HandedMatter[] }>(`/api/duty-handovers/matters?siteId=${siteId ?? ''}`, signal)).data,
    enabled: siteId !== null,
  }).data;
  const { text } = draft.value;
  const submit = async () => {
    await post('/api/duty-handovers', { siteId, toId, text });
    await refresh();
    say('duty.handover.saved');
  };
  return (
    <ActionDialog wide title={t('duty.handover.add')} note={t('duty.handover.note')} submitLabel={t('duty.handover.submit')} ready={siteId !== null && toId !== null && text.trim() !== ''} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose} draft={draft}>
      {sites.length > 1 && (
        <Field label={t('duty.site')} path="siteId" required>
          {(field) => <Select {...field} value={siteId} onChange={(id) => draft.set({ siteId: id })} options={sites.map(({ id, name }) => ({ value: id, label: name }))} />}
        </Field>
      )}
      <Field label={t('duty.handover.to')} path="toId" required error={asked && toId === null ? t('actions.required') : undefined}>
        {(field) => <PersonPicker {...field} role="coordinator" {...(me && { except: me.id })} value={toId} onChange={(id) => draft.set({ toId: id })} />}
      </Field>
      <Field label={t('duty.handover.text')} path="text" required error={asked && text.trim() === '' ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} lines={4} maxLength={2000} value={text} onChange={(value) => draft.set({ text: value })} />}
      </Field>
      {matters && <Matters matters={matters} />}
    </ActionDialog>
  );
}
