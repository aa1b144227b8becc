import Box from '@mui/material/Box';

/** The product's mark: a case box with its answer ticked. Drawn here, so that nothing is fetched for it. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <Box
      component="svg"
      viewBox="0 0 24 24"
      aria-hidden
      sx={{
        width: size,
        height: size,
        flex: 'none',
        display: 'block',
        '& rect': { fill: (theme) => theme.palette.primary.main },
        '& path': { fill: 'none', stroke: (theme) => theme.palette.primary.contrastText, strokeWidth: 2.6, strokeLinecap: 'square' },
      }}
    >
      <rect x="1.5" y="1.5" width="21" height="21" rx="3" />
      <path d="M6.2 12.4l3.9 3.9L18 7.6" />
    </Box>
  );
}
