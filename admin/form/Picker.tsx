import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useState } from 'react';
import { useT } from '../messages/useT.ts';
import type { FieldProps } from './Field.tsx';
import { type Fit, useFit } from './useFit.ts';

export type Choice = { id: string; label: string; note?: string | undefined; alias?: string | undefined };

type Props = FieldProps & {
  value: string | null;
  onChange: (id: string | null) => void;
  choices: Choice[];
  placeholder?: string;
  disabled?: boolean;
  autoFocus?: boolean;
  /** Text that is no choice is kept as typed: a matter the list does not have. */
  free?: { text: string; onText: (text: string) => void };
};

const MOST = 50;

function best(choices: Choice[], typed: string, fit: Fit): Choice[] {
  return choices
    .map((choice) => ({ choice, rank: fit(choice.label, typed) ?? (choice.alias ? fit(choice.alias, typed) : null) }))
    .filter((found): found is { choice: Choice; rank: number } => found.rank !== null)
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map(({ choice }) => choice);
}

/** One of a directory, found by words or by pinyin initials: `scjg` finds 市场监管局. */
export function Picker({ id, invalid, describedBy, value, onChange, choices, placeholder, disabled = false, autoFocus = false, free }: Props) {
  const t = useT();
  const fit = useFit();
  const [open, setOpen] = useState(false);
  const chosen = choices.find((choice) => choice.id === value) ?? null;
  // Plain letters are pinyin initials: Enter takes the best match. Chinese typed freely stays as typed.
  const initials = free !== undefined && chosen === null && /^[a-z]+$/i.test(free.text);
  const takeBest = (event: React.KeyboardEvent<HTMLDivElement> & { defaultMuiPrevented?: boolean | undefined }) => {
    const [first] = initials && open && event.key === 'Enter' ? best(choices, free.text, fit) : [];
    if (!first || event.nativeEvent.isComposing) return;
    event.defaultMuiPrevented = true;
    event.preventDefault();
    setOpen(false);
    onChange(first.id);
  };
  return (
    <Autocomplete<Choice, false, false, boolean>
      id={id}
      size="small"
      freeSolo={free !== undefined}
      forcePopupIcon={!free}
      autoHighlight={!free || initials}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      onKeyDown={takeBest}
      selectOnFocus
      handleHomeEndKeys={false}
      disabled={disabled}
      options={choices}
      value={chosen ?? (free && free.text ? { id: '', label: free.text } : null)}
      onChange={(_, picked) => {
        if (typeof picked === 'string' || picked?.id === '') return;
        onChange(picked?.id ?? null);
      }}
      {...(free
        ? {
            inputValue: chosen?.label ?? free.text,
            onInputChange: (_: unknown, text: string, reason: string) => {
              if (reason === 'input' || reason === 'clear') {
                onChange(null);
                free.onText(text);
              }
            },
          }
        : {})}
      getOptionLabel={(option) => (typeof option === 'string' ? option : option.label)}
      isOptionEqualToValue={(option, other) => option.id === other.id}
      filterOptions={(options, { inputValue }) => best(options, chosen && inputValue === chosen.label ? '' : inputValue, fit)}
      noOptionsText={t('form.noMatch')}
      openText={t('form.open')}
      closeText={t('form.close')}
      clearText={t('form.clear')}
      renderOption={({ key, ...props }, option) => (
        <li key={option.id || key} {...props}>
          <Box sx={{ flex: 1 }}>{option.label}</Box>
          {option.note && <Box sx={{ ml: 2, color: 'text.secondary', fontSize: 12 }}>{option.note}</Box>}
        </li>
      )}
      renderInput={(params) => (
        <OutlinedInput
          ref={params.InputProps.ref}
          className={params.InputProps.className}
          startAdornment={params.InputProps.startAdornment}
          endAdornment={params.InputProps.endAdornment}
          disabled={params.disabled}
          fullWidth
          error={invalid}
          autoFocus={autoFocus}
          {...(placeholder ? { placeholder } : {})}
          inputProps={{ ...params.inputProps, 'aria-describedby': describedBy, 'aria-invalid': invalid }}
        />
      )}
    />
  );
}
