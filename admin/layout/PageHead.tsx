import Box from '@mui/material/Box';
import { useEffect } from 'react';
import { useT } from '../messages/useT.ts';

type Props = { title: string; note?: React.ReactNode; actions?: React.ReactNode };

/** A screen's name, a word beside it, and what can be done here. The browser's title follows it. */
export function PageHead({ title, note, actions }: Props) {
  const t = useT();
  const product = t('session.product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minHeight: 48, px: 2, py: 0.75, flex: 'none', flexWrap: 'wrap' }}>
      <Box component="h1" sx={{ m: 0, fontSize: 18, fontWeight: 600 }}>{title}</Box>
      {note && <Box sx={{ color: 'text.secondary' }}>{note}</Box>}
      <Box sx={{ flex: 1 }} />
      {actions}
    </Box>
  );
}
