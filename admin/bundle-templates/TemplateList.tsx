import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ListBase } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { BundleTemplate } from '../../schema/bundle-templates.ts';
import { useRefresh } from '../actions/useAct.ts';
import { post } from '../api/http.ts';
import { BundleTabs } from '../bundles/BundleTabs.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { ProblemNotice } from '../states/Notice.tsx';
import { Empty } from '../states/States.tsx';
import { ListPage } from '../table/ListPage.tsx';
import { SearchBox } from '../table/SearchBox.tsx';
import type { Column } from '../table/Table.tsx';
import { NewTemplate } from './NewTemplate.tsx';
import { TemplateOrigin, TemplateStatus } from './TemplateMarks.tsx';

const VIEWS = { all: { national: false }, published: { status: 'published' }, draft: { status: 'draft', national: false }, retired: { status: 'retired' }, national: { national: true } } as const;
type View = keyof typeof VIEWS;
const NAMES = Object.keys(VIEWS) as View[];

/** The district's bundles by edition, and the names of the national lists to begin from. */
export default function TemplateList() {
  const t = useT();
  const navigate = useNavigate();
  const may = useMay('directory.edit');
  const [params] = useSearchParams();
  const asked = params.get('view');
  const view = NAMES.find((name) => name === asked) ?? 'all';
  const [adding, setAdding] = useState(false);
  const columns = useColumns();
  const add = may && <Button variant="contained" onClick={() => setAdding(true)}>{t('bundleTemplates.add')}</Button>;
  return (
    <ListBase<BundleTemplate> key={view} resource="bundle-templates" filter={VIEWS[view]} sort={{ field: 'code', order: 'ASC' }} perPage={50} storeKey={`bundle-templates.${view}`} disableAuthentication>
      <ListPage<BundleTemplate>
        title={t('bundles.title')}
        columns={columns}
        nameOf={({ name }) => name}
        onOpen={({ id }) => void navigate(`/bundles/templates/${id}`)}
        actions={add}
        unit={t('bundleTemplates.unit')}
        bar={
          <Box sx={{ flex: 'none' }}>
            <BundleTabs current="templates" />
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, py: 1 }}>
              <Box component="nav" aria-label={t('bundleTemplates.title')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
                {NAMES.map((name) => (
                  <Button key={name} variant={name === view ? 'outlined' : 'text'} aria-pressed={name === view} onClick={() => void navigate(name === 'all' ? '/bundles/templates' : `/bundles/templates?view=${name}`)} sx={{ minHeight: 30, py: 0 }}>
                    {t(`bundleTemplates.view.${name}`)}
                  </Button>
                ))}
              </Box>
              <SearchBox placeholder={t('bundleTemplates.search')} />
            </Box>
          </Box>
        }
        phoneRow={(row) => (
          <Box>
            <Box sx={{ display: 'flex', gap: 1.5, justifyContent: 'space-between' }}>
              <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{row.name}<TemplateOrigin row={row} /></Box>
              <TemplateStatus status={row.status} />
            </Box>
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('bundleTemplates.edition', { smart_count: row.edition })} · {t('bundleTemplates.counts', { items: row.items.length, materials: row.materials.length })}</Box>
          </Box>
        )}
        empty={<Empty title={t('bundleTemplates.emptyTitle')} {...(may ? { hint: t('bundleTemplates.emptyHint') } : {})}>{may && view === 'all' && <LoadPresets />}{add}</Empty>}
      />
      {adding && <NewTemplate onClose={() => setAdding(false)} />}
    </ListBase>
  );
}

function LoadPresets() {
  const t = useT();
  const say = useSay();
  const refresh = useRefresh();
  const load = useMutation({
    mutationFn: () => post<{ added: string[] }>('/api/bundle-templates/presets'),
    onSuccess: async ({ added }) => {
      await refresh();
      say('bundleTemplates.loaded', { smart_count: added.length });
    },
  });
  return (
    <>
      <Button variant="outlined" disabled={load.isPending} onClick={() => load.mutate()}>{t('bundleTemplates.loadPresets')}</Button>
      <ProblemNotice error={load.error} />
    </>
  );
}

function useColumns(): Column<BundleTemplate>[] {
  const t = useT();
  const dates = useDates();
  return useMemo(
    () => [
      { id: 'name', label: t('bundleTemplates.name'), width: 300, grow: true, render: (row) => <span title={row.note}>{row.name}<TemplateOrigin row={row} /></span> },
      { id: 'code', label: t('bundleTemplates.code'), width: 140, sortBy: 'code', render: (row) => row.code },
      { id: 'edition', label: '', width: 84, render: (row) => t('bundleTemplates.edition', { smart_count: row.edition }) },
      { id: 'status', label: t('tasks.column.status'), width: 110, sortBy: 'status', render: (row) => <TemplateStatus status={row.status} /> },
      { id: 'items', label: t('bundleTemplates.items'), width: 64, align: 'right', render: (row) => row.items.length },
      { id: 'materials', label: t('bundleTemplates.materials'), width: 64, align: 'right', render: (row) => row.materials.length },
      { id: 'publishedAt', label: t('bundleTemplates.publishedAt'), width: 160, render: (row) => row.publishedAt && dates.moment(row.publishedAt) },
    ],
    [t, dates],
  );
}
