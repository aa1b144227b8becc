import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import { useDates } from '../../deadlines/useDates.ts';
import { useT } from '../../messages/useT.ts';
import { useCodeName } from '../../settings/useSettings.ts';
import type { SeenCase } from './useCheck.ts';

/** Earlier cases in two lines each; they open beside the form, never over it. */
export function SeenList({ cases, none }: { cases: SeenCase[]; none?: string }) {
  const t = useT();
  const dates = useDates();
  const outcomeName = useCodeName('outcomes');
  if (cases.length === 0) return none ? <Box sx={{ color: 'text.secondary' }}>{none}</Box> : null;
  return (
    <Box component="ul" sx={{ m: 0, mt: 0.5, p: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
      {cases.slice(0, 5).map((one) => (
        <li key={one.id}>
          <Box component={Link} to={`/cases/${one.id}`} target="_blank" rel="noopener" sx={{ color: 'primary.main', textDecoration: 'none', '&:hover': { textDecoration: 'underline' } }}>
            {one.number} {one.title}
          </Box>
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
            {[dates.day(dates.dayOf(one.receivedAt)), t(`cases.stage.${one.stage}`), outcomeName(one.outcome), one.why].filter(Boolean).join(' · ')}
          </Box>
        </li>
      ))}
    </Box>
  );
}
