import Box from '@mui/material/Box';
import { Problem } from '../api/problem.ts';
import { useSentence } from '../api/useSentence.ts';
import { useT } from '../messages/useT.ts';
import type { Tones } from '../theme/tokens.ts';

/** A quiet framed sentence in a state's ink. */
export function Notice({ tone, children, role }: { tone: keyof Tones; children: React.ReactNode; role?: 'alert' | 'status' }) {
  return (
    <Box
      role={role}
      sx={{
        px: 1.5,
        py: 1,
        borderLeft: 3,
        borderRadius: '2px',
        borderColor: (theme) => theme.palette.tones[tone].ink,
        bgcolor: (theme) => theme.palette.tones[tone].wash,
        color: 'text.primary',
      }}
    >
      {children}
    </Box>
  );
}

/** A failed write, said loudly, with what is to be mended. */
export function ProblemNotice({ error }: { error: unknown }) {
  const t = useT();
  const sentence = useSentence();
  if (!error) return null;
  const said = sentence(error);
  // Where a field has no place for its objection, the objection alone is shown: a field's name in the API is no word for a reader.
  const fields = error instanceof Problem ? [...new Set(error.errors.map(({ message }) => message))].filter((message) => message && message !== said) : [];
  return (
    <Notice tone="overdue" role="alert">
      <Box sx={{ fontWeight: 500 }}>{said}</Box>
      {fields.length > 0 && (
        <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
          {fields.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </Box>
      )}
      {error instanceof Problem && (
        <Box sx={{ fontSize: 12, color: 'text.secondary', mt: 0.25 }}>{t('states.code', { code: error.code })}</Box>
      )}
    </Notice>
  );
}
