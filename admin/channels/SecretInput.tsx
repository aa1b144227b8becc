import Button from '@mui/material/Button';
import { useState } from 'react';
import { SECRET_MASK } from '../../schema/channels.ts';
import type { FieldProps } from '../form/Field.tsx';
import { PasswordInput } from '../form/PasswordInput.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';

type Props = FieldProps & { value: string; onChange: (value: string) => void };

/** A secret that is stored is not there to be read: it stays, or another takes its place. */
export function SecretInput({ value, onChange, ...field }: Props) {
  const t = useT();
  const [stored] = useState(value === SECRET_MASK);
  if (value === SECRET_MASK) {
    return (
      <TextInput
        {...field}
        value={t('channels.secretKept')}
        onChange={() => undefined}
        readOnly
        endAdornment={<Button variant="text" onClick={() => onChange('')} sx={inside}>{t('channels.replace')}</Button>}
      />
    );
  }
  return (
    <>
      <PasswordInput {...field} value={value} onChange={onChange} autoComplete="new-password" large={false} />
      {stored && <Button variant="text" onClick={() => onChange(SECRET_MASK)} sx={inside}>{t('channels.keepOld')}</Button>}
    </>
  );
}

const inside = { minHeight: 24, py: 0, fontSize: 13, flex: 'none' } as const;
