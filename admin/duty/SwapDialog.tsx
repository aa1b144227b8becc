import { useState } from 'react';
import type { Duty, Post } from '../../schema/duty.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useRefresh } from '../actions/useAct.ts';
import { post as send } from '../api/http.ts';
import { shift } from '../calendar/days.ts';
import { useDates } from '../deadlines/useDates.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { useRoster, useSayUndoable } from './useDuty.tsx';

const AHEAD_DAYS = 92;
type Place = { row: Duty; post: Post };

/** Two people change places, from today on. */
export default function SwapDialog({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  const refresh = useRefresh();
  const say = useSayUndoable();
  const roster = useRoster(siteId, dates.today, shift(dates.today, AHEAD_DAYS)).data ?? [];
  const [one, setOne] = useState<string | null>(null);
  const [other, setOther] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const places = roster.flatMap((row): (Place & { value: string; label: string })[] =>
    (['a', 'b'] as const).map((post) => {
      const name = personName(post === 'a' ? row.aId : row.bId) || t('duty.swap.nobody');
      return { row, post, value: `${row.id}:${post}`, label: t('duty.swap.place', { day: dates.day(row.date), post: t(`duty.${post}`), name }) };
    }));
  const placeOf = (value: string | null) => {
    const found = places.find((place) => place.value === value);
    return found && { id: found.row.id, version: found.row.version, post: found.post };
  };
  const submit = async () => {
    const { undo } = await send<{ undo?: string }>('/api/duty/swap', { one: placeOf(one), other: placeOf(other), ...(reason.trim() && { reason: reason.trim() }) });
    await refresh();
    say(t('duty.swap.done'), undo);
  };
  const why = (value: string | null) => (asked && value === null ? t('actions.required') : undefined);
  return (
    <ActionDialog title={t('duty.swap.title')} note={t('duty.swap.note')} submitLabel={t('duty.swap.submit')} ready={one !== null && other !== null} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose}>
      <Field label={t('duty.swap.one')} path="one" required error={why(one)}>
        {(field) => <Select {...field} autoFocus value={one} onChange={setOne} options={places} empty={t('duty.swap.choose')} />}
      </Field>
      <Field label={t('duty.swap.other')} path="other" required error={why(other)}>
        {(field) => <Select {...field} value={other} onChange={setOther} options={places.filter(({ value }) => value !== one)} empty={t('duty.swap.choose')} />}
      </Field>
      <Field label={t('duty.swap.reason')} hint={t('actions.optional')}>
        {(field) => <TextInput {...field} maxLength={200} value={reason} onChange={setReason} />}
      </Field>
    </ActionDialog>
  );
}
