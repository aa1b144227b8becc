import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { useT } from '../messages/useT.ts';
import { Frame } from './Frame.tsx';
import { KeyTable } from './KeyTable.tsx';

/** The keys of the grid, over it. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const t = useT();
  return (
    <Frame
      wide
      title={t('grid.help.title')}
      hint={t('grid.help.hint')}
      onClose={onClose}
      actions={
        <>
          <Button variant="text" component={Link} to="/help/grid">{t('help.grid.open')}</Button>
          <Button variant="contained" onClick={onClose} autoFocus>{t('grid.preview.close')}</Button>
        </>
      }
    >
      <KeyTable />
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('grid.help.leave')}</Box>
    </Frame>
  );
}
