import Box from '@mui/material/Box';
import type { Approval } from '../../schema/approvals.ts';
import { useT } from '../messages/useT.ts';

/** A word and a shape first. */
const SHAPES: Record<Approval['status'], string> = { waiting: '◇', approved: '✓', refused: '✕', withdrawn: '↩' };

export function ApprovalStatus({ status }: { status: Approval['status'] }) {
  const t = useT();
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, whiteSpace: 'nowrap', fontWeight: status === 'waiting' ? 600 : 400 }}>
      <span aria-hidden>{SHAPES[status]}</span>
      {t(`approvals.status.${status}`)}
    </Box>
  );
}
