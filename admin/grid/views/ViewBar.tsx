import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import type { View, ViewResource, ViewSettings } from '../../../schema/views.ts';
import type { Row } from '../../api/rows.ts';
import { useT } from '../../messages/useT.ts';
import type { GridColumn } from '../columns.ts';
import { SmallSelect } from '../filter/Small.tsx';
import { countConditions } from '../filter/count.ts';
import type { FilterField } from '../filter/tree.ts';
import { CopyLink } from './CopyLink.tsx';
import type { Look } from './look.ts';
import { ViewMenu } from './ViewMenu.tsx';

// A grid is looked at more often than its view is changed: what changes it comes when it is asked for.
const FilterWords = lazy(() => import('../filter/FilterWords.tsx'));
const FilterDialog = lazy(() => import('../filter/FilterDialog.tsx'));
const SortDialog = lazy(() => import('./SortDialog.tsx'));
const ColumnsDialog = lazy(() => import('./ColumnsDialog.tsx'));
const LookDialog = lazy(() => import('./LookDialog.tsx'));

type Props<R extends Row> = {
  resource: ViewResource;
  columns: readonly GridColumn<R>[];
  fields: readonly FilterField[];
  look: Look;
  sort: ViewSettings['sort'];
  settings: ViewSettings;
  onLook: (look: Look) => void;
  onSort: (sort: ViewSettings['sort']) => void;
  onOpen: (view: View | null) => void;
  /** What else can be done with the rows shown. */
  tools?: React.ReactNode;
};

type Part = 'filter' | 'sort' | 'columns' | 'look';

/** How the grid is looked at, in one line; a filter that holds stands below in words. */
export function ViewBar<R extends Row>({ resource, columns, fields, look, sort, settings, onLook, onSort, onOpen, tools }: Props<R>) {
  const t = useT();
  const [part, setPart] = useState<Part | null>(null);
  const filter = look.filter ?? {};
  const conditions = countConditions(filter);
  const button = (name: Part, count: number) => (
    <Button variant="text" aria-haspopup="dialog" onClick={() => setPart(name)}>
      {t(`views.${name}`)}
      {count > 0 && ` ${count}`}
    </Button>
  );
  const close = () => setPart(null);
  return (
    <Box role="toolbar" aria-label={t('views.bar')} sx={{ flex: 'none', px: 2, pb: 0.75 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 0.5 }}>
        <ViewMenu resource={resource} look={look} settings={settings} onOpen={onOpen} />
        {button('filter', conditions)}
        {button('sort', sort.length > 1 || (look.sort ?? []).length > 0 ? sort.length : 0)}
        <SmallSelect
          label={t('views.groupBy')}
          value={look.groupBy ?? ''}
          options={[{ value: '', label: t('views.noGroup') }, ...fields.filter(({ groupable }) => groupable).map(({ field, label }) => ({ value: field, label: `${t('views.groupBy')} · ${label}` }))]}
          onChange={(groupBy) => onLook({ ...look, groupBy: groupBy || null })}
        />
        {button('columns', (look.columns ?? []).filter(({ hidden }) => hidden).length)}
        {button('look', (look.colours ?? []).length + Object.keys(look.totals ?? {}).length)}
        <CopyLink />
        {tools}
      </Box>
      {conditions > 0 && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, fontSize: 13, color: 'text.secondary', pt: 0.25 }}>
          <span>{t('views.filterOf')}<Box component="span" sx={{ color: 'text.primary' }}><Suspense><FilterWords fields={fields} filter={filter} /></Suspense></Box></span>
          <Button
            variant="text"
            onClick={() => {
              const { filter: _, ...rest } = look;
              onLook(rest);
            }}
            sx={{ minHeight: 24, py: 0 }}
          >
            {t('views.clear')}
          </Button>
        </Box>
      )}
      <Suspense>
        {part === 'filter' && <FilterDialog fields={fields} filter={filter} onApply={(next) => onLook({ ...look, filter: next })} onClose={close} />}
        {part === 'sort' && <SortDialog fields={fields} sort={sort} onApply={onSort} onClose={close} />}
        {part === 'columns' && <ColumnsDialog columns={columns} look={look} onApply={(next) => onLook({ ...look, columns: next })} onClose={close} />}
        {part === 'look' && <LookDialog fields={fields} look={look} onApply={(appearance) => onLook({ ...look, ...appearance })} onClose={close} />}
      </Suspense>
    </Box>
  );
}
