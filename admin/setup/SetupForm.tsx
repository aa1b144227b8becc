import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { DEFAULT_PRESET_ID, PRESETS } from '../../schema/presets/index.ts';
import { Password, Username } from '../../schema/people.ts';
import { LeaveGuard } from '../edit/LeaveGuard.tsx';
import { Field } from '../form/Field.tsx';
import { PasswordInput } from '../form/PasswordInput.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { Notice, ProblemNotice } from '../states/Notice.tsx';
import { KeyKeeping } from './KeyKeeping.tsx';
import { PresetChoice } from './PresetChoice.tsx';
import { type SetupValues, useSetUp } from './useSetUp.ts';

const EMPTY = { name: '', username: '', password: '', again: '', preset: DEFAULT_PRESET_ID, districtName: '', windowName: '', keyKept: false };

export function SetupForm({ token }: { token: string }) {
  const t = useT();
  const { submit, made, busy, failure } = useSetUp(token);
  const form = useRef<HTMLFormElement>(null);
  const [value, setValue] = useState(EMPTY);
  const [asked, setAsked] = useState(false);
  const set = (changes: Partial<typeof value>) => setValue((before) => ({ ...before, ...changes }));
  const { name, username, password, again, preset, districtName, windowName, keyKept } = value;
  const faults = {
    name: name.trim() === '' ? t('actions.required') : undefined,
    username: Username.safeParse(username).success ? undefined : t('setup.usernameRule'),
    password: Password.safeParse(password).success ? undefined : t('setup.passwordRule'),
    again: again === password ? undefined : t('setup.passwordsDiffer'),
    districtName: districtName.trim() === '' ? t('actions.required') : undefined,
    keyKept: keyKept ? undefined : t('setup.keyNeeded'),
  };
  const shown = (fault: string | undefined) => (asked ? fault : undefined);

  const onSubmit = (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (busy) return;
    if (Object.values(faults).some((fault) => fault !== undefined)) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"], input[type="checkbox"]')?.focus(), 0);
      return;
    }
    const values: SetupValues = { name, username, password, preset, districtName: districtName.trim(), windowName: windowName.trim() };
    void submit(values);
  };

  return (
    <Box component="form" ref={form} noValidate onSubmit={onSubmit}>
      <Section title={t('setup.admin')}>
        <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{t('setup.adminHint')}</Box>
        <Box component="fieldset" disabled={made} sx={columns}>
          <Field label={t('setup.name')} required error={shown(faults.name)}>
            {(field) => <TextInput {...field} autoFocus maxLength={60} value={name} onChange={(text) => set({ name: text })} />}
          </Field>
          <Field label={t('session.username')} required hint={t('setup.usernameRule')} error={shown(faults.username)}>
            {(field) => <TextInput {...field} autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={30} value={username} onChange={(text) => set({ username: text })} />}
          </Field>
          <Field label={t('session.password')} required hint={t('setup.passwordRule')} error={shown(faults.password)}>
            {(field) => <PasswordInput {...field} autoComplete="new-password" value={password} onChange={(text) => set({ password: text })} />}
          </Field>
          <Field label={t('setup.again')} required error={shown(faults.again)}>
            {(field) => <PasswordInput {...field} autoComplete="new-password" value={again} onChange={(text) => set({ again: text })} />}
          </Field>
        </Box>
      </Section>
      <Section title={t('setup.preset')}>
        <PresetChoice value={preset} onChange={(id) => set({ preset: id })} />
      </Section>
      <Section title={t('setup.district')}>
        <Box sx={columns}>
          <Field label={t('setup.districtName')} required hint={t('setup.districtNameHint')} error={shown(faults.districtName)} aside={<SameDistrict preset={preset} onChoose={set} />}>
            {(field) => <TextInput {...field} maxLength={60} value={districtName} onChange={(text) => set({ districtName: text })} />}
          </Field>
          <Field label={t('setup.windowName')} hint={t('setup.windowNameHint')}>
            {(field) => <TextInput {...field} maxLength={60} value={windowName} onChange={(text) => set({ windowName: text })} />}
          </Field>
        </Box>
      </Section>
      <Section title={t('setup.key')}>
        <KeyKeeping kept={keyKept} onKept={(kept) => set({ keyKept: kept })} fault={shown(faults.keyKept)} />
      </Section>
      <Box sx={{ display: 'grid', gap: 1.5, mt: 3 }}>
        {made && failure !== null && <Notice tone="soon" role="alert">{t('setup.districtFailed')}</Notice>}
        <ProblemNotice error={failure} />
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button type="submit" variant="contained" disabled={busy} sx={{ minHeight: 40, px: 3 }}>
            {busy ? t('actions.submitting') : t(made ? 'setup.retry' : 'setup.submit')}
          </Button>
          {made && !busy && <Button variant="outlined" component={Link} to="/" sx={{ minHeight: 40 }}>{t('setup.enter')}</Button>}
        </Box>
      </Box>
      <LeaveGuard when={!busy && !made && [name, username, password, districtName, windowName].some((text) => text !== '')} />
    </Box>
  );
}

const columns = { m: 0, p: 0, border: 0, minWidth: 0, display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' }, gap: 2, alignItems: 'start' } as const;

type SameProps = { preset: string; onChoose: (changes: { districtName: string; windowName: string }) => void };

/** The place that published the rules may be this very one. */
function SameDistrict({ preset, onChoose }: SameProps) {
  const t = useT();
  const district = PRESETS.find(({ id }) => id === preset)?.settings.district;
  if (!district) return null;
  return (
    <Button variant="text" onClick={() => onChoose({ districtName: district.name, windowName: district.windowName })} sx={{ minHeight: 22, py: 0, fontSize: 13 }}>
      {t('setup.sameDistrict', { name: district.name })}
    </Button>
  );
}
