import Box from '@mui/material/Box';
import { useSyncExternalStore } from 'react';
import { useT } from '../messages/useT.ts';

function subscribe(listen: () => void) {
  window.addEventListener('online', listen);
  window.addEventListener('offline', listen);
  return () => {
    window.removeEventListener('online', listen);
    window.removeEventListener('offline', listen);
  };
}

/** One line under the top bar while the machine has no network. */
export function OfflineBar() {
  const t = useT();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  if (online) return null;
  return (
    <Box
      role="status"
      sx={{
        px: 2,
        py: 0.5,
        color: (theme) => theme.palette.tones.soon.ink,
        bgcolor: (theme) => theme.palette.tones.soon.wash,
      }}
    >
      {t('states.offline')}
    </Box>
  );
}
