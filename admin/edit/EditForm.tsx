import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { type FieldError, Problem } from '../api/problem.ts';
import { useFaultFocus } from '../form/useFaultFocus.ts';
import { useT } from '../messages/useT.ts';
import { Notice, ProblemNotice } from '../states/Notice.tsx';
import { LeaveGuard } from './LeaveGuard.tsx';
import type { Edit } from './useEdit.ts';

type Props<V extends object> = {
  edit: Edit<V>;
  children: React.ReactNode;
  onSaved?: () => void;
  /** Without it the form has no way out of its own: a page that is always open for editing. */
  onCancel?: () => void;
  saveLabel?: string;
  /** A new row is sent even where nothing differs from its first values. */
  always?: boolean;
};

/** A marked field, or the choice between two people's values. */
const FAULTS = '[aria-invalid="true"], [role="alert"] button, [role="group"] button';

/** Fields above, one line of buttons that stays in sight below. Ctrl+S saves; Esc goes back and what was typed waits. */
export function EditForm<V extends object>({ edit, children, onSaved, onCancel, saveLabel, always = false }: Props<V>) {
  const t = useT();
  const form = useRef<HTMLFormElement>(null);
  const focusFault = useFaultFocus(form, FAULTS);
  const active = always || edit.dirty || edit.busy;

  const save = async () => {
    if (!active) return;
    if (await edit.save()) onSaved?.();
    else focusFault();
  };
  useSaveKey(form, save);

  return (
    <Box
      component="form"
      ref={form}
      noValidate
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event: React.KeyboardEvent) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
      }}
      sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1 }}
    >
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 2, py: 1.5, display: 'grid', gap: 1.5, alignContent: 'start' }}>
        {edit.restored && edit.dirty && <Restored onDiscard={edit.discard} />}
        {edit.clashes.length > 0 && <Notice tone="soon" role="alert">{t('edit.clash', { smart_count: edit.clashes.length })}</Notice>}
        {children}
        {edit.clashes.length === 0 && <Failure problem={edit.problem} strays={edit.strays} />}
      </Box>
      {(onCancel || active || edit.saved) && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, py: 1, borderTop: 1, borderColor: 'hairline', bgcolor: 'background.paper', flex: 'none' }}>
          <Box role="status" sx={{ flex: 1, fontSize: 12, color: 'text.secondary' }}>
            {edit.saved ? t('edit.saved') : active ? t('edit.saveKey') : ''}
          </Box>
          {onCancel ? (
            <Button variant="outlined" onClick={onCancel}>{t('edit.cancel')}</Button>
          ) : (
            edit.dirty && <Button variant="outlined" onClick={edit.discard}>{t('edit.discard')}</Button>
          )}
          {(active || onCancel) && (
            <Button type="submit" variant="contained" disabled={!active || edit.busy}>
              {edit.busy ? t('edit.saving') : (saveLabel ?? t('edit.save'))}
            </Button>
          )}
        </Box>
      )}
      <LeaveGuard when={edit.wouldLose && !edit.busy} />
    </Box>
  );
}

/** Ctrl+S is the form's while the focus is in it, and never the browser's "save page". */
function useSaveKey(form: React.RefObject<HTMLFormElement | null>, save: () => Promise<void>) {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      const open = document.querySelectorAll('[role="dialog"] form');
      if (open.length === 0 || (form.current && [...open].includes(form.current))) void latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [form]);
}

function Restored({ onDiscard }: { onDiscard: () => void }) {
  const t = useT();
  return (
    <Box role="status" sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: 13, color: 'text.secondary' }}>
      {t('edit.draft')}
      <Button variant="text" onClick={onDiscard} sx={{ minHeight: 24, py: 0, fontSize: 13 }}>{t('edit.discard')}</Button>
    </Box>
  );
}

/** Values the form marks at their fields are only counted here; everything else is said in full. */
function Failure({ problem, strays }: { problem: unknown; strays: FieldError[] }) {
  const t = useT();
  if (!problem) return null;
  if (problem instanceof Problem && strays.length === 0 && problem.errors.length > 0) {
    return <Notice tone="soon" role="alert">{t('edit.faults', { smart_count: problem.errors.length })}</Notice>;
  }
  return <ProblemNotice error={problem} />;
}
