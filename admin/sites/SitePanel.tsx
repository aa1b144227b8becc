import Link from '@mui/material/Link';
import { Link as To } from 'react-router-dom';
import type { Site } from '../../schema/sites.ts';
import { RowPanel } from '../directory/RowPanel.tsx';
import { Facts } from '../layout/Facts.tsx';
import { useT } from '../messages/useT.ts';
import { usePeople } from '../people/usePeople.ts';
import { useMay } from '../session/me.ts';
import { SiteForm } from './SiteForm.tsx';

export function SitePanel({ row, onClose }: { row: Site; onClose: () => void }) {
  const t = useT();
  const mayEdit = useMay('directory.edit');
  const people = usePeople().filter(({ siteId, retiredAt }) => siteId === row.id && retiredAt === null).length;
  return (
    <RowPanel
      resource="sites"
      row={row}
      mayEdit={mayEdit}
      onClose={onClose}
      note={t(`sites.kind.${row.kind}`)}
      consequence={t('sites.consequence')}
      form={(back) => <SiteForm row={row} onDone={back} onCancel={back} />}
      facts={
        <Facts
          facts={[
            { label: t('sites.address'), value: row.address, wide: true },
            { label: t('sites.phone'), value: row.phone },
            { label: t('sites.people'), value: people > 0 && <Link component={To} to={`/people?siteId=${row.id}`}>{t('sites.peopleCount', { smart_count: people })}</Link> },
            { label: t('sites.days'), value: <Link component={To} to={`/settings/calendar?site=${row.id}`}>{t('sites.daysLink')}</Link> },
          ]}
        />
      }
    />
  );
}
