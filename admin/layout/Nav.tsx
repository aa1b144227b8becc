import Box from '@mui/material/Box';
import { NavLink } from 'react-router-dom';
import { useT } from '../messages/useT.ts';
import { useMe } from '../session/me.ts';
import { ENTRIES } from './entries.ts';

export function useEntries() {
  const me = useMe();
  const permissions = me?.permissions ?? [];
  return ENTRIES.filter(({ needs, not }) => (!needs || needs.some((permission) => permissions.includes(permission))) && (!not || not !== me?.role));
}

function Entry({ to, children, onClick }: { to: string; children: React.ReactNode; onClick?: (() => void) | undefined }) {
  return (
    <Box
      component={NavLink}
      to={to}
      end={to === '/'}
      onClick={onClick}
      sx={{
        display: 'flex',
        alignItems: 'center',
        height: 34,
        px: 2,
        color: 'text.primary',
        textDecoration: 'none',
        borderLeft: '3px solid transparent',
        '&:hover': { bgcolor: 'hover' },
        '&:focus-visible': { outlineOffset: -2 },
        '&.active': { borderColor: 'primary.main', bgcolor: 'wash', color: 'primary.main', fontWeight: 600 },
      }}
    >
      {children}
    </Box>
  );
}

/** The menu's entries in two groups: the day's work, and the district's own directory. */
export function Nav({ onNavigate }: { onNavigate?: () => void }) {
  const t = useT();
  const entries = useEntries();
  const groups = [entries.filter(({ group }) => group === 'work'), entries.filter(({ group }) => group === 'district')];
  return (
    <Box component="nav" aria-label={t('layout.nav')} sx={{ py: 1, overflowY: 'auto' }}>
      {groups.map(
        (group, at) =>
          group.length > 0 && (
            <Box key={at} sx={at > 0 ? { mt: 1, pt: 1, borderTop: 1, borderColor: 'hairline' } : undefined}>
              {group.map(({ to, label }) => (
                <Entry key={to} to={to} onClick={onNavigate}>
                  {t(label)}
                </Entry>
              ))}
            </Box>
          ),
      )}
    </Box>
  );
}
