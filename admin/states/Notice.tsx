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
  const fields = error instanceof Problem ? error.errors : [];
  return (
    <Notice tone="overdue" role="alert">
      <Box sx={{ fontWeight: 500 }}>{sentence(error)}</Box>
      {fields.length > 0 && (
        <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
          {fields.map(({ path, message }) => (
            <li key={`${path}:${message}`}>
              {path && <Box component="span" sx={{ color: 'text.secondary' }}>{path}: </Box>}
              {message}
            </li>
          ))}
        </Box>
      )}
      {error instanceof Problem && (
        <Box sx={{ fontSize: 12, color: 'text.secondary', mt: 0.25 }}>{t('states.code', { code: error.code })}</Box>
      )}
    </Notice>
  );
}
