import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Button from '@mui/material/Button';
import { useT } from '../messages/useT.ts';
import { HistoryList, type HistoryOf } from './HistoryList.tsx';

/** The history of a row or of a cell, over the grid it was asked for in. */
export default function HistoryDialog({ name, onClose, ...of }: HistoryOf & { name: string; onClose: () => void }) {
  const t = useT();
  const one = of.fields.find(({ field }) => field === of.field);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="history-title">
      <DialogTitle id="history-title">{one ? t('history.cell', { name, field: one.label }) : t('history.row', { name })}</DialogTitle>
      <DialogContent dividers>
        <HistoryList {...of} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>{t('edit.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
