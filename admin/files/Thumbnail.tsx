import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useState } from 'react';
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

/** An image without a small picture of its own is fetched whole, as long as it is no burden. */
const LIGHT = 500_000;

/** The small picture that came with a file; of one without, an image that is small itself, or its kind. What can be shown in place opens. */
export function Thumbnail({ file, onShow }: { file: FileRow; onShow: () => void }) {
  const t = useT();
  const [lost, setLost] = useState(false);
  const image = file.type.startsWith('image/');
  const source = file.thumbnail ? `/api/files/${file.id}/thumbnail` : image && file.size <= LIGHT ? `/api/files/${file.id}/content` : null;
  const face = source !== null && !lost ? (
    // A page is known by its head, a photograph by its midst.
    <Box component="img" src={source} alt="" loading="lazy" onError={() => setLost(true)} sx={{ width: '100%', height: '100%', objectFit: 'cover', objectPosition: image ? 'center' : 'top', transform: `rotate(${file.rotation}deg)` }} />
  ) : (
    SHORT[file.type]
  );
  if (!FILE_TYPES[file.type].shown) return <Box aria-hidden sx={frame}>{face}</Box>;
  return <ButtonBase onClick={onShow} aria-label={t('files.open', { name: file.name })} sx={frame}>{face}</ButtonBase>;
}
