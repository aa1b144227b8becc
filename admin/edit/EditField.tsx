import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Field, type FieldProps } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';
import type { Clash, Edit } from './useEdit.ts';

type Props<V extends object> = {
  edit: Edit<V>;
  name: keyof V & string;
  label: string;
  hint?: React.ReactNode;
  required?: boolean;
  aside?: React.ReactNode;
  /** How a value reads where it clashes with another's. */
  show?: (value: unknown) => React.ReactNode;
  children: (field: FieldProps) => React.ReactNode;
};

/** One field of a form: its label, its control, what is wrong with it, and what somebody else made of it meanwhile. */
export function EditField<V extends object>({ edit, name, show, children, ...words }: Props<V>) {
  const clash = edit.clash(name);
  return (
    <Box>
      <Field {...words} error={edit.fault(name)}>{children}</Field>
      {clash && <ClashLine clash={clash} show={show} onSettle={(keep) => edit.settle(name, keep)} />}
    </Box>
  );
}

type TextProps<V extends object> = Omit<Props<V>, 'children'> & {
  maxLength: number;
  lines?: number;
  /** Nothing typed is no value, not an empty one. */
  orNull?: boolean;
  inputMode?: 'text' | 'tel' | 'numeric';
  placeholder?: string;
  autoFocus?: boolean;
  disabled?: boolean;
  autoComplete?: string;
};

export function EditText<V extends object>({ edit, name, maxLength, lines, orNull = false, inputMode, placeholder, autoFocus, disabled, autoComplete = 'off', ...field }: TextProps<V>) {
  return (
    <EditField edit={edit} name={name} {...field}>
      {(control) => (
        <TextInput
          {...control}
          value={edit.text(name)}
          onChange={(text) => edit.putText(name, orNull && text === '' ? null : text)}
          maxLength={maxLength}
          autoComplete={autoComplete}
          {...(lines ? { lines } : {})}
          {...(inputMode ? { inputMode } : {})}
          {...(placeholder ? { placeholder } : {})}
          {...(autoFocus ? { autoFocus } : {})}
          {...(disabled ? { disabled } : {})}
        />
      )}
    </EditField>
  );
}

function ClashLine({ clash, show, onSettle }: { clash: Clash; show: ((value: unknown) => React.ReactNode) | undefined; onSettle: (keep: 'theirs' | 'mine') => void }) {
  const t = useT();
  const read = (value: unknown) => {
    if (value === null || value === undefined || value === '') return t('edit.empty');
    if (show) return show(value);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  };
  return (
    <Box
      role="group"
      sx={{ mt: 0.5, px: 1.25, py: 0.75, borderLeft: 3, borderColor: (theme) => theme.palette.tones.soon.ink, bgcolor: (theme) => theme.palette.tones.soon.wash, fontSize: 13 }}
    >
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 1, rowGap: 0.25 }}>
        <Box component="dt" sx={{ color: 'text.secondary' }}>{t('edit.theirs')}</Box>
        <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>{read(clash.theirs)}</Box>
        <Box component="dt" sx={{ color: 'text.secondary' }}>{t('edit.mine')}</Box>
        <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>{read(clash.mine)}</Box>
      </Box>
      <Box sx={{ display: 'flex', gap: 0.75, mt: 0.75 }}>
        <Button variant="outlined" onClick={() => onSettle('theirs')} sx={{ minHeight: 26, py: 0, fontSize: 13 }}>{t('edit.keepTheirs')}</Button>
        <Button variant="outlined" onClick={() => onSettle('mine')} sx={{ minHeight: 26, py: 0, fontSize: 13 }}>{t('edit.keepMine')}</Button>
      </Box>
    </Box>
  );
}
