import Box from '@mui/material/Box';

type Props = { title: string } & ({ src: string } | { html: string });

/** A paper as it will be printed, in a frame in which nothing runs. */
export function PaperFrame({ title, ...page }: Props) {
  const shown = 'src' in page ? { src: page.src } : { srcDoc: page.html, sandbox: '' };
  return <Box component="iframe" title={title} {...shown} sx={{ width: '100%', height: '100%', minHeight: { xs: '60vh', sm: 420 }, border: 1, borderColor: 'hairline', bgcolor: '#e8e8e8', display: 'block' }} />;
}
