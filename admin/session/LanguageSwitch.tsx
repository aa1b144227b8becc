import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { useLocaleState } from 'react-admin';
import { useT } from '../messages/useT.ts';

/** The other language, where there is no bar yet; the page's own language follows. */
export function LanguageSwitch() {
  const t = useT();
  const [locale, setLocale] = useLocaleState();
  useEffect(() => {
    document.documentElement.lang = locale === 'en' ? 'en' : 'zh-CN';
  }, [locale]);
  return (
    <Box sx={{ display: 'flex', justifyContent: 'flex-end', p: 1.5 }}>
      <Button
        variant="text"
        lang={locale === 'en' ? 'zh-CN' : 'en'}
        title={t('layout.languageTitle')}
        onClick={() => setLocale(locale === 'en' ? 'zh' : 'en')}
      >
        {t('layout.language')}
      </Button>
    </Box>
  );
}
