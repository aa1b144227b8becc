import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { useId, useRef, useState } from 'react';
import { FaultsContext, faultsOf } from '../form/faults.ts';
import { useFaultFocus } from '../form/useFaultFocus.ts';
import { usePhone } from '../layout/usePhone.ts';
import { useT } from '../messages/useT.ts';
import { WhoChanged } from '../cases/timeline/WhoChanged.tsx';
import { ProblemNotice } from '../states/Notice.tsx';

type Props = {
  title: string;
  /** What this does and how to take it back, in one sentence. */
  note?: React.ReactNode;
  submitLabel: string;
  children?: React.ReactNode;
  wide?: boolean;
  /** False while something required is missing; asking anyway shows what. */
  ready: boolean;
  onAsk?: () => void;
  /** False: not done after all, and the dialog stays with what was typed. */
  onSubmit: () => Promise<void | false>;
  onClose: () => void;
  draft?: { restored: boolean; clear: () => void };
};

/** One question with one answer. Ctrl+Enter submits; Esc closes and what was typed waits as a draft. */
export function ActionDialog({ title, note, submitLabel, children, wide = false, ready, onAsk, onSubmit, onClose, draft }: Props) {
  const t = useT();
  const phone = usePhone();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const form = useRef<HTMLFormElement>(null);
  const focusFault = useFaultFocus(form);
  const titleId = useId();

  const submit = async () => {
    onAsk?.();
    if (!ready) focusFault();
    if (!ready || busy) return;
    setBusy(true);
    setFailure(null);
    try {
      if ((await onSubmit()) === false) return;
      draft?.clear();
      onClose();
    } catch (error) {
      setFailure(error);
      focusFault();
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={wide ? 'md' : 'sm'}
      fullWidth
      fullScreen={phone}
      aria-labelledby={titleId}
      // On the dialog, not the form: it is the dialog that has the focus before any field has.
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        if (event.ctrlKey) void submit();
        // A plain Enter in one field must not submit all of them.
        else if (event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <Box
        component="form"
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // React hands events on to the form this dialog was opened from, which would be submitted too.
          event.stopPropagation();
          void submit();
        }}
        sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1 }}
      >
        <Box sx={{ px: 3, pt: 2, pb: 1 }}>
          <Box component="h2" id={titleId} sx={{ m: 0, fontSize: 17, fontWeight: 600 }}>{title}</Box>
          {note && <Box sx={{ mt: 0.25, color: 'text.secondary', fontSize: 13 }}>{note}</Box>}
        </Box>
        <Box sx={{ px: 3, py: 1, overflow: 'auto', display: 'grid', gridAutoRows: 'max-content', gap: 1.75, alignContent: 'start', flex: 1 }}>
          {draft?.restored && <DraftLine onClear={draft.clear} />}
          <FaultsContext value={faultsOf(failure)}>{children}</FaultsContext>
        </Box>
        {failure !== null && (
          <Box sx={{ px: 3, py: 1, maxHeight: '40vh', overflow: 'auto', flex: 'none' }}>
            <ProblemNotice error={failure} />
            <WhoChanged error={failure} />
          </Box>
        )}
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 3, py: 1.5, borderTop: 1, borderColor: 'hairline' }}>
          <Box sx={{ flex: 1, fontSize: 12, color: 'text.secondary' }}>{!phone && t('actions.submitKey')}</Box>
          <Button variant="outlined" onClick={onClose}>{t('actions.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={busy}>{busy ? t('actions.submitting') : submitLabel}</Button>
        </Box>
      </Box>
    </Dialog>
  );
}

export function DraftLine({ onClear }: { onClear: () => void }) {
  const t = useT();
  return (
    <Box role="status" sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: 13, color: 'text.secondary' }}>
      {t('actions.draftKept')}
      <Button variant="text" onClick={onClear} sx={{ minHeight: 24, py: 0, fontSize: 13 }}>{t('actions.draftDiscard')}</Button>
    </Box>
  );
}
