import Button from '@mui/material/Button';
import { useState } from 'react';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import { type DirectoryName, type DirectoryRow, useWriteRow } from './useRow.ts';

type Props = {
  resource: DirectoryName;
  row: DirectoryRow;
  /** What stays and what no longer happens, said before it is done. */
  consequence: string;
};

/** Retire, or bring back: nothing is ever deleted from a directory, because old cases still name it. */
export function Retire({ resource, row, consequence }: Props) {
  const t = useT();
  const say = useSay();
  const { change } = useWriteRow(resource);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const set = async (retired: boolean) => {
    await change(row.id, row.version, { retired });
    say(retired ? 'directory.retireDone' : 'directory.restoreDone', { name: row.name });
  };
  if (row.retiredAt) {
    return (
      <>
        <Button variant="outlined" onClick={() => void set(false).catch(setFailure)}>{t('directory.restore')}</Button>
        <ProblemNotice error={failure} />
      </>
    );
  }
  return (
    <>
      <Button variant="text" onClick={() => setAsking(true)} sx={{ color: 'text.secondary' }}>{t('directory.retire')}</Button>
      {asking && (
        <ActionDialog
          title={t('directory.retireTitle', { name: row.name })}
          note={consequence}
          submitLabel={t('directory.retire')}
          ready
          onSubmit={() => set(true)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** When a row was made and last changed, at the foot of its panel. */
export function RowDates({ row }: { row: DirectoryRow }) {
  const t = useT();
  const dates = useDates();
  return [
    `${t('directory.updatedAt')} ${dates.moment(row.updatedAt)}`,
    t('directory.version', { version: row.version }),
  ].join(' · ');
}
