import Box from '@mui/material/Box';
import type { ProvisionalAcceptance, ProvisionalStatus as Status } from '../../schema/provisional.ts';
import { useT } from '../messages/useT.ts';

/** A word and a shape first. */
const SHAPES: Record<Status, string> = { running: '◔', supplied: '✓', defaulted: '■', withdrawn: '✕' };

export function ProvisionalStatus({ row }: { row: Pick<ProvisionalAcceptance, 'status' | 'barred' | 'clearedAt'> }) {
  const t = useT();
  const mark = row.barred ? t('provisional.barred') : row.clearedAt ? t('provisional.cleared') : '';
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, fontWeight: row.barred ? 600 : 400, ...(row.barred && { color: (theme) => theme.palette.tones.overdue.ink }) }}>
      <span aria-hidden>{SHAPES[row.status]}</span>
      <span>{t(`provisional.status.${row.status}`)}{mark && ` · ${mark}`}</span>
    </Box>
  );
}
