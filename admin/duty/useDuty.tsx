import Button from '@mui/material/Button';
import SnackbarContent from '@mui/material/SnackbarContent';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNotify } from 'react-admin';
import type { Duty } from '../../schema/duty.ts';
import { useRefresh } from '../actions/useAct.ts';
import { get, post } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { useSentence } from '../api/useSentence.ts';
import { useT } from '../messages/useT.ts';

/** The roster of a site within a period of at most some months. */
export function useRoster(siteId: string | null, from: string, until: string) {
  const filter = encodeURIComponent(JSON.stringify({ siteId, date: { gte: from, lte: until } }));
  return useQuery({
    queryKey: ['duty', siteId, from, until],
    queryFn: async ({ signal }) => (await get<Page<Duty>>(`/api/duty?sort=date&limit=500&filter=${filter}`, signal)).data,
    enabled: siteId !== null,
  });
}

/** Says that something was written, with the way back beside it. */
export function useSayUndoable(): (message: string, token: string | undefined) => void {
  const t = useT();
  const notify = useNotify();
  const refresh = useRefresh();
  const sentence = useSentence();
  return useCallback(
    (message, token) => {
      if (token === undefined) return notify(message, { type: 'success' });
      const undo = async () => {
        try {
          await post('/api/undo', { token });
          notify(t('duty.undone'), { type: 'success' });
        } catch (error) {
          notify(sentence(error), { type: 'error' });
        }
        await refresh();
      };
      notify(
        <SnackbarContent role="status" message={message} action={<Button variant="text" onClick={() => void undo()} sx={{ color: 'inherit', '&:hover': { color: 'text.primary' } }}>{t('duty.undo')}</Button>} />,
        { type: 'success', autoHideDuration: 8000 },
      );
    },
    [t, notify, refresh, sentence],
  );
}
