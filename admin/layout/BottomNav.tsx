import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Drawer from '@mui/material/Drawer';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import { useT } from '../messages/useT.ts';
import { Nav, useEntries } from './Nav.tsx';

const cell = {
  flex: 1,
  height: 52,
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  fontSize: 14,
  color: 'text.secondary',
  textDecoration: 'none',
  borderTop: '2px solid transparent',
  '&.active': { color: 'primary.main', fontWeight: 600, borderColor: 'primary.main' },
} as const;

/** On a phone the first entries stand under the thumb and the rest behind 菜单. */
export function BottomNav() {
  const t = useT();
  const [open, setOpen] = useState(false);
  const entries = useEntries();
  const first = entries.slice(0, 3);
  return (
    <Box component="nav" aria-label={t('layout.nav')} sx={{ display: 'flex', borderTop: 1, borderColor: 'hairline', bgcolor: 'background.paper' }}>
      {first.map(({ to, label }) => (
        <Box key={to} component={NavLink} to={to} end={to === '/'} sx={cell}>
          {t(label)}
        </Box>
      ))}
      {entries.length > first.length && (
        <ButtonBase onClick={() => setOpen(true)} sx={cell} aria-haspopup="dialog">
          {t('layout.menu')}
        </ButtonBase>
      )}
      <Drawer anchor="bottom" open={open} onClose={() => setOpen(false)}>
        <Nav onNavigate={() => setOpen(false)} />
      </Drawer>
    </Box>
  );
}
