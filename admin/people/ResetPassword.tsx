import { useQueryClient } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Password, type Person } from '../../schema/people.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { post } from '../api/http.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { newPassword } from './newPassword.ts';

/** A password for somebody who forgot theirs: shown while it is set, and never again. */
export function ResetPassword({ row }: { row: Person }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>{t('people.resetAction')}</Button>
      {open && <ResetDialog row={row} onClose={() => setOpen(false)} />}
    </>
  );
}

function ResetDialog({ row, onClose }: { row: Person; onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const ready = Password.safeParse(password).success;
  return (
    <ActionDialog
      title={t('people.resetTitle', { name: row.name })}
      note={t('people.resetNote')}
      submitLabel={t('people.resetAction')}
      ready={ready}
      onAsk={() => setAsked(true)}
      onSubmit={async () => {
        await post(`/api/people/${row.id}/password`, { version: row.version, password });
        await client.invalidateQueries({ queryKey: ['people'] });
        say('people.resetDone', { name: row.name });
      }}
      onClose={onClose}
    >
      <Field
        label={t('people.newPassword')}
        required
        hint={ready ? t('people.handOver') : t('people.passwordHint')}
        error={asked && !ready ? t('people.passwordHint') : undefined}
        aside={
          <Button variant="text" onClick={() => setPassword(newPassword())} sx={{ minHeight: 24, py: 0, fontSize: 13 }}>
            {t('people.generate')}
          </Button>
        }
      >
        {(field) => <TextInput {...field} value={password} onChange={setPassword} maxLength={128} autoComplete="off" spellCheck={false} autoFocus />}
      </Field>
    </ActionDialog>
  );
}
