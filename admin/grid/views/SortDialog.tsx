import Box from '@mui/material/Box';
import { useState } from 'react';
import type { ViewSettings } from '../../../schema/views.ts';
import { useT } from '../../messages/useT.ts';
import { SmallSelect } from '../filter/Small.tsx';
import type { FilterField } from '../filter/tree.ts';
import { Sheetlet } from './Sheetlet.tsx';

type Sort = ViewSettings['sort'];
type Props = { fields: readonly FilterField[]; sort: Sort; onApply: (sort: Sort) => void; onClose: () => void };

/** The server sorts by three at most. */
const MOST = 3;

export default function SortDialog({ fields, sort, onApply, onClose }: Props) {
  const t = useT();
  const [keys, setKeys] = useState<Sort>(sort);
  const sortable = fields.filter((field) => field.sortable);
  const put = (at: number, field: string, descending: boolean) =>
    setKeys((before) => {
      const next = [...before];
      if (field === '') next.splice(at);
      else next[at] = { field, descending };
      return next;
    });
  return (
    <Sheetlet title={t('views.sortTitle')} onApply={() => onApply(keys)} onClose={onClose}>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {Array.from({ length: Math.min(keys.length + 1, MOST) }, (_, at) => {
          const key = keys[at];
          const free = sortable.filter(({ field }) => field === key?.field || !keys.some((one) => one.field === field));
          return (
            <Box key={at} sx={{ display: 'flex', gap: 0.75, alignItems: 'center' }}>
              <Box sx={{ width: 72, color: 'text.secondary', fontSize: 13 }}>{t('views.sortBy', { n: at + 1 })}</Box>
              <SmallSelect label={t('views.sortBy', { n: at + 1 })} value={key?.field ?? ''} options={[{ value: '', label: t('views.noSort') }, ...free.map(({ field, label }) => ({ value: field, label }))]} onChange={(field) => put(at, field, false)} />
              {key && (
                <SmallSelect
                  label={`${t('views.sortBy', { n: at + 1 })} ${t('views.sort')}`}
                  value={key.descending ? 'desc' : 'asc'}
                  options={[{ value: 'asc', label: t('views.ascending') }, { value: 'desc', label: t('views.descending') }]}
                  onChange={(value) => put(at, key.field, value === 'desc')}
                />
              )}
            </Box>
          );
        })}
      </Box>
    </Sheetlet>
  );
}
