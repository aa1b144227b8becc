import Box from '@mui/material/Box';
import { useId } from 'react';
import { unseen } from '../theme/unseen.ts';

type Props<V extends string> = {
  label: string;
  value: V | null;
  onChange: (value: V) => void;
  options: readonly { value: V; label: string }[];
  /** Hides the label from the eye where the row already says it. */
  quiet?: boolean;
  error?: string | undefined;
};

/** A few choices side by side; arrows move among them, as radio buttons do, because that is what they are. */
export function Segments<V extends string>({ label, value, onChange, options, quiet = false, error }: Props<V>) {
  const name = useId();
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0, minWidth: 0 }}>
      <Box component="legend" sx={quiet ? unseen : { p: 0, mb: 0.25, fontSize: 13, color: 'text.secondary' }}>{label}</Box>
      <Box sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 0.5 }}>
        {options.map((option) => (
          <Box component="label" key={option.value} sx={segment}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </Box>
        ))}
      </Box>
      {error && <Box sx={{ fontSize: 12, color: (theme) => theme.palette.tones.soon.ink }}>{error}</Box>}
    </Box>
  );
}


const segment = {
  position: 'relative',
  cursor: 'pointer',
  '& input': { position: 'absolute', opacity: 0, inset: 0, width: '100%', height: '100%', m: 0, cursor: 'pointer' },
  '& span': {
    display: 'block',
    px: 1.25,
    lineHeight: '30px',
    border: 1,
    borderColor: 'field',
    borderRadius: '3px',
    bgcolor: 'background.paper',
  },
  '&:hover span': { borderColor: 'text.secondary' },
  '& input:checked + span': { borderColor: 'primary.main', bgcolor: 'wash', color: 'primary.main', fontWeight: 600 },
  '& input:focus-visible + span': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 1 },
} as const;
