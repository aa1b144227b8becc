import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { useT } from '../messages/useT.ts';
import { Neighbours } from './Neighbours.tsx';

type Props = {
  /** Where the record stands on a page of its own. */
  page: string;
  previous?: (() => void) | undefined;
  next?: (() => void) | undefined;
};

/** Where one can go from a record beside its grid: to its neighbours, and to its own page. */
export function PanelWays({ page, previous, next }: Props) {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
      <Neighbours previous={previous} next={next} />
      <Button variant="text" component={Link} to={page} sx={{ minHeight: 0, py: 0 }}>{t('cases.panel.whole')}</Button>
    </Box>
  );
}
