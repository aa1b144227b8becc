import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../api/http.ts';
import { useT } from '../../messages/useT.ts';
import { LoadFailed, Loading } from '../../states/States.tsx';
import type { GridQuery } from '../columns.ts';
import type { FilterField } from '../filter/tree.ts';
import { together } from './look.ts';
import { summaryPath, type SummaryAnswer, type SummaryGroup } from './useTotals.ts';

type Props = {
  resource: string;
  query: GridQuery;
  by: FilterField;
  unit: string;
  empty: React.ReactNode;
  /** The rows of the opened group. */
  children: (query: GridQuery) => React.ReactNode;
};

/** Rows by group: each group's name and count, and the rows of the one that is open. Only those are fetched. */
export function Groups({ resource, query, by, unit, empty, children }: Props) {
  const t = useT();
  const path = summaryPath(resource, query, { groupBy: by.field });
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['groups', path], queryFn: ({ signal }) => get<SummaryAnswer>(path, signal), staleTime: 0 });
  const [open, setOpen] = useState<SummaryGroup['key'] | undefined>(undefined);
  if (error) return <LoadFailed error={error} retry={() => void refetch()} />;
  if (isPending) return <Loading />;
  if (data.data.length === 0) return empty;
  const nameOf = (key: SummaryGroup['key']) => {
    if (key === null) return t('views.blank');
    if (typeof key === 'boolean') return t(key ? 'views.op.yes' : 'views.op.no');
    return by.choices?.find(({ id }) => id === key)?.label ?? String(key);
  };
  const filterOf = (key: SummaryGroup['key']) => ({ [by.field]: key === null ? { empty: true } : key });
  return (
    <Box role="list" aria-label={t('views.groups', { label: by.label })} sx={{ flex: 1, minHeight: 0, overflow: 'auto', display: 'flex', flexDirection: 'column', borderTop: 1, borderColor: 'hairline', bgcolor: 'background.paper' }}>
      {data.data.map(({ key, count }) => {
        const opened = key === open;
        return (
          <Box role="listitem" key={String(key)} sx={opened ? { display: 'flex', flexDirection: 'column', flex: '1 0 360px' } : { flex: 'none' }}>
            <Box
              component="button"
              type="button"
              aria-expanded={opened}
              onClick={() => setOpen(opened ? undefined : key)}
              sx={{ display: 'flex', alignItems: 'center', gap: 1, width: '100%', height: 34, px: 2, flex: 'none', border: 0, borderBottom: 1, borderColor: 'hairline', bgcolor: 'raised', color: 'inherit', font: 'inherit', textAlign: 'left', cursor: 'pointer', '&:hover': { bgcolor: 'hover' }, '&:focus-visible': { outlineOffset: -2 } }}
            >
              <Box component="span" aria-hidden sx={{ width: 12, color: 'text.secondary' }}>{opened ? '▾' : '▸'}</Box>
              <Box component="span" sx={{ fontWeight: 600 }}>{nameOf(key)}</Box>
              <Box component="span" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>{t(data.totalIsExact ? 'views.groupCount' : 'views.atLeast', { n: count, unit })}</Box>
            </Box>
            {opened && children({ ...query, filter: together(query.filter, filterOf(key)) })}
          </Box>
        );
      })}
    </Box>
  );
}
