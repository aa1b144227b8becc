import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import { useSay } from '../../messages/useSay.ts';
import { useNavigate } from 'react-router-dom';
import type { Case } from '../../../schema/cases.ts';
import { DraftLine } from '../../actions/ActionDialog.tsx';
import { useRefresh } from '../../actions/useAct.ts';
import { useDraft } from '../../actions/useDraft.ts';
import { post } from '../../api/http.ts';
import { ConsultationDialog } from '../../consultations/ConsultationDialog.tsx';
import { useDates } from '../../deadlines/useDates.ts';
import { GoesTo } from '../../duty/GoesTo.tsx';
import { FaultsContext, faultsOf } from '../../form/faults.ts';
import { useFaultFocus } from '../../form/useFaultFocus.ts';
import { LeaveGuard } from '../../edit/LeaveGuard.tsx';
import { PageHead } from '../../layout/PageHead.tsx';
import { useMatterName } from '../../matters/useMatters.ts';
import { useT } from '../../messages/useT.ts';
import { useSettings } from '../../settings/useSettings.ts';
import { ReceiptOffer } from '../../paper/ReceiptOffer.tsx';
import { ProblemNotice } from '../../states/Notice.tsx';
import { CheckPanel } from './CheckPanel.tsx';
import { MoreFields } from './MoreFields.tsx';
import { WhatFields } from './WhatFields.tsx';
import { WhoFields } from './WhoFields.tsx';
import { useCheck } from './useCheck.ts';
import { bodyOf, emptyValue, PERSONAL, type RegisterValue, titleOf } from './value.ts';

/** 登记: one page, Tab all the way. The right side says what is known while the left is typed. */
export default function Register() {
  const t = useT();
  const dates = useDates();
  const navigate = useNavigate();
  const say = useSay();
  const refresh = useRefresh();
  const channels = useSettings().channels ?? [];
  const matterName = useMatterName();
  const draft = useDraft<RegisterValue>('cases.register', emptyValue, PERSONAL);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const form = useRef<HTMLFormElement>(null);
  const focusFault = useFaultFocus(form);
  const [consulting, setConsulting] = useState(false);
  const [registered, setRegistered] = useState<Case | null>(null);

  // The window itself is where most people stand; the list's first channel is it.
  const channel = draft.value.channel ?? channels.find(({ retired }) => !retired)?.code ?? null;
  const value: RegisterValue = { ...draft.value, channel };
  const matter = matterName(value.matterId);
  const check = useCheck(value, matter);
  const ready = channel !== null && value.reporterName.trim() !== '' && titleOf(value, matter) !== '' && (value.own || value.partyName.trim() !== '');
  const personal = PERSONAL.some((field) => value[field].trim() !== '');

  const submit = async (then: 'triage' | 'stay') => {
    setAsked(true);
    if (!ready) focusFault();
    if (!ready || busy) return;
    setBusy(true);
    setFailure(null);
    try {
      const row = await post<Case>('/api/cases', bodyOf(value, matter, dates.instant));
      draft.clear();
      setAsked(false);
      await refresh();
      say('register.done', { number: row.number });
      if (then === 'triage') void navigate(`/cases/${row.id}?do=triage`, { state: { registered: row.id } });
      else {
        setRegistered(row);
        document.getElementById('register-name')?.focus();
      }
    } catch (error) {
      setFailure(error);
      focusFault();
    } finally {
      setBusy(false);
    }
  };

  return (
    <Box
      component="form"
      ref={form}
      noValidate
      autoComplete="off"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        void submit(event.shiftKey ? 'stay' : 'triage');
      }}
      sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}
    >
      <LeaveGuard when={personal && !busy} />
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        {registered && <Box sx={{ px: 2, pt: 1 }}><ReceiptOffer key={registered.id} row={registered} /></Box>}
        <PageHead title={t('register.title')} note={draft.restored ? <DraftLine onClear={draft.clear} /> : t('register.hint')} />
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 7fr) minmax(300px, 4fr)' }, gap: 3, px: 2, pb: 3, alignItems: 'start', maxWidth: 1400 }}>
          <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
            <FaultsContext value={faultsOf(failure)}>
              <WhoFields value={value} set={draft.set} asked={asked} />
              <WhatFields value={value} set={draft.set} asked={asked} matterName={matter} />
              <MoreFields value={value} set={draft.set} />
            </FaultsContext>
          </Box>
          <CheckPanel check={check.data} error={check.error} identified={personal} />
        </Box>
      </Box>
      {failure !== null && (
        <Box sx={{ px: 2, py: 1, borderTop: 1, borderColor: 'hairline', bgcolor: 'background.paper', flex: 'none' }}>
          <ProblemNotice error={failure} />
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', px: 2, py: 1, borderTop: 1, borderColor: 'hairline', bgcolor: 'background.paper', flex: 'none' }}>
        <Button variant="contained" disabled={busy} onClick={() => void submit('triage')}>{busy ? t('actions.submitting') : t('register.andTriage')}</Button>
        <Button variant="outlined" disabled={busy} onClick={() => void submit('stay')}>{t('register.only')}</Button>
        <Button variant="outlined" disabled={busy} onClick={() => setConsulting(true)}>{t('register.consultation')}</Button>
        <Box sx={{ flex: 1, fontSize: 13, color: 'text.secondary' }}><GoesTo siteId={value.siteId} /></Box>
        <Box sx={{ fontSize: 12, color: 'text.secondary', display: { xs: 'none', md: 'block' } }}>{t('register.keys')}</Box>
      </Box>
      {consulting && (
        <ConsultationDialog
          start={{ topic: titleOf(value, matter), channel, matterId: value.matterId, departmentId: value.departmentId }}
          onSaved={draft.clear}
          onClose={() => setConsulting(false)}
        />
      )}
    </Box>
  );
}
