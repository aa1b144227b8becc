import Box from '@mui/material/Box';
import { useT } from '../../messages/useT.ts';
import type { Check, Finding } from './useCheck.ts';

const MARKS: Record<Finding['state'], string> = { holds: '✓', fails: '✗', unknown: '?' };

/** The district's own conditions one by one, each with its reason. It advises; the coordinator decides. */
export function Conditions({ found }: { found: Check['conditions'] }) {
  const t = useT();
  return (
    <Box>
      <Box sx={{ fontWeight: 500 }}>{t(`register.verdict.${found.verdict}`)}</Box>
      {found.excluded.map((one) => (
        <Box key={one.code} sx={{ mt: 0.5 }}>{one.text}</Box>
      ))}
      <Box component="ul" sx={{ m: 0, mt: 0.5, p: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}>
        {found.conditions.map((one) => (
          <Box component="li" key={one.code} title={one.source} sx={{ display: 'flex', gap: 1, color: one.state === 'holds' ? 'text.primary' : 'text.secondary' }}>
            <Box component="span" aria-label={t(`register.state.${one.state}`)} sx={{ width: 14, flex: 'none', fontWeight: 600, color: (theme) => (one.state === 'holds' ? theme.palette.tones.ok.ink : 'inherit') }}>
              {MARKS[one.state]}
            </Box>
            <Box>
              {one.text}
              {one.why && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{one.why}</Box>}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
