import Box from '@mui/material/Box';
import { Suspense, useEffect, useState } from 'react';
import { useLocale, useLogoutIfAccessDenied } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { onSignedOut } from '../api/http.ts';
import { ZoneContext } from '../deadlines/useDates.ts';
import { KeysProvider, useKey } from '../keys/Keys.tsx';
import { KeyHelp } from '../keys/KeyHelp.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { useSettings } from '../settings/useSettings.ts';
import { Loading } from '../states/States.tsx';
import { OfflineBar } from '../states/OfflineBar.tsx';
import { BAR_HEIGHT, NAV_WIDTH } from '../theme/tokens.ts';
import { BottomNav } from './BottomNav.tsx';
import { Boundary } from './Boundary.tsx';
import { Find } from './Find.tsx';
import { Mark } from './Mark.tsx';
import { Nav } from './Nav.tsx';
import { TopBar } from './TopBar.tsx';
import { usePhone } from './usePhone.ts';

/** The frame of every screen: menu, bar, and one scrolling page. */
export function Shell({ children }: { children: React.ReactNode }) {
  const zone = useSettings().district?.zone ?? 'Asia/Shanghai';
  const locale = useLocale();
  useEffect(() => {
    document.documentElement.lang = locale === 'en' ? 'en' : 'zh-CN';
  }, [locale]);
  return (
    <ZoneContext value={zone}>
      <KeysProvider>
        <Frame>{children}</Frame>
      </KeysProvider>
    </ZoneContext>
  );
}

function Frame({ children }: { children: React.ReactNode }) {
  const t = useT();
  const phone = usePhone();
  const navigate = useNavigate();
  useSignedOut();
  const mayRegister = useMay('cases.register');
  const [helping, setHelping] = useState(false);
  const [finding, setFinding] = useState(false);
  const register = () => void navigate('/cases/create');
  useKey('?', t('layout.keys'), () => setHelping(true));
  useKey('/', t('layout.find'), () => setFinding(true));
  useKey('n', t('layout.register'), register, mayRegister);
  return (
    <Box
      sx={{
        display: 'grid',
        height: '100dvh',
        gridTemplateColumns: phone ? 'minmax(0, 1fr)' : `${NAV_WIDTH}px minmax(0, 1fr)`,
        gridTemplateRows: phone ? `${BAR_HEIGHT}px minmax(0, 1fr) auto` : `${BAR_HEIGHT}px minmax(0, 1fr)`,
        bgcolor: 'background.default',
        '@media print': { display: 'block', height: 'auto' },
      }}
    >
      <SkipLink />
      {!phone && <Side />}
      <TopBar phone={phone} onFind={() => setFinding(true)} onKeys={() => setHelping(true)} onRegister={mayRegister ? register : undefined} />
      <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, '@media print': { display: 'block' } }}>
        <OfflineBar />
        <Box component="main" id="main" tabIndex={-1} sx={{ position: 'relative', flex: 1, overflow: 'auto', minHeight: 0, outline: 'none' }}>
          <Boundary>
            <Suspense fallback={<Loading />}>{children}</Suspense>
          </Boundary>
        </Box>
      </Box>
      {phone && <BottomNav />}
      {finding && <Find onClose={() => setFinding(false)} />}
      <KeyHelp open={helping} onClose={() => setHelping(false)} />
    </Box>
  );
}

/** A session that ends in the middle of work leads to the sign-in page and back; what was typed waits as a draft. */
function useSignedOut() {
  const leave = useLogoutIfAccessDenied();
  useEffect(() => onSignedOut((problem) => void leave(problem)), [leave]);
}

function Side() {
  const t = useT();
  return (
    <Box component="aside" aria-label={t('session.product')} sx={{ gridRow: '1 / -1', display: 'flex', flexDirection: 'column', bgcolor: 'raised', borderRight: 1, borderColor: 'hairline', minHeight: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, height: BAR_HEIGHT, pl: 1.75, flex: 'none', fontSize: 15, fontWeight: 600, whiteSpace: 'nowrap' }}>
        <Mark />
        {t('session.product')}
      </Box>
      <Nav />
    </Box>
  );
}

function SkipLink() {
  const t = useT();
  return (
    <Box
      component="a"
      href="#main"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
      sx={{
        position: 'absolute',
        left: 8,
        top: -60,
        zIndex: 2000,
        px: 2,
        py: 1,
        bgcolor: 'background.paper',
        color: 'primary.main',
        '&:focus': { top: 8 },
      }}
    >
      {t('layout.skip')}
    </Box>
  );
}
