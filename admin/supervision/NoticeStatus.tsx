import Box from '@mui/material/Box';
import type { NoticeStatus as Status } from '../../schema/supervision.ts';
import { useT } from '../messages/useT.ts';

/** A word and a shape first: what waits for us is filled, what is over is hollow. */
const SHAPES: Record<Status, string> = { draft: '◌', issued: '○', answered: '◆', confirmed: '✓', withdrawn: '✕' };

export function NoticeStatus({ status }: { status: Status }) {
  const t = useT();
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, whiteSpace: 'nowrap', fontWeight: status === 'answered' ? 600 : 400 }}>
      <span aria-hidden>{SHAPES[status]}</span>
      {t(`supervision.status.${status}`)}
    </Box>
  );
}
