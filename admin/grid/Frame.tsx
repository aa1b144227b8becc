import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import { useId } from 'react';

type Props = { title: string; hint?: string; onClose: () => void; children: React.ReactNode; actions: React.ReactNode; wide?: boolean };

/** A dialog of the grid: what it is about, its content, what can be answered. */
export function Frame({ title, hint, onClose, children, actions, wide = false }: Props) {
  const id = useId();
  return (
    <Dialog open onClose={onClose} maxWidth={wide ? 'md' : 'sm'} fullWidth aria-labelledby={id}>
      <Box sx={{ px: 3, pt: 2, pb: 1 }}>
        <Box component="h2" id={id} sx={{ m: 0, fontSize: 17, fontWeight: 600 }}>{title}</Box>
        {hint && <Box sx={{ mt: 0.25, color: 'text.secondary', fontSize: 13 }}>{hint}</Box>}
      </Box>
      {/* Where it is taller than the screen, the keyboard scrolls it. */}
      <Box tabIndex={0} role="group" aria-labelledby={id} sx={{ px: 3, py: 1, overflow: 'auto', display: 'grid', gap: 1.5 }}>{children}</Box>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1, px: 3, py: 1.5, borderTop: 1, borderColor: 'hairline' }}>{actions}</Box>
    </Dialog>
  );
}
