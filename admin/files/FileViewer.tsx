import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FileRow } from '../../schema/files.ts';
import { request } from '../api/http.ts';
import { usePhone } from '../layout/usePhone.ts';
import { useT } from '../messages/useT.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import { PdfPages } from './PdfPages.tsx';

/** An image, a PDF or a text in place; an image can be turned, and stays so for everybody. */
export default function FileViewer({ file, mayEdit, onClose }: { file: FileRow; mayEdit: boolean; onClose: () => void }) {
  const t = useT();
  const phone = usePhone();
  const client = useQueryClient();
  const source = `/api/files/${file.id}/content`;
  const image = file.type.startsWith('image/');
  const turn = useMutation({
    mutationFn: () => request('PATCH', `/api/files/${file.id}`, { version: file.version, changes: { rotation: (file.rotation + 90) % 360 } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['files'] }),
  });
  const upright = file.rotation % 180 === 0;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="lg" fullScreen={phone} aria-labelledby="file-title">
      <DialogTitle id="file-title" sx={{ overflowWrap: 'anywhere' }}>{file.name}</DialogTitle>
      <DialogContent dividers sx={{ p: 0, height: '75vh', display: 'grid', placeItems: 'center', overflow: 'auto', bgcolor: 'raised' }}>
        {image ? (
          <Box component="img" src={source} alt={file.name} sx={{ maxWidth: upright ? '100%' : '75vh', maxHeight: upright ? '75vh' : '100%', transform: `rotate(${file.rotation}deg)` }} />
        ) : file.type === 'application/pdf' && !navigator.pdfViewerEnabled ? (
          <PdfPages file={file} />
        ) : (
          <Box component="iframe" src={source} title={file.name} sx={{ width: '100%', height: '100%', border: 0, bgcolor: 'background.paper' }} />
        )}
      </DialogContent>
      <ProblemNotice error={turn.error} />
      <DialogActions>
        {image && mayEdit && <Button variant="outlined" disabled={turn.isPending} onClick={() => turn.mutate()}>{t('files.turn')}</Button>}
        {!image && <Button variant="text" component="a" href={source} target="_blank" rel="noreferrer">{t('files.ownWindow')}</Button>}
        <Button variant="outlined" component="a" href={`${source}?download=1`} download>{t('files.download')}</Button>
        <Button variant="contained" onClick={onClose} autoFocus>{t('files.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
