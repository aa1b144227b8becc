import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Case } from '../../schema/cases.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { request } from '../api/http.ts';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';

/** Takes a closed case out of the lists; the sentence says where it can be had back. */
export function PutAway({ row, onDone }: { row: Case; onDone: () => void }) {
  const t = useT();
  const say = useSay();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  if (!row.trashable) return null;
  const put = async () => {
    await request('DELETE', `/api/cases/${row.id}?version=${row.version}`);
    say('trash.putDone');
    onDone();
    await client.invalidateQueries();
  };
  return (
    <>
      <Button variant="text" onClick={() => setAsking(true)} sx={{ color: 'text.secondary' }}>{t('trash.put')}</Button>
      {asking && <ActionDialog title={t('trash.putTitle', { number: row.number })} note={t('trash.putNote')} submitLabel={t('trash.put')} ready onSubmit={put} onClose={() => setAsking(false)} />}
    </>
  );
}
