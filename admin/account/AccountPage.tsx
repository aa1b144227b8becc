import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { MyChannels } from '../channels/PersonChannels.tsx';
import { Facts } from '../layout/Facts.tsx';
import { PageHead } from '../layout/PageHead.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { ChangePassword } from '../session/ChangePassword.tsx';
import { useMe } from '../session/me.ts';
import { useSiteName } from '../sites/useSites.ts';
import { Loading } from '../states/States.tsx';
import { MyLeave } from '../leave/MyLeave.tsx';
import { ApiKeys } from './ApiKeys.tsx';
import { Preferences } from './Preferences.tsx';

/** What the system knows of the person signed in, and what is their own to change. */
export default function AccountPage() {
  const t = useT();
  const me = useMe();
  const siteName = useSiteName();
  const [changing, setChanging] = useState(false);
  if (!me) return <Loading />;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: '100%' }}>
      <PageHead title={t('account.title')} />
      <Box sx={{ flex: 1, px: 2, pb: 4, bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline' }}>
        <Box sx={{ maxWidth: 860 }}>
          <Section title={t('account.who')}>
            <Facts
              facts={[
                { label: t('account.name'), value: me.name },
                { label: t('account.username'), value: me.username },
                { label: t('account.role'), value: [t(`session.role.${me.role}`), me.head ? t('session.head') : ''].filter(Boolean).join(' · ') },
                { label: t('account.department'), value: me.departmentName },
                { label: t('account.site'), value: siteName(me.siteId) },
              ]}
            />
            <Box sx={{ mt: 1, fontSize: 13, color: 'text.secondary' }}>{t('account.wrong')}</Box>
          </Section>
          <Section title={t('account.password')}>
            <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1.5 }}>
              <Button variant="outlined" onClick={() => setChanging(true)}>{t('session.changePassword')}</Button>
              <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('account.passwordHint')}</Box>
            </Box>
          </Section>
          <MyLeave id={me.id} />
          <MyChannels id={me.id} />
          <Preferences id={me.id} />
          <ApiKeys />
        </Box>
      </Box>
      {changing && <ChangePassword onClose={() => setChanging(false)} />}
    </Box>
  );
}
