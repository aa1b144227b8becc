import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { FileRow } from '../../schema/files.ts';
import { problemOf } from '../api/problem.ts';
import { useT } from '../messages/useT.ts';
import { LoadFailed, Loading } from '../states/States.tsx';
import { pdfPages } from './pdfPages.ts';

/** As many as are drawn in place; more are for the program a telephone has for them. */
const PAGES = 10;
const SIDE = 1600;
const PATIENCE_MS = 60_000;

async function pagesOf(id: string, signal: AbortSignal): Promise<Blob[]> {
  const answer = await fetch(`/api/files/${id}/content`, { signal });
  if (!answer.ok) throw problemOf(answer.status, await answer.json());
  return pdfPages({ bytes: new Uint8Array(await answer.arrayBuffer()), pages: PAGES, side: SIDE }, PATIENCE_MS);
}

/** The first pages of a PDF, one below the other, for browsers that have no reader of their own: those of telephones. */
export function PdfPages({ file }: { file: FileRow }) {
  const t = useT();
  const { data, error, refetch } = useQuery({ queryKey: ['files', 'pages', file.id], queryFn: ({ signal }) => pagesOf(file.id, signal), staleTime: Infinity });
  if (error) return <LoadFailed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const said = data.length === 0 ? t('files.notDrawn') : data.length === PAGES ? t('files.firstPages', { count: PAGES }) : null;
  return (
    <Box sx={{ width: '100%', height: '100%', display: 'grid', gap: 1, alignContent: 'start', p: 1 }}>
      {data.map((page, at) => <Page key={at} page={page} name={t('files.page', { n: at + 1 })} />)}
      {said && <Box sx={{ p: 1, textAlign: 'center', color: 'text.secondary' }}>{said}</Box>}
    </Box>
  );
}

function Page({ page, name }: { page: Blob; name: string }) {
  const place = useCallback((image: HTMLImageElement | null) => {
    if (!image) return undefined;
    const url = URL.createObjectURL(page);
    image.src = url;
    return () => URL.revokeObjectURL(url);
  }, [page]);
  return <Box component="img" ref={place} alt={name} sx={{ width: '100%', maxWidth: 900, mx: 'auto', bgcolor: '#fff', boxShadow: 1 }} />;
}
