import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { Problem } from '../api/problem.ts';
import { useT } from '../messages/useT.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import type { Upload } from './useUploads.ts';

/** One file on its way, how much of it is there, and the way to stop it; or why it was not taken. */
export function UploadLine({ upload, onRetry, onDismiss }: { upload: Upload; onRetry: () => void; onDismiss: () => void }) {
  const t = useT();
  const { file, share, error, cancel } = upload;
  const name = file.name;
  if (error) {
    // What the server refuses it refuses again; a broken line may come back.
    const again = !(error instanceof Problem) || error.status === 0 || error.status >= 500;
    return (
      <Box sx={{ py: 0.75 }}>
        <Box sx={{ overflowWrap: 'anywhere' }}>{name}</Box>
        <ProblemNotice error={error} />
        <Box sx={{ display: 'flex', gap: 1 }}>
          {again && <Button variant="text" onClick={onRetry}>{t('files.retry')}</Button>}
          <Button variant="text" onClick={onDismiss}>{t('files.dismiss')}</Button>
        </Box>
      </Box>
    );
  }
  const percent = Math.round(share * 100);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, py: 0.5 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ overflowWrap: 'anywhere' }}>{t('files.uploading', { name })} {t('files.percent', { percent })}</Box>
        <LinearProgress variant="determinate" value={percent} aria-label={t('files.uploading', { name })} />
      </Box>
      <Button variant="text" onClick={cancel}>{t('files.cancel')}</Button>
    </Box>
  );
}
