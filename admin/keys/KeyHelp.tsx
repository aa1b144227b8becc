import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import Link from '@mui/material/Link';
import { Link as To } from 'react-router-dom';
import { useT } from '../messages/useT.ts';
import { KeyCap } from './KeyCap.tsx';
import { useBindings } from './Keys.tsx';

/** Every key that works on the screen behind it. */
export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const bindings = useBindings();
  return (
    <Dialog open={open} onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="keys-title">
      <Box sx={{ px: 2.5, py: 2 }}>
        <Box component="h2" id="keys-title" sx={{ m: 0, mb: 1, fontSize: 16 }}>
          {t('layout.keysTitle')}
        </Box>
        <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.75, alignItems: 'center' }}>
          {bindings.toSorted((a, b) => a.key.localeCompare(b.key)).map(({ id, key, label }) => (
            <Box key={id} sx={{ display: 'contents' }}>
              <Box component="dt"><KeyCap>{key.toUpperCase()}</KeyCap></Box>
              <Box component="dd" sx={{ m: 0 }}>{label}</Box>
            </Box>
          ))}
        </Box>
        <Box sx={{ mt: 2, fontSize: 12, color: 'text.secondary' }}>{t('layout.keysHint')}</Box>
        <Link component={To} to="/help/grid" onClick={onClose} sx={{ display: 'inline-block', mt: 1 }}>{t('help.grid.open')}</Link>
      </Box>
    </Dialog>
  );
}
