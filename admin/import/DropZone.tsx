import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import { useT } from '../messages/useT.ts';

type Props = { chosen: string | null; onFile: (file: File) => void; disabled: boolean };

/** Where a file is dropped or chosen; small once there is one. */
export function DropZone({ chosen, onFile, disabled }: Props) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file && !disabled) onFile(file);
  };
  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: chosen === null ? 'center' : 'start', gap: 1, px: 2, py: chosen === null ? 5 : 0.75, border: 1, borderStyle: 'dashed', borderColor: over ? 'primary.main' : 'field', bgcolor: over ? 'wash' : 'transparent', borderRadius: '4px' }}
    >
      {chosen === null ? <span>{t('import.drop')}</span> : <Box component="span" sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{chosen}</Box>}
      <Button variant="outlined" disabled={disabled} onClick={() => input.current?.click()}>{t(chosen === null ? 'import.choose' : 'import.again')}</Button>
      {chosen === null && <Box sx={{ flexBasis: '100%', textAlign: 'center', fontSize: 13, color: 'text.secondary' }}>{t('import.kinds')}</Box>}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('import.choose')}
        accept=".xlsx,.csv"
        onChange={(event) => {
          take(event.target.files);
          // The same file, mended, can be chosen again.
          event.target.value = '';
        }}
      />
    </Box>
  );
}
