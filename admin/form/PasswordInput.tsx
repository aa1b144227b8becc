import EyeIcon from '@mui/icons-material/VisibilityOutlined';
import EyeOffIcon from '@mui/icons-material/VisibilityOffOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { OutlinedInputProps } from '@mui/material/OutlinedInput';
import { useState } from 'react';
import { useT } from '../messages/useT.ts';
import type { FieldProps } from './Field.tsx';
import { TextInput } from './TextInput.tsx';

type Props = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  inputRef?: OutlinedInputProps['inputRef'];
  large?: boolean;
};

/** A password that can be looked at, and a word where Caps Lock would make it wrong. */
export function PasswordInput({ value, onChange, autoComplete, inputRef, large = true, ...field }: Props) {
  const t = useT();
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const label = shown ? t('session.hide') : t('session.show');
  return (
    <>
      <TextInput
        {...field}
        value={value}
        onChange={onChange}
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        inputRef={inputRef}
        large={large}
        onKeyDown={(event) => setCaps(event.getModifierState('CapsLock'))}
        endAdornment={
          <IconButton aria-label={label} title={label} edge="end" onClick={() => setShown(!shown)}>
            {shown ? <EyeOffIcon sx={{ fontSize: 18 }} /> : <EyeIcon sx={{ fontSize: 18 }} />}
          </IconButton>
        }
      />
      {caps && <Box role="status" sx={{ fontSize: 12, color: 'text.secondary', mt: 0.25 }}>{t('session.capsLock')}</Box>}
    </>
  );
}
