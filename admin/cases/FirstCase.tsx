import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { Empty } from '../states/States.tsx';

/** What a new installation's list says, and the first step. */
export function FirstCase() {
  const t = useT();
  const may = useMay('cases.register');
  return (
    <Empty title={t('cases.emptyTitle')} hint={t('cases.emptyHint')}>
      {may && (
        <Button variant="contained" component={Link} to="/cases/create">
          {t('layout.register')}
        </Button>
      )}
    </Empty>
  );
}
