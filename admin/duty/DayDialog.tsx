import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import type { Duty } from '../../schema/duty.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useRefresh } from '../actions/useAct.ts';
import { post, request } from '../api/http.ts';
import { useDates } from '../deadlines/useDates.ts';
import { Field } from '../form/Field.tsx';
import { useT } from '../messages/useT.ts';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { usePersonName } from '../people/usePeople.ts';
import { RemoveRow } from '../trash/RemoveRow.tsx';
import { useSayUndoable } from './useDuty.tsx';

const HistoryDialog = lazy(() => import('../history/HistoryDialog.tsx'));

type Props = { day: string; siteId: string; row: Duty | undefined; onClose: () => void };

/** Who has A and who has B on one day. */
export function DayDialog({ day, siteId, row, onClose }: Props) {
  const t = useT();
  const dates = useDates();
  const refresh = useRefresh();
  const say = useSayUndoable();
  const [aId, setA] = useState(row?.aId ?? null);
  const [bId, setB] = useState(row?.bId ?? null);
  const [asked, setAsked] = useState(false);
  const [looking, setLooking] = useState(false);
  const personName = usePersonName();
  const at = (name: string) => (row ? `changes.${name}` : name);
  const submit = async () => {
    const written = row
      ? await request<{ undo?: string }>('PATCH', `/api/duty/${row.id}`, { version: row.version, changes: { aId, bId } })
      : await post<{ undo?: string }>('/api/duty', { date: day, siteId, aId, bId });
    await refresh();
    say(t('duty.saved'), written.undo);
  };
  return (
    <ActionDialog title={t('duty.day', { day: dates.day(day) })} note={t('duty.note')} submitLabel={t('actions.save')} ready={aId !== null} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose}>
      <Field label={t('duty.a')} path={at('aId')} required error={asked && aId === null ? t('actions.required') : undefined}>
        {(field) => <PersonPicker {...field} role="coordinator" value={aId} onChange={setA} />}
      </Field>
      <Field label={t('duty.b')} path={at('bId')} hint={t('actions.optional')}>
        {(field) => <PersonPicker {...field} role="coordinator" placeholder={t('duty.noB')} value={bId} onChange={setB} />}
      </Field>
      {row && <Box><Button variant="text" aria-haspopup="dialog" onClick={() => setLooking(true)} sx={{ ml: -1 }}>{t('duty.history')}</Button></Box>}
      <Suspense>
        {row && looking && (
          <HistoryDialog
            resource="duty"
            id={row.id}
            name={dates.day(day)}
            fields={(['aId', 'bId'] as const).map((field) => ({ field, label: t(field === 'aId' ? 'duty.a' : 'duty.b'), show: (value) => personName(typeof value === 'string' ? value : null) }))}
            onClose={() => setLooking(false)}
          />
        )}
      </Suspense>
      {row && <RemoveRow resource="duty" row={row} onDone={onClose} label={t('duty.remove')} done={t('duty.removed')} />}
    </ActionDialog>
  );
}
