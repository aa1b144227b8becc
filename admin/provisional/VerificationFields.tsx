import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { VERIFICATION_METHODS, type Verification } from '../../schema/provisional.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';

type Props = { value: Verification[]; onChange: (value: Verification[]) => void; asked: boolean };

/** How identity or facts were made sure of instead: each by a method, with what was found. */
export function VerificationFields({ value, onChange, asked }: Props) {
  const t = useT();
  const put = (at: number, changes: Partial<Verification>) => onChange(value.map((one, index) => (index === at ? { ...one, ...changes } : one)));
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0, minWidth: 0, display: 'grid', gap: 1 }}>
      <Box component="legend" sx={{ p: 0, mb: 0.5, fontSize: 13, color: 'text.secondary' }}>{t('provisional.verifications')}</Box>
      {value.map((one, at) => (
        <Box key={at} sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '170px minmax(0, 1fr) auto' }, gap: 1, alignItems: 'start' }}>
          <Field label={t('provisional.method')}>
            {(field) => <Select {...field} value={one.method} onChange={(chosen) => put(at, { method: VERIFICATION_METHODS.find((method) => method === chosen) ?? one.method })} options={VERIFICATION_METHODS.map((method) => ({ value: method, label: t(`provisional.methods.${method}`) }))} />}
          </Field>
          <Field path={`verifications.${at}.found`} label={t('provisional.found')} required hint={t('provisional.foundHint')} error={asked && one.found.trim() === '' ? t('actions.required') : undefined}>
            {(field) => <TextInput {...field} maxLength={500} value={one.found} onChange={(found) => put(at, { found })} />}
          </Field>
          {value.length > 1 && <Button variant="text" aria-label={t('provisional.remove')} title={t('provisional.remove')} onClick={() => onChange(value.filter((_, index) => index !== at))} sx={{ mt: { sm: 2.5 }, color: 'text.secondary' }}>✕</Button>}
        </Box>
      ))}
      {value.length < 10 && <Box><Button variant="outlined" onClick={() => onChange([...value, { method: 'record_check', found: '' }])}>{t('provisional.addVerification')}</Button></Box>}
    </Box>
  );
}
