import Box from '@mui/material/Box';
import type { Case } from '../../schema/cases.ts';
import { useT } from '../messages/useT.ts';

/** The stage in words, or what it waits for where somebody else has to decide. */
export function StageText({ row }: { row: Pick<Case, 'stage' | 'awaiting'> }) {
  const t = useT();
  if (row.awaiting) return <Box component="span" sx={{ color: (theme) => theme.palette.tones.soon.ink }}>{t(`cases.awaiting.${row.awaiting}`)}</Box>;
  return <>{t(`cases.stage.${row.stage}`)}</>;
}
