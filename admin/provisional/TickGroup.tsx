import Box from '@mui/material/Box';

type Props = { legend: string; error?: string | undefined; children: React.ReactNode };

/** Ticks that make one answer, with its name and what is wrong with it. */
export function TickGroup({ legend, error, children }: Props) {
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, fontSize: 13, color: 'text.secondary' }}>{legend}</Box>
      {children}
      {error && <Box role="alert" sx={{ fontSize: 12, color: (theme) => theme.palette.tones.soon.ink }}>{error}</Box>}
    </Box>
  );
}

/** The list with this one in it, or without. */
export const toggled = <T,>(list: readonly T[], one: T, on: boolean): T[] => (on ? [...list, one] : list.filter((other) => other !== one));
