import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useT } from '../messages/useT.ts';

type Props = { page: number; perPage: number; shown: number; total: number; exact: boolean; unit?: string | undefined; onPage: (page: number) => void };

/** How many there are, which are shown, and the way to the others. */
export function Pager({ page, perPage, shown, total, exact, unit: given, onPage }: Props) {
  const t = useT();
  const unit = given ?? t('table.unit');
  const from = (page - 1) * perPage + 1;
  const last = exact ? page * perPage >= total : shown < perPage;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        minHeight: 40,
        px: 2,
        flex: 'none',
        color: 'text.secondary',
        borderTop: 1,
        borderColor: 'hairline',
        bgcolor: 'background.paper',
      }}
    >
      <span role="status">{t(exact ? 'table.total' : 'table.totalAtLeast', { smart_count: total, unit })}</span>
      <Box sx={{ flex: 1 }} />
      {shown > 0 && <span>{t('table.range', { from, to: from + shown - 1, unit })}</span>}
      {(page > 1 || !last) && (
        <Box sx={{ display: 'flex', gap: 0.5 }}>
          <Button variant="outlined" disabled={page <= 1} onClick={() => onPage(page - 1)} sx={{ minHeight: 28, py: 0 }}>
            {t('table.previous')}
          </Button>
          <Button variant="outlined" disabled={last} onClick={() => onPage(page + 1)} sx={{ minHeight: 28, py: 0 }}>
            {t('table.next')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
