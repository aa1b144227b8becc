import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';

type Props = { to: string; lead: string; number: string; text: string; due: React.ReactNode };

/** One line of the workbench: who or what, which case, and by when. The date opens its account, the rest the case. */
export function RowLink({ to, lead, number, text, due }: Props) {
  // Everything here is of these weeks: the year would only push the words aside.
  const shortNumber = number.split('-').at(-1) ?? number;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: 'minmax(0,1fr) auto' },
        columnGap: 1.5,
        alignItems: 'center',
        minHeight: 32,
        py: { xs: 0.75, sm: 0 },
        borderBottom: 1,
        borderColor: 'hairline',
        '&:hover': { bgcolor: 'hover' },
      }}
    >
      <Box
        component={Link}
        to={to}
        sx={{ display: 'flex', gap: 1, minWidth: 0, lineHeight: '31px', color: 'inherit', textDecoration: 'none', '&:focus-visible': { outlineOffset: -2 } }}
      >
        <Box component="span" title={lead} sx={{ flex: 'none', width: { xs: 'auto', sm: 76 }, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: 500 }}>{lead}</Box>
        <Box component="span" title={number} sx={{ flex: 'none', color: 'text.secondary' }}>{shortNumber}</Box>
        <Box component="span" title={text} sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{text}</Box>
      </Box>
      <Box sx={{ justifySelf: { sm: 'end' } }}>{due}</Box>
    </Box>
  );
}
