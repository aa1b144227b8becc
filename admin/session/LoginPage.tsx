import Box from '@mui/material/Box';
import { useTheme } from 'react-admin';
import { Mark } from '../layout/Mark.tsx';
import { useT } from '../messages/useT.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { LoginForm } from './LoginForm.tsx';

/** The door: what this is on one side, the two fields on the other. */
export function LoginPage() {
  return (
    <Box
      sx={{
        minHeight: '100dvh',
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 5fr) minmax(0, 6fr)' },
        gridTemplateRows: { xs: 'auto 1fr', md: '1fr' },
        bgcolor: 'background.paper',
      }}
    >
      <Statement />
      <Box component="main" sx={{ display: 'flex', flexDirection: 'column', minWidth: 0 }}>
        <LanguageSwitch />
        <Box sx={{ flex: 1, display: 'flex', alignItems: { xs: 'flex-start', md: 'center' }, justifyContent: 'center', px: 3, pt: { xs: 3, md: 0 }, pb: { xs: 4, md: 10 } }}>
          <LoginForm />
        </Box>
      </Box>
    </Box>
  );
}

function Statement() {
  const t = useT();
  const [theme] = useTheme('light');
  const points = [t('session.point1'), t('session.point2'), t('session.point3')];
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        gap: 3,
        p: { xs: 3, md: 6 },
        color: theme === 'dark' ? '#d9e8eb' : '#eaf3f5',
        bgcolor: theme === 'dark' ? '#16333c' : '#1b5566',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, fontSize: 16, fontWeight: 600 }}>
        <Box sx={{ border: '1px solid rgba(255,255,255,.35)', borderRadius: '4px' }}>
          <Mark size={26} />
        </Box>
        {t('session.product')}
      </Box>
      <Box>
        <Box sx={{ fontSize: { xs: 20, md: 28 }, fontWeight: 600, lineHeight: 1.4, textWrap: 'balance' }}>{t('session.promise')}</Box>
        <Box component="ul" sx={{ display: { xs: 'none', md: 'grid' }, gap: 1.25, listStyle: 'none', m: 0, mt: 4, p: 0 }}>
          {points.map((point) => (
            <Box component="li" key={point} sx={{ display: 'flex', gap: 1.5, '&::before': { content: '""', width: 14, borderTop: '1px solid rgba(255,255,255,.6)', mt: '0.8em', flex: 'none' } }}>
              {point}
            </Box>
          ))}
        </Box>
      </Box>
      <Box sx={{ fontSize: 13, opacity: 0.85, display: { xs: 'none', md: 'block' } }}>{t('session.tagline')}</Box>
    </Box>
  );
}
