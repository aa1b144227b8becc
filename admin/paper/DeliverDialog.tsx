import { useState } from 'react';
import { DELIVERY_MEANS, type DeliveryMeans, type FormRow } from '../../schema/paper.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { DayInput } from '../form/DayInput.tsx';
import { Field } from '../form/Field.tsx';
import { Segments } from '../form/Segments.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { usePaperWrite } from './usePapers.ts';

type Value = { means: DeliveryMeans; at: string; receiver: string; signedBy: string; relation: string; postNumber: string; place: string; note: string };
const TEXTS = ['receiver', 'signedBy', 'relation', 'postNumber', 'place', 'note'] as const;

/** How a paper reached whom, when, and who signed for it. */
export function DeliverDialog({ paper, name, receiver, onClose }: { paper: FormRow; name: string; receiver: string; onClose: () => void }) {
  const t = useT();
  const dates = useDates();
  const say = useSay();
  const write = usePaperWrite();
  const [asked, setAsked] = useState(false);
  const [value, setValue] = useState<Value>(() => {
    const now = new Date().toISOString();
    return { means: 'on_the_spot', at: `${dates.dayOf(now)}T${dates.time(now)}`, receiver, signedBy: '', relation: '', postNumber: '', place: '', note: '' };
  });
  const set = (changes: Partial<Value>) => setValue((before) => ({ ...before, ...changes }));
  const { means, at } = value;
  const missing = { at: at === '', receiver: value.receiver.trim() === '', postNumber: means === 'post' && value.postNumber.trim() === '' };
  const error = (field: keyof typeof missing) => (asked && missing[field] ? t('actions.required') : undefined);
  const line = (name: (typeof TEXTS)[number], max: number, more: { required?: boolean; hint?: string; error?: string | undefined } = {}) => (
    <Field path={name} label={t(`paper.${name}`)} hint={t('actions.optional')} {...more}>
      {(field) => <TextInput {...field} maxLength={max} value={value[name]} onChange={(text) => set({ [name]: text })} />}
    </Field>
  );
  return (
    <ActionDialog
      title={`${t('paper.deliver')} ${name} ${paper.number}`}
      note={t('paper.deliverNote')}
      submitLabel={t('paper.deliver')}
      ready={!Object.values(missing).includes(true)}
      onAsk={() => setAsked(true)}
      onSubmit={async () => {
        const said = Object.fromEntries(TEXTS.filter((one) => value[one].trim() !== '').map((one) => [one, value[one].trim()]));
        await write(`/api/forms/${paper.id}/deliver`, { version: paper.version, means, at: dates.instant(at), ...said });
        say('paper.deliverDone');
      }}
      onClose={onClose}
    >
      <Segments label={t('paper.meansLabel')} value={means} onChange={(next) => set({ means: next })} options={DELIVERY_MEANS.map((one) => ({ value: one, label: t(`paper.means.${one}`) }))} />
      <Field path="at" label={t('paper.at')} required error={error('at')}>
        {(field) => <DayInput {...field} time value={at} onChange={(next) => set({ at: next })} />}
      </Field>
      {line('receiver', 60, { required: true, error: error('receiver') })}
      {means === 'post' && line('postNumber', 60, { required: true, error: error('postNumber') })}
      {line('signedBy', 60, { hint: t('paper.signedByHint') })}
      {value.signedBy.trim() !== '' && line('relation', 40)}
      {means === 'by_hand' && line('place', 120)}
      {line('note', 500)}
    </ActionDialog>
  );
}
