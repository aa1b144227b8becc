import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import type { Row } from '../api/rows.ts';
import { useT } from '../messages/useT.ts';
import { Frame } from './Frame.tsx';
import type { Sheet } from './sheet.ts';

/** New rows that the filter keeps out of the list, each a press away. */
export function OutsideDialog<R extends Row>({ sheet, onClose }: { sheet: Sheet<R>; onClose: () => void }) {
  const t = useT();
  return (
    <Frame title={t('grid.outside.title')} hint={t('grid.outside.hint')} onClose={onClose} actions={<Button variant="contained" onClick={onClose} autoFocus>{t('grid.offer.close')}</Button>}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {sheet.outside().map((row) => (
          <Box component="li" key={row.id} sx={{ py: 0.5 }}>
            <Link
              component="button"
              onClick={() => {
                onClose();
                sheet.record?.(row);
              }}
            >
              {sheet.nameOf(row)}
            </Link>
          </Box>
        ))}
      </Box>
    </Frame>
  );
}
