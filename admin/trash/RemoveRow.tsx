import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import SnackbarContent from '@mui/material/SnackbarContent';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useRefresh } from '../actions/useAct.ts';
import { post, request } from '../api/http.ts';
import type { Row } from '../api/rows.ts';
import { useT } from '../messages/useT.ts';
import { ProblemNotice } from '../states/Notice.tsx';

/** A row goes into the trash, with the way back offered at once. `label` and `done` where it is called otherwise: leave is cancelled. */
export function RemoveRow({ resource, row, onDone, label, done }: { resource: 'consultations' | 'accountability-records' | 'duty' | 'duty-handovers' | 'duty-trainings' | 'leave' | 'meetings'; row: Row; onDone: () => void; label?: string; done?: string }) {
  const t = useT();
  const notify = useNotify();
  const refresh = useRefresh();
  const [failure, setFailure] = useState<unknown>(null);
  const restore = async (version: number) => {
    await post(`/api/${resource}/${row.id}/restore`, { version });
    await refresh();
  };
  const remove = async () => {
    try {
      const gone = await request<Row>('DELETE', `/api/${resource}/${row.id}?version=${row.version}`);
      await refresh();
      onDone();
      notify(
        <SnackbarContent
          role="status"
          message={done ?? t('trash.moved')}
          action={<Button variant="text" onClick={() => void restore(gone.version)} sx={{ color: 'inherit', '&:hover': { color: 'text.primary' } }}>{t('trash.undoMove')}</Button>}
        />,
        { type: 'success', autoHideDuration: 8000 },
      );
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <Box>
      <Button variant="text" onClick={() => void remove()} sx={{ ml: -1 }}>{label ?? t('trash.move')}</Button>
      <ProblemNotice error={failure} />
    </Box>
  );
}
