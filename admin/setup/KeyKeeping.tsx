import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http.ts';
import { Tick } from '../form/Tick.tsx';
import { useT } from '../messages/useT.ts';

type Props = { kept: boolean; onKept: (kept: boolean) => void; fault: string | undefined };

/** What DATA_KEY is, where this installation has it, and what losing it would mean, in plain words. */
export function KeyKeeping({ kept, onKept, fault }: Props) {
  const t = useT();
  const store = useQuery({ queryKey: ['health'], queryFn: () => get<{ store: 'd1' | 'libsql' }>('/api/health') }).data?.store;
  const points = [
    store && t(store === 'd1' ? 'setup.keyWhereCloud' : 'setup.keyWhereFile'),
    t('setup.keyLost'),
    t('setup.keyStolen'),
    t('setup.keyNow'),
  ].filter(Boolean);
  return (
    <Box>
      <Box>{t('setup.keyWhat')}</Box>
      <Box component="ul" sx={{ m: 0, mt: 0.75, mb: 1, pl: 2.5, display: 'grid', gap: 0.5 }}>
        {points.map((point) => <li key={point}>{point}</li>)}
      </Box>
      <Tick label={t('setup.keyKept')} checked={kept} onChange={onKept} />
      {fault && <Box role="alert" sx={{ fontSize: 12, color: (theme) => theme.palette.tones.soon.ink }}>{fault}</Box>}
    </Box>
  );
}
