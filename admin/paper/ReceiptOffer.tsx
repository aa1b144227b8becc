import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Case } from '../../schema/cases.ts';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { Notice, ProblemNotice } from '../states/Notice.tsx';
import { openWindow, pageOf, printIn } from './print.ts';
import { usePaperWrite } from './usePapers.ts';

type Props = {
  row: Case;
  /** It stands on the page of the case already. */
  here?: boolean;
};

/** Right after registering: the receipt, issued and printed at one press, and the way to the case. */
export function ReceiptOffer({ row, here = false }: Props) {
  const t = useT();
  const say = useSay();
  const write = usePaperWrite();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [blocked, setBlocked] = useState(false);
  const [issued, setIssued] = useState<string | null>(null);
  const print = async () => {
    const page = openWindow();
    setBlocked(page === null);
    if (issued !== null) {
      if (page) printIn(page, pageOf(issued));
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      const paper = await write('/api/forms', { form: 'receipt', subjectKind: 'cases', subjectId: row.id });
      setIssued(paper.id);
      say('paper.issued', { number: paper.number });
      if (page) printIn(page, pageOf(paper.id));
    } catch (error) {
      page?.close();
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Notice tone="ok" role="status">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Box sx={{ flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' }}>{`${t('register.done', { number: row.number })} ${row.title}`}</Box>
        <Button variant="outlined" disabled={busy} onClick={() => void print()}>{t('paper.afterRegister')}</Button>
        {!here && <Button variant="text" component={Link} to={`/cases/${row.id}`}>{t('paper.openCase')}</Button>}
      </Box>
      {row.dueAt === null && issued === null && <Box sx={{ fontSize: 13 }}>{t('paper.afterTriage')}</Box>}
      {blocked && <Box sx={{ fontSize: 13 }}>{t('paper.printBlocked')}</Box>}
      <ProblemNotice error={failure} />
    </Notice>
  );
}
