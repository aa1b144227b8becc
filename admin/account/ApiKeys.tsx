import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { ApiKey as ApiKeyShape } from '../../schema/auth.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { get, post } from '../api/http.ts';
import { useDates, useNow } from '../deadlines/useDates.ts';
import { Section } from '../layout/Section.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { LoadFailed, Loading } from '../states/States.tsx';
import { KEYS_KEY } from './keys.ts';
import { NewKey, ShownOnce } from './NewKey.tsx';

type ApiKey = z.infer<typeof ApiKeyShape>;

/** One's own keys for programs: made, shown once, and revoked. */
export function ApiKeys() {
  const t = useT();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState('');
  const { data: keys, error, refetch } = useQuery({
    queryKey: KEYS_KEY,
    queryFn: async ({ signal }) => (await get<{ apiKeys: ApiKey[] }>('/api/auth/api-key/list', signal)).apiKeys,
  });
  return (
    <Section title={t('account.keys')} count={keys?.length} aside={<Button variant="outlined" onClick={() => setMaking(true)} sx={{ minHeight: 28, py: 0 }}>{t('account.addKey')}</Button>}>
      <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>
        {t('account.keysHint')} <Link underline="always" href="/api/docs" target="_blank" rel="noreferrer">{t('account.docs')}</Link>
      </Box>
      {error ? (
        <LoadFailed error={error} retry={() => void refetch()} />
      ) : !keys ? (
        <Loading />
      ) : keys.length === 0 ? (
        <Box sx={{ color: 'text.secondary' }}>{t('account.noKeys')}</Box>
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {keys.map((key) => <KeyRow key={key.id} row={key} />)}
        </Box>
      )}
      {making && <NewKey onMade={setMade} onClose={() => setMaking(false)} />}
      {made && <ShownOnce value={made} onClose={() => setMade('')} />}
    </Section>
  );
}

function KeyRow({ row }: { row: ApiKey }) {
  const t = useT();
  const dates = useDates();
  const now = useNow();
  const say = useSay();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const name = row.name ?? row.id;
  const over = row.expiresAt !== null && Date.parse(row.expiresAt) <= now;
  const until = row.expiresAt === null ? t('account.never') : dates.day(dates.dayOf(row.expiresAt));
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 2, minHeight: 36, py: 0.25, borderBottom: 1, borderColor: 'hairline' }}>
      <Box sx={{ flex: '1 1 160px', fontWeight: 500 }}>{name}</Box>
      <Box component="code" sx={{ fontSize: 13, color: 'text.secondary' }}>{row.start}…</Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('account.created')} {dates.day(dates.dayOf(row.createdAt))}</Box>
      <Box sx={{ fontSize: 13, color: (theme) => (over ? theme.palette.tones.soon.ink : theme.palette.text.secondary) }}>{over ? t('account.expired') : `${t('account.until')} ${until}`}</Box>
      <Button variant="text" onClick={() => setAsking(true)} sx={{ minHeight: 28, py: 0 }}>{t('account.revoke')}</Button>
      {asking && (
        <ActionDialog
          title={t('account.revokeTitle', { name })}
          note={t('account.revokeNote')}
          submitLabel={t('account.revoke')}
          ready
          onSubmit={async () => {
            await post('/api/auth/api-key/delete', { keyId: row.id });
            await client.invalidateQueries({ queryKey: KEYS_KEY });
            say('account.revoked', { name });
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Box>
  );
}
