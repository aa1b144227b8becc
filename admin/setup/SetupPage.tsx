import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';
import { get } from '../api/http.ts';
import { Mark } from '../layout/Mark.tsx';
import { useT } from '../messages/useT.ts';
import { LanguageSwitch } from '../session/LanguageSwitch.tsx';
import { Notice } from '../states/Notice.tsx';
import { LoadFailed, Loading } from '../states/States.tsx';
import { SetupForm } from './SetupForm.tsx';

/** First-run set-up: the one-time link makes the first administrator and installs a district's published rules. */
export default function SetupPage() {
  const t = useT();
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  useEffect(() => {
    document.title = `${t('setup.title')} · ${t('session.product')}`;
  }, [t]);
  const state = useQuery({ queryKey: ['setup'], queryFn: () => get<{ open: boolean }>('/api/setup') });
  return (
    <Box component="main" sx={{ minHeight: '100dvh', bgcolor: 'background.paper', px: 3, py: { xs: 3, md: 6 } }}>
      <Box sx={{ maxWidth: 720, mx: 'auto' }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, fontSize: 16, fontWeight: 600, mb: 3 }}>
          <Mark size={26} />
          <Box sx={{ flex: 1 }}>{t('session.product')}</Box>
          <LanguageSwitch />
        </Box>
        <Box component="h1" sx={{ m: 0, fontSize: 24, fontWeight: 600 }}>{t('setup.title')}</Box>
        <Box sx={{ color: 'text.secondary', mb: 3 }}>{t('setup.hint')}</Box>
        {state.isPending && <Loading />}
        {state.isError && <LoadFailed error={state.error} retry={() => state.refetch()} />}
        {state.data && !state.data.open && (
          <Notice tone="soon">
            {t('setup.closed')} <a href="/admin/login">{t('session.signIn')}</a>
          </Notice>
        )}
        {state.data?.open && !token && <Notice tone="soon">{t('setup.noToken')}</Notice>}
        {state.data?.open && token && <SetupForm token={token} />}
      </Box>
    </Box>
  );
}
