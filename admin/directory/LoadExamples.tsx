import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { request } from '../api/http.ts';
import { useT } from '../messages/useT.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import type { DirectoryName } from './useRow.ts';

type Props = { resource: DirectoryName; drafts: () => Promise<object[]> };

/** Adds the example rows one by one, says how far it is, and stops when told to. Each is marked as an example. */
export function LoadExamples({ resource, drafts }: Props) {
  const t = useT();
  const client = useQueryClient();
  const stopped = useRef(false);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  const load = async () => {
    stopped.current = false;
    setFailure(null);
    try {
      const all = await drafts();
      for (const [done, draft] of all.entries()) {
        if (stopped.current) break;
        setProgress({ done, total: all.length });
        await request('POST', `/api/${resource}`, draft);
      }
    } catch (error) {
      setFailure(error);
    } finally {
      setProgress(null);
      await client.invalidateQueries({ queryKey: [resource] });
    }
  };

  return (
    <Box sx={{ display: 'grid', gap: 1, justifyItems: 'center', maxWidth: 480 }}>
      {progress ? (
        <Box role="status" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          {t('directory.loading', progress)}
          <Button
            variant="outlined"
            onClick={() => {
              stopped.current = true;
            }}
          >
            {t('directory.loadStop')}
          </Button>
        </Box>
      ) : (
        <Button variant="outlined" onClick={() => void load()}>{t('directory.load')}</Button>
      )}
      <ProblemNotice error={failure} />
    </Box>
  );
}
