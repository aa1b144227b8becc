import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useLogout } from 'react-admin';
import { Link } from 'react-router-dom';
import { useT } from '../messages/useT.ts';
import { ChangePassword } from '../session/ChangePassword.tsx';
import { useMe } from '../session/me.ts';

export function UserMenu() {
  const t = useT();
  const me = useMe();
  const logout = useLogout();
  const [changing, setChanging] = useState(false);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (!me) return null;
  const place = [t(`session.role.${me.role}`), me.departmentName, me.head ? t('session.head') : null].filter(Boolean).join(' · ');
  return (
    <>
      <Button
        variant="text"
        color="inherit"
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ color: 'text.primary', flex: 'none', maxWidth: 140, '& span': { overflow: 'hidden', textOverflow: 'ellipsis' } }}
      >
        <span>{me.name}</span>
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <Box component="li" role="presentation" sx={{ px: 1.75, py: 0.75, borderBottom: 1, borderColor: 'hairline', mb: 0.5 }}>
          <Box sx={{ fontWeight: 500 }}>{me.name}</Box>
          <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{place}</Box>
        </Box>
        <MenuItem component={Link} to="/account" onClick={() => setAnchor(null)}>{t('account.title')}</MenuItem>
        <MenuItem component={Link} to="/help/grid" onClick={() => setAnchor(null)}>{t('help.title')}</MenuItem>
        <MenuItem
          onClick={() => {
            setAnchor(null);
            setChanging(true);
          }}
        >
          {t('session.changePassword')}
        </MenuItem>
        <MenuItem onClick={() => logout()}>{t('session.signOut')}</MenuItem>
      </Menu>
      {changing && <ChangePassword onClose={() => setChanging(false)} />}
    </>
  );
}
