import Box from '@mui/material/Box';
import { useT } from '../messages/useT.ts';

/** More lines than anybody reads in a dialog; the rest is counted. */
const SHOWN = 200;

type Props = {
  heads: string[];
  lines: React.ReactNode[][];
  most?: number;
  /** How many there are, where `lines` holds only the first of them. */
  count?: number;
};

/** Plain lines under heads, scrolling by themselves. */
export function Lines({ heads, lines, most = SHOWN, count = lines.length }: Props) {
  const t = useT();
  return (
    <Box sx={{ maxHeight: 260, overflow: 'auto', border: 1, borderColor: 'hairline', borderRadius: '3px' }} tabIndex={0} role="group" aria-label={heads.join(' ')}>
      <Box component="table" sx={table}>
        <thead>
          <tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr>
        </thead>
        <tbody>
          {lines.slice(0, most).map((cells, at) => (
            <tr key={at}>{cells.map((cell, column) => <td key={column}>{cell}</td>)}</tr>
          ))}
        </tbody>
      </Box>
      {count > most && <Box sx={{ px: 1, py: 0.5, color: 'text.secondary' }}>{t('grid.preview.more', { count: count - most })}</Box>}
    </Box>
  );
}

const table = {
  width: '100%',
  borderCollapse: 'collapse',
  fontSize: 13,
  '& th': { position: 'sticky', top: 0, bgcolor: 'raised', color: 'text.secondary', fontWeight: 400 },
  '& th, & td': { px: 1, py: 0.5, textAlign: 'left', verticalAlign: 'top', borderBottom: 1, borderColor: 'hairline', overflowWrap: 'anywhere' },
  '& td:first-of-type': { whiteSpace: 'nowrap' },
} as const;
