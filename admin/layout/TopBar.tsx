import DarkIcon from '@mui/icons-material/DarkModeOutlined';
import LightIcon from '@mui/icons-material/LightModeOutlined';
import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useLocaleState, useTheme } from 'react-admin';
import { KeyCap } from '../keys/KeyCap.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { Bell } from '../reminders/Bell.tsx';
import { useSettings } from '../settings/useSettings.ts';
import { BAR_HEIGHT } from '../theme/tokens.ts';
import { Mark } from './Mark.tsx';
import { UserMenu } from './UserMenu.tsx';

type Props = { phone: boolean; onFind: () => void; onKeys: () => void; onRegister?: (() => void) | undefined };

export function TopBar({ phone, onFind, onKeys, onRegister }: Props) {
  const t = useT();
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 0.75,
        height: BAR_HEIGHT,
        px: { xs: 1.5, md: 2 },
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'hairline',
      }}
    >
      {phone && <Mark />}
      <WindowName phone={phone} />
      <Box sx={{ flex: 1 }} />
      {phone ? (
        <IconButton onClick={onFind} aria-label={t('layout.find')}>
          <SearchIcon />
        </IconButton>
      ) : (
        <Button
          variant="outlined"
          onClick={onFind}
          aria-keyshortcuts="/"
          sx={{ minWidth: { xs: 104, md: 170 }, flex: 'none', justifyContent: 'flex-start', gap: 1, color: 'text.secondary', pr: 0.75 }}
        >
          <SearchIcon sx={{ fontSize: 18 }} />
          <Box component="span" sx={{ flex: 1, textAlign: 'left', fontWeight: 400 }}>{t('layout.find')}</Box>
          <KeyCap>/</KeyCap>
        </Button>
      )}
      {onRegister && !phone && (
        <Tooltip title="N">
          <Button variant="contained" onClick={onRegister} aria-keyshortcuts="n" sx={{ ml: 0.5, flex: 'none' }}>
            {t('layout.register')}
          </Button>
        </Tooltip>
      )}
      <Box sx={{ width: 4 }} />
      <Bell />
      <Switches phone={phone} onKeys={onKeys} />
      <UserMenu />
    </Box>
  );
}

/** Whose window this is, and what day it is there. */
function WindowName({ phone }: { phone: boolean }) {
  const t = useT();
  const dates = useDates();
  const district = useSettings().district;
  return (
    <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5, minWidth: 0, whiteSpace: 'nowrap' }}>
      <Box sx={{ fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {district ? (phone ? district.name : `${district.name} ${district.windowName || t('layout.windowFallback')}`) : ''}
      </Box>
      {district?.illustrative && (
        <Tooltip title={t('layout.illustrative')}>
          <Box
            component="span"
            tabIndex={0}
            sx={{ fontSize: 12, px: 0.75, border: 1, borderColor: 'field', borderRadius: '2px', color: 'text.secondary', alignSelf: 'center' }}
          >
            {t('layout.illustrativeShort')}
          </Box>
        </Tooltip>
      )}
      {!phone && <Box sx={{ color: 'text.secondary', display: { xs: 'none', md: 'block' } }}>{dates.day(dates.today)}</Box>}
    </Box>
  );
}

function Switches({ phone, onKeys }: { phone: boolean; onKeys: () => void }) {
  const t = useT();
  const [locale, setLocale] = useLocaleState();
  // Until somebody chooses it is light, as `defaultTheme` says, on a dark system too.
  const [theme, setTheme] = useTheme('light');
  const dark = theme === 'dark';
  return (
    <>
      <Tooltip title={t('layout.languageTitle')}>
        <Button
          variant="text"
          onClick={() => setLocale(locale === 'en' ? 'zh' : 'en')}
          lang={locale === 'en' ? 'zh-CN' : 'en'}
          sx={{ color: 'text.secondary', fontWeight: 400, minWidth: 40 }}
        >
          {phone ? (locale === 'en' ? '中' : 'EN') : t('layout.language')}
        </Button>
      </Tooltip>
      <Tooltip title={dark ? t('layout.light') : t('layout.dark')}>
        <IconButton onClick={() => setTheme(dark ? 'light' : 'dark')} aria-label={dark ? t('layout.light') : t('layout.dark')}>
          {dark ? <LightIcon sx={{ fontSize: 20 }} /> : <DarkIcon sx={{ fontSize: 20 }} />}
        </IconButton>
      </Tooltip>
      {!phone && (
        <Tooltip title={t('layout.keys')}>
          <IconButton onClick={onKeys} aria-label={t('layout.keys')} aria-keyshortcuts="?" sx={{ width: 30, height: 30, fontSize: 16 }}>
            ?
          </IconButton>
        </Tooltip>
      )}
    </>
  );
}
