import Box from '@mui/material/Box';

/** A key as it is printed on the keyboard. */
export function KeyCap({ children }: { children: React.ReactNode }) {
  return (
    <Box
      component="kbd"
      sx={{
        display: 'inline-block',
        minWidth: 18,
        px: 0.5,
        fontFamily: 'inherit',
        fontSize: 12,
        lineHeight: '18px',
        textAlign: 'center',
        color: 'text.secondary',
        border: 1,
        borderColor: 'hairline',
        borderRadius: '3px',
        bgcolor: 'raised',
      }}
    >
      {children}
    </Box>
  );
}
