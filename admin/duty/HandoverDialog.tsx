import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { useId, useState } from 'react';
import type { Handover } from '../../schema/duty.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useAct } from '../actions/useAct.ts';
import { useDates } from '../deadlines/useDates.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Facts } from '../layout/Facts.tsx';
import { usePhone } from '../layout/usePhone.ts';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { useMe } from '../session/me.ts';
import { useSiteName } from '../sites/useSites.ts';
import { RemoveRow } from '../trash/RemoveRow.tsx';
import { Matters } from './Matters.tsx';

/** A handover: to be confirmed by its receiver or whoever stands in for him, to be read by everybody else. */
export function HandoverDialog({ row, onClose }: { row: Handover; onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const act = useAct();
  const say = useSay();
  const [remark, setRemark] = useState('');
  const receives = row.confirmedAt === null && me !== undefined && (row.toId === me.id || me.standsInFor.some(({ id }) => id === row.toId));
  if (!receives) return <Read row={row} mine={row.fromId === me?.id} onClose={onClose} />;
  const submit = async () => {
    await act('duty-handovers', row, 'confirm', remark.trim() ? { remark: remark.trim() } : {});
    say('duty.handover.done');
  };
  return (
    <ActionDialog wide title={t('duty.handover.confirm')} note={t('duty.handover.confirmNote')} submitLabel={t('duty.handover.confirm')} ready onSubmit={submit} onClose={onClose}>
      <Body row={row} />
      <Field label={t('duty.handover.remark')} path="remark" hint={t('actions.optional')}>
        {(field) => <TextInput {...field} maxLength={500} value={remark} onChange={setRemark} />}
      </Field>
    </ActionDialog>
  );
}

function Read({ row, mine, onClose }: { row: Handover; mine: boolean; onClose: () => void }) {
  const t = useT();
  const phone = usePhone();
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth fullScreen={phone} aria-labelledby={titleId}>
      <Box sx={{ px: 3, py: 2, display: 'grid', gap: 1.5 }}>
        <Box component="h2" id={titleId} sx={{ m: 0, fontSize: 17, fontWeight: 600 }}>{t('duty.handover.title')}</Box>
        <Body row={row} />
        <Box sx={{ display: 'flex', alignItems: 'center' }}>
          <Box sx={{ flex: 1 }}>{mine && row.confirmedAt === null && <RemoveRow resource="duty-handovers" row={row} onDone={onClose} label={t('duty.handover.remove')} done={t('duty.handover.removed')} />}</Box>
          <Button variant="outlined" autoFocus onClick={onClose}>{t('edit.close')}</Button>
        </Box>
      </Box>
    </Dialog>
  );
}

function Body({ row }: { row: Handover }) {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  const siteName = useSiteName();
  return (
    <>
      <Facts
        facts={[
          { label: t('duty.handover.date'), value: dates.day(row.date) },
          { label: t('duty.site'), value: siteName(row.siteId) },
          { label: t('duty.handover.from'), value: personName(row.fromId) },
          { label: t('duty.handover.to'), value: personName(row.toId) },
          { label: t('duty.handover.text'), value: row.text, wide: true },
          { label: t('duty.handover.state'), value: row.confirmedAt === null ? t('duty.handover.waiting') : t('duty.handover.confirmedBy', { name: personName(row.confirmedById), at: dates.moment(row.confirmedAt) }) },
          { label: t('duty.handover.remark'), value: row.remark, wide: true },
        ]}
      />
      <Matters matters={row.matters} />
    </>
  );
}
