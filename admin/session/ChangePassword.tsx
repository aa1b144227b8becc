import { useState } from 'react';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { post } from '../api/http.ts';
import { Field } from '../form/Field.tsx';
import { PasswordInput } from '../form/PasswordInput.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';

const SHORTEST = 12;

/** One's own password. Every other place one was signed in ends with it. */
export function ChangePassword({ onClose }: { onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const [value, setValue] = useState({ current: '', next: '', again: '' });
  const [asked, setAsked] = useState(false);
  const set = (changes: Partial<typeof value>) => setValue((before) => ({ ...before, ...changes }));
  const short = value.next.length < SHORTEST;
  const differs = value.again !== value.next;
  const shown = (fault: boolean, words: string) => (asked && fault ? words : undefined);
  return (
    <ActionDialog
      title={t('session.changePassword')}
      note={t('session.changePasswordNote')}
      submitLabel={t('actions.save')}
      ready={value.current !== '' && !short && !differs}
      onAsk={() => setAsked(true)}
      onSubmit={async () => {
        await post('/api/auth/change-password', { currentPassword: value.current, newPassword: value.next });
        say('session.passwordChanged');
      }}
      onClose={onClose}
    >
      <Field label={t('session.currentPassword')} required error={shown(value.current === '', t('actions.required'))}>
        {(field) => <PasswordInput {...field} autoComplete="current-password" value={value.current} onChange={(current) => set({ current })} />}
      </Field>
      <Field label={t('session.newPassword')} required hint={t('setup.passwordRule')} error={shown(short, t('setup.passwordRule'))}>
        {(field) => <PasswordInput {...field} autoComplete="new-password" value={value.next} onChange={(next) => set({ next })} />}
      </Field>
      <Field label={t('setup.again')} required error={shown(differs, t('setup.passwordsDiffer'))}>
        {(field) => <PasswordInput {...field} autoComplete="new-password" value={value.again} onChange={(again) => set({ again })} />}
      </Field>
    </ActionDialog>
  );
}
