import Box from '@mui/material/Box';
import { useId } from 'react';
import { useFault } from './faults.ts';

/** What a label hands to its control, so that label, hint and error are spoken with it. */
export type FieldProps = { id: string; invalid: boolean; describedBy: string | undefined };

type Props = {
  /** Where something else has to find the control; made up otherwise. */
  id?: string;
  label: string;
  hint?: React.ReactNode;
  error?: string | undefined;
  /** Its name in what is sent, so that the server's own objection stands here too: `reporter.idNumber`. */
  path?: string;
  required?: boolean;
  /** Beside the label, at the right: a small action or a count. */
  aside?: React.ReactNode;
  children: (field: FieldProps) => React.ReactNode;
};

/** A label above its control, then a hint or what is to be mended. */
export function Field({ id: given, label, hint, error: mine, path, required, aside, children }: Props) {
  const made = useId();
  const told = useFault(path);
  const error = mine ?? told;
  const id = given ?? made;
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', mb: 0.25 }}>
        <Box component="label" htmlFor={id} sx={{ fontSize: 13, color: 'text.secondary', flex: 1 }}>
          {label}
          {required && <Box component="span" aria-hidden sx={{ ml: 0.5, color: 'text.primary' }}>*</Box>}
        </Box>
        {aside}
      </Box>
      {children({ id, invalid: error !== undefined, describedBy: note ? noteId : undefined })}
      {note && (
        <Box
          id={noteId}
          sx={{ mt: 0.25, fontSize: 12, lineHeight: 1.5, color: (theme) => (error ? theme.palette.tones.soon.ink : theme.palette.text.secondary) }}
        >
          {note}
        </Box>
      )}
    </Box>
  );
}
