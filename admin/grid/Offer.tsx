import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import type { Row } from '../api/rows.ts';
import { useT } from '../messages/useT.ts';
import type { Cell } from './rules/range.ts';
import type { Sheet } from './sheet.ts';

type Props<R extends Row> = { sheet: Sheet<R>; cell: Cell; why: string; onClose: () => void };

/** Beside a cell that may not be typed over: why, and the action that does what was meant. */
export function Offer<R extends Row>({ sheet, cell, why, onClose }: Props<R>) {
  const t = useT();
  const row = sheet.rows.at(cell.row);
  const column = sheet.columns[cell.col];
  const action = row && column?.action?.(row);
  // A text that is cut in its cell is read here whole.
  const text = row && column?.kind === 'longText' ? column.text(row) : '';
  const anchor = sheet.typing.input;
  return (
    <Popover open anchorEl={anchor} onClose={onClose} anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}>
      {text && <Box tabIndex={0} sx={{ px: 2, pt: 1.25, maxWidth: 480, maxHeight: 320, overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Box>}
      <Box role="alert" sx={{ px: 2, py: 1.25, maxWidth: 360, ...(text && { color: 'text.secondary', fontSize: 13 }) }}>
        {why}
        <Box sx={{ mt: 1, display: 'flex', gap: 1 }}>
          {action && (
            <Button
              variant="contained"
              autoFocus
              onClick={() => {
                onClose();
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          <Button variant="outlined" autoFocus={!action} onClick={onClose}>{t('grid.offer.close')}</Button>
        </Box>
      </Box>
    </Popover>
  );
}
