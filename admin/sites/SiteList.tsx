import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { type Site, SITE_KINDS } from '../../schema/sites.ts';
import { Directory } from '../directory/Directory.tsx';
import { SidePanel } from '../directory/SidePanel.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { Empty } from '../states/States.tsx';
import { FilterSelect } from '../table/FilterSelect.tsx';
import type { Column } from '../table/Table.tsx';
import { SiteForm } from './SiteForm.tsx';
import { SitePanel } from './SitePanel.tsx';

export default function SiteList() {
  const t = useT();
  const mayEdit = useMay('directory.edit');
  const columns = useMemo<Column<Site>[]>(
    () => [
      { id: 'name', label: t('sites.name'), width: 200, grow: true, sortBy: 'name', render: (row) => <span title={row.name}>{row.name}</span> },
      { id: 'kind', label: t('sites.kindLabel'), width: 150, render: (row) => t(`sites.kind.${row.kind}`) },
      { id: 'address', label: t('sites.address'), width: 220, grow: true, render: (row) => <span title={row.address ?? ''}>{row.address}</span> },
      { id: 'phone', label: t('sites.phone'), width: 140, render: (row) => row.phone },
    ],
    [t],
  );
  return (
    <Directory<Site>
      resource="sites"
      title={t('sites.title')}
      unit={t('sites.unit')}
      columns={columns}
      phoneRow={(row) => (
        <>
          {row.name}
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[t(`sites.kind.${row.kind}`), row.address, row.phone].filter(Boolean).join(' · ')}</Box>
        </>
      )}
      search={t('sites.search')}
      filters={<FilterSelect source="kind" label={t('sites.kindLabel')} options={SITE_KINDS.map((kind) => ({ value: kind, label: t(`sites.kind.${kind}`) }))} />}
      mayEdit={mayEdit}
      createLabel={t('sites.create')}
      empty={<Empty title={t('sites.emptyTitle')} hint={t('sites.emptyHint')} />}
      panel={(row, close) => <SitePanel row={row} onClose={close} />}
      create={(close) => (
        <SidePanel title={t('sites.create')} onClose={() => close()}>
          <SiteForm row={null} onDone={(made) => close(made?.id)} onCancel={() => close()} />
        </SidePanel>
      )}
    />
  );
}
