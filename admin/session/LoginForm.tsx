import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLogin } from 'react-admin';
import { get } from '../api/http.ts';
import { Problem } from '../api/problem.ts';
import { Field } from '../form/Field.tsx';
import { PasswordInput } from '../form/PasswordInput.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import { Notice } from '../states/Notice.tsx';

export function LoginForm() {
  const t = useT();
  const login = useLogin();
  const sentence = useLoginSentence();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const passwordField = useRef<HTMLInputElement>(null);

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!username.trim() || !password) return;
    setBusy(true);
    setFailure('');
    try {
      await login({ username: username.trim(), password });
    } catch (error) {
      setFailure(sentence(error));
      setPassword('');
      setAsked(false);
      passwordField.current?.focus();
    } finally {
      setBusy(false);
    }
  };

  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ width: '100%', maxWidth: 340, display: 'grid', gap: 2 }}>
      <Box component="h1" sx={{ m: 0, fontSize: 22, fontWeight: 600 }}>{t('session.signIn')}</Box>
      <SetupWaiting />
      {failure && <Notice tone="soon" role="alert">{failure}</Notice>}
      <Field label={t('session.username')} error={asked && !username.trim() ? t('session.needUsername') : undefined}>
        {(field) => (
          <TextInput {...field} value={username} onChange={setUsername} autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} large />
        )}
      </Field>
      <Field label={t('session.password')} error={asked && !password ? t('session.needPassword') : undefined}>
        {(field) => <PasswordInput {...field} value={password} onChange={setPassword} inputRef={passwordField} autoComplete="current-password" />}
      </Field>
      <Button type="submit" variant="contained" disabled={busy} sx={{ minHeight: 40, mt: 0.5 }}>
        {busy ? t('session.signingIn') : t('session.signIn')}
      </Button>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('session.forgotten')}</Box>
    </Box>
  );
}

/** A fresh installation has nobody to sign in as. */
function SetupWaiting() {
  const t = useT();
  const state = useQuery({ queryKey: ['setup'], queryFn: () => get<{ open: boolean }>('/api/setup'), retry: false });
  return state.data?.open ? <Notice tone="soon">{t('setup.waiting')}</Notice> : null;
}

function useLoginSentence() {
  const t = useT();
  return (error: unknown): string => {
    if (!(error instanceof Problem)) return t('session.failed');
    if (error.status === 0) return t('session.unreachable');
    if (error.status === 401 || error.status === 400 || error.status === 422) return t('session.wrong');
    if (error.status === 429) return error.detail || t('session.tooManySoon');
    return t('session.failed');
  };
}
