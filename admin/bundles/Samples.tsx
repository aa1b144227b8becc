import Box from '@mui/material/Box';
import { lazy, Suspense, useState } from 'react';
import type { FileRow } from '../../schema/files.ts';
import { Thumbnail } from '../files/Thumbnail.tsx';
import { useFilesById } from '../files/useFiles.ts';
import { useT } from '../messages/useT.ts';

const FileViewer = lazy(() => import('../files/FileViewer.tsx'));

/** 样张: the right way to fill it in, small, and whole when pressed. */
export function Samples({ ids }: { ids: readonly string[] }) {
  const t = useT();
  const [shown, setShown] = useState<FileRow | null>(null);
  const files = useFilesById(ids);
  if (files.length === 0) return null;
  return (
    <Box role="group" aria-label={t('bundles.samples')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, pt: 0.5, alignItems: 'center', fontSize: 13, color: 'text.secondary' }}>
      <span>{t('bundles.samples')}</span>
      {files.map((file) => <Thumbnail key={file.id} file={file} onShow={() => setShown(file)} />)}
      {shown && <Suspense><FileViewer file={shown} mayEdit={false} onClose={() => setShown(null)} /></Suspense>}
    </Box>
  );
}
