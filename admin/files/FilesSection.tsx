import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { FILE_TYPES, type FileRow } from '../../schema/files.ts';
import { request } from '../api/http.ts';
import { useDates } from '../deadlines/useDates.ts';
import { Section } from '../layout/Section.tsx';
import { usePhone } from '../layout/usePhone.ts';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import { LoadFailed } from '../states/States.tsx';
import { Thumbnail } from './Thumbnail.tsx';
import { UploadLine } from './UploadLine.tsx';
import type { Owner } from './upload.ts';
import { useFiles } from './useFiles.ts';
import { useUploads } from './useUploads.ts';

/** As the limit is counted. */
const MB = 1024 * 1024;

const FileViewer = lazy(() => import('./FileViewer.tsx'));

/** `called` moves on each time somebody asks for the files: they come into sight and take the focus. */
type Props = Owner & { title?: string; mayAttach: boolean; mayEdit: boolean; called?: number | undefined };

/** 材料与附件: what was handed over, scanned or photographed for this record. */
export function FilesSection({ title, subjectKind, subjectId, mayAttach, mayEdit, called = 0 }: Props) {
  const t = useT();
  const dates = useDates();
  const phone = usePhone();
  const { data, error, refetch } = useFiles({ subjectKind, subjectId });
  const { uploads, add, retry, dismiss } = useUploads({ subjectKind, subjectId });
  const [over, setOver] = useState(false);
  const [shown, setShown] = useState<FileRow | null>(null);
  const choose = useRef<HTMLInputElement>(null);
  const photo = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const here = data !== undefined;
  useEffect(() => {
    if (called === 0 || !here) return undefined;
    // After the panel they stand in has taken the focus itself.
    const timer = setTimeout(() => {
      place.current?.scrollIntoView({ block: 'nearest' });
      place.current?.focus({ preventScroll: true });
    });
    return () => clearTimeout(timer);
  }, [called, here]);
  const files = data ?? [];
  const pick = (event: React.ChangeEvent<HTMLInputElement>) => {
    add(event.target.files ?? []);
    event.target.value = '';
  };
  const paste = (event: React.ClipboardEvent) => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    // A screenshot comes without a name of its own.
    const time = dates.time(new Date().toISOString()).replace(':', '');
    add(pasted.map((file) => (file.name === 'image.png' ? new File([file], t('files.screenshot', { time }), { type: file.type }) : file)));
  };
  const drops = {
    onDragOver: (event: React.DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault();
      setOver(false);
      add(event.dataTransfer.files);
    },
  };
  return (
    <Section
      title={title ?? t('files.title')}
      count={files.length}
      aside={mayAttach && (
        <Box sx={{ display: 'flex', gap: 1 }}>
          {phone && <Button variant="text" onClick={() => photo.current?.click()}>{t('files.photo')}</Button>}
          <Button variant="text" onClick={() => choose.current?.click()}>{t('files.choose')}</Button>
          <input ref={choose} type="file" multiple hidden onChange={pick} aria-label={t('files.choose')} />
          <input ref={photo} type="file" accept="image/*" capture="environment" hidden onChange={pick} aria-label={t('files.photo')} />
        </Box>
      )}
    >
      {error && !data && <LoadFailed error={error} retry={refetch} />}
      <Box
        ref={place}
        role="group"
        {...(mayAttach ? { ...drops, onPaste: paste, tabIndex: 0, 'aria-label': t('files.hint') } : { tabIndex: -1, 'aria-label': t('files.title') })}
        sx={{ border: mayAttach ? 1 : 0, borderStyle: 'dashed', borderColor: over ? 'primary.main' : 'hairline', bgcolor: over ? 'wash' : undefined, borderRadius: '3px', px: mayAttach ? 1.25 : 0, py: mayAttach ? 0.75 : 0 }}
      >
        {files.length === 0 && uploads.length === 0 && !mayAttach && <Box sx={{ color: 'text.secondary' }}>{t('files.none')}</Box>}
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {files.map((file) => <Line key={file.id} file={file} mayEdit={mayEdit} onShow={() => setShown(file)} />)}
        </Box>
        {uploads.map((one) => <UploadLine key={one.key} upload={one} onRetry={() => retry(one)} onDismiss={() => dismiss(one.key)} />)}
        {mayAttach && <Box sx={{ color: 'text.secondary', fontSize: 13, py: 0.25 }}>{over ? t('files.drop') : t('files.hint')}</Box>}
      </Box>
      {shown && (
        <Suspense>
          <FileViewer file={files.find(({ id }) => id === shown.id) ?? shown} mayEdit={mayEdit} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </Section>
  );
}

function Line({ file, mayEdit, onShow }: { file: FileRow; mayEdit: boolean; onShow: () => void }) {
  const t = useT();
  const dates = useDates();
  const say = useSay();
  const personName = usePersonName();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => request('DELETE', `/api/files/${file.id}?version=${file.version}`),
    onSuccess: async () => {
      say('files.removed');
      await client.invalidateQueries({ queryKey: ['files'] });
    },
  });
  const size = file.size < MB ? t('files.kb', { size: Math.max(1, Math.round(file.size / 1024)) }) : t('files.mb', { size: (file.size / MB).toFixed(1) });
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 1.25, py: 0.5, borderBottom: 1, borderColor: 'hairline' }}>
      <Thumbnail file={file} onShow={onShow} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        {FILE_TYPES[file.type].shown ? (
          <ButtonBase onClick={onShow} tabIndex={-1} aria-hidden sx={{ font: 'inherit', textAlign: 'left', overflowWrap: 'anywhere', '&:hover': { textDecoration: 'underline' } }}>{file.name}</ButtonBase>
        ) : (
          <Box sx={{ overflowWrap: 'anywhere' }}>{file.name}</Box>
        )}
        <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[size, t('files.by', { who: personName(file.uploadedById), when: dates.moment(file.createdAt) }), file.note].filter(Boolean).join(' · ')}</Box>
        <ProblemNotice error={remove.error} />
      </Box>
      <Button variant="text" component="a" href={`/api/files/${file.id}/content?download=1`} download>{t('files.download')}</Button>
      {mayEdit && <Button variant="text" disabled={remove.isPending} onClick={() => remove.mutate()} aria-label={t('files.remove', { name: file.name })} sx={{ minWidth: 0, color: 'text.secondary' }}>×</Button>}
    </Box>
  );
}
