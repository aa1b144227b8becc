import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useT } from '../../messages/useT.ts';

type Props = { title: string; wide?: boolean; children: React.ReactNode; onApply: () => void; onClear?: () => void; onClose: () => void };

/** One part of a view, decided on and then applied; Ctrl+Enter applies, Esc leaves all as it was. */
export function Sheetlet({ title, wide = false, children, onApply, onClear, onClose }: Props) {
  const t = useT();
  const id = useId();
  const apply = () => {
    onApply();
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth={wide ? 'md' : 'sm'}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
        event.preventDefault();
        apply();
      }}
    >
      <DialogTitle id={id} sx={{ pb: 1 }}>{title}</DialogTitle>
      <DialogContent>{children}</DialogContent>
      <DialogActions>
        {onClear && (
          <Button
            variant="text"
            onClick={() => {
              onClear();
              onClose();
            }}
            sx={{ mr: 'auto' }}
          >
            {t('views.clear')}
          </Button>
        )}
        <Button variant="outlined" onClick={onClose}>{t('edit.cancel')}</Button>
        <Button variant="contained" onClick={apply}>{t('views.apply')}</Button>
      </DialogActions>
    </Dialog>
  );
}
