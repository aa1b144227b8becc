import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { FILE_TYPES, type FileRow } from '../../schema/files.ts';
import { useT } from '../messages/useT.ts';

const SHORT: Record<FileRow['type'], string> = {
  'image/jpeg': 'JPG', 'image/png': 'PNG', 'image/gif': 'GIF', 'image/webp': 'WEBP', 'application/pdf': 'PDF', 'text/plain': 'TXT',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
  'application/ofd': 'OFD', 'application/x-ole-storage': 'DOC',
};

const frame = { width: 44, height: 44, flex: 'none', borderRadius: '3px', border: 1, borderColor: 'hairline', overflow: 'hidden', display: 'grid', placeItems: 'center', fontSize: 11, color: 'text.secondary', bgcolor: 'raised' } as const;

/** An image as it is, small; of any other file its kind. What can be shown in place opens. */
export function Thumbnail({ file, onShow }: { file: FileRow; onShow: () => void }) {
  const t = useT();
  const image = file.type.startsWith('image/');
  const face = image ? (
    <Box component="img" src={`/api/files/${file.id}/content`} alt="" loading="lazy" sx={{ width: '100%', height: '100%', objectFit: 'cover', transform: `rotate(${file.rotation}deg)` }} />
  ) : (
    SHORT[file.type]
  );
  if (!FILE_TYPES[file.type].shown) return <Box aria-hidden sx={frame}>{face}</Box>;
  return <ButtonBase onClick={onShow} aria-label={t('files.open', { name: file.name })} sx={frame}>{face}</ButtonBase>;
}
