import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { post } from '../api/http.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { usePhone } from '../layout/usePhone.ts';
import { useT } from '../messages/useT.ts';
import { MONO } from '../theme/tokens.ts';
import { KEYS_KEY } from './keys.ts';

const DAY = 86_400;
const EXPIRY = { d30: 30 * DAY, d90: 90 * DAY, d365: 365 * DAY, never: null } as const;
type Expiry = keyof typeof EXPIRY;
const EXPIRIES = Object.keys(EXPIRY) as Expiry[];

/** Asks what a key is for and how long it holds. */
export function NewKey({ onMade, onClose }: { onMade: (key: string) => void; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [expiry, setExpiry] = useState<Expiry>('d365');
  const [asked, setAsked] = useState(false);
  return (
    <ActionDialog
      title={t('account.addKey')}
      note={t('account.keysHint')}
      submitLabel={t('account.addKey')}
      ready={name.trim() !== ''}
      onAsk={() => setAsked(true)}
      onSubmit={async () => {
        const expiresIn = EXPIRY[expiry];
        const made = await post<{ key: string }>('/api/auth/api-key/create', { name: name.trim(), ...(expiresIn === null ? {} : { expiresIn }) });
        await client.invalidateQueries({ queryKey: KEYS_KEY });
        onMade(made.key);
      }}
      onClose={onClose}
    >
      <Field label={t('account.keyName')} required hint={t('account.keyNameHint')} error={asked && name.trim() === '' ? t('actions.required') : undefined}>
        {(field) => <TextInput {...field} value={name} onChange={setName} maxLength={60} autoFocus />}
      </Field>
      <Field label={t('account.expires')}>
        {(field) => (
          <Select
            {...field}
            value={expiry}
            onChange={(value) => setExpiry(EXPIRIES.find((one) => one === value) ?? 'd365')}
            options={EXPIRIES.map((one) => ({ value: one, label: t(`account.expiry.${one}`) }))}
          />
        )}
      </Field>
    </ActionDialog>
  );
}

/** Over plain http there is no clipboard to write to: the key is selected, ready for Ctrl+C. */
export function ShownOnce({ value, onClose }: { value: string; onClose: () => void }) {
  const t = useT();
  const phone = usePhone();
  return (
    <Dialog open maxWidth="sm" fullWidth fullScreen={phone} aria-labelledby="key-title">
      <Box sx={{ px: 3, py: 2 }}>
        <Box component="h2" id="key-title" sx={{ m: 0, fontSize: 17, fontWeight: 600 }}>{t('account.made')}</Box>
        <Box sx={{ color: 'text.secondary', mb: 1.5 }}>{t('account.madeHint')}</Box>
        <Box
          component="textarea"
          readOnly
          autoFocus
          rows={3}
          aria-labelledby="key-title"
          value={value}
          onFocus={(event: React.FocusEvent<HTMLTextAreaElement>) => event.target.select()}
          sx={{ width: '100%', p: 1, fontFamily: MONO, fontSize: 14, color: 'text.primary', bgcolor: 'raised', border: 1, borderColor: 'field', borderRadius: '3px', resize: 'none', wordBreak: 'break-all' }}
        />
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', mt: 2 }}>
          <Button variant="contained" onClick={onClose}>{t('account.close')}</Button>
        </Box>
      </Box>
    </Dialog>
  );
}
