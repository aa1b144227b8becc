import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useLogin } from 'react-admin';
import { post } from '../api/http.ts';
import { Field } from '../form/Field.tsx';
import { PasswordInput } from '../form/PasswordInput.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import { PresetChoice } from './PresetChoice.tsx';

const SHORTEST = 12;
const USERNAME = /^[A-Za-z0-9_.-]{3,30}$/;

export function SetupForm({ token }: { token: string }) {
  const t = useT();
  const login = useLogin();
  const [value, setValue] = useState({ name: '', username: '', password: '', again: '', preset: 'longjing' });
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const set = (changes: Partial<typeof value>) => setValue((before) => ({ ...before, ...changes }));
  const { name, username, password, again, preset } = value;
  const faults = {
    name: name.trim() === '' ? t('actions.required') : undefined,
    username: USERNAME.test(username) ? undefined : t('setup.usernameRule'),
    password: password.length < SHORTEST ? t('setup.passwordRule') : undefined,
    again: again !== password ? t('setup.passwordsDiffer') : undefined,
  };
  const shown = (fault: string | undefined) => (asked ? fault : undefined);

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (busy || Object.values(faults).some((fault) => fault !== undefined)) return;
    setBusy(true);
    setFailure(null);
    try {
      await post('/api/setup', { token, username, name, password, preset });
      await login({ username, password }, '/');
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 3 }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>
        <Field label={t('setup.name')} required error={shown(faults.name)}>
          {(field) => <TextInput {...field} autoFocus maxLength={60} value={name} onChange={(text) => set({ name: text })} />}
        </Field>
        <Field label={t('session.username')} required hint={t('setup.usernameRule')} error={shown(faults.username)}>
          {(field) => <TextInput {...field} autoComplete="username" autoCapitalize="none" spellCheck={false} value={username} onChange={(text) => set({ username: text })} />}
        </Field>
        <Field label={t('session.password')} required hint={t('setup.passwordRule')} error={shown(faults.password)}>
          {(field) => <PasswordInput {...field} autoComplete="new-password" value={password} onChange={(text) => set({ password: text })} />}
        </Field>
        <Field label={t('setup.again')} required error={shown(faults.again)}>
          {(field) => <PasswordInput {...field} autoComplete="new-password" value={again} onChange={(text) => set({ again: text })} />}
        </Field>
      </Box>
      <PresetChoice value={preset} onChange={(id) => set({ preset: id })} />
      <ProblemNotice error={failure} />
      <Box>
        <Button type="submit" variant="contained" disabled={busy} sx={{ minHeight: 40, px: 3 }}>{busy ? t('actions.submitting') : t('setup.submit')}</Button>
      </Box>
    </Box>
  );
}
