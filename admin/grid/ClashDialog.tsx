import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { Row } from '../api/rows.ts';
import { useT } from '../messages/useT.ts';
import { fetchLastChange } from './api.ts';
import { Frame } from './Frame.tsx';
import type { RowClash, Sheet } from './sheet.ts';

type Props<R extends Row> = { sheet: Sheet<R>; rows: RowClash[]; onAnswer: (mine: Map<string, string[]> | null) => void };
type Side = 'mine' | 'theirs';

/** Of so many cells it is asked who wrote them, and when. */
const ASKED = 20;

/** Cells that two people changed, each with what it was, what I wrote and what the other wrote: chosen one by one. */
export function ClashDialog<R extends Row>({ sheet, rows, onAnswer }: Props<R>) {
  const t = useT();
  const cells = rows.flatMap(({ id, name, clashes }) => clashes.map((clash) => ({ ...clash, id, name, key: `${id}.${clash.field}` })));
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const chooseAll = (side: Side) => setChosen(Object.fromEntries(cells.map(({ key }) => [key, side])));
  const decide = () => onAnswer(new Map(rows.map(({ id, clashes }) => [id, clashes.flatMap(({ field }) => (chosen[`${id}.${field}`] === 'mine' ? [field] : []))])));
  const last = useQueries({
    queries: cells.slice(0, ASKED).map(({ id, field }) => ({ queryKey: ['clash', sheet.resource.name, id, field], queryFn: () => fetchLastChange(sheet.resource.name, id, field), staleTime: 0, retry: false })),
  });
  const theirs = (at: number) => {
    const found = last[at]?.data;
    return found ? t('grid.clash.by', { who: found.who, at: sheet.words.moment(found.at) }) : t('grid.clash.theirs');
  };
  const shown = (id: string, field: string, value: unknown) => {
    const row = sheet.rows.find(id);
    return (row && sheet.show(row, field, value)) || t('grid.clash.empty');
  };
  return (
    <Frame
      wide
      title={t('grid.clash.title')}
      hint={t('grid.clash.hint')}
      onClose={() => onAnswer(null)}
      actions={
        <>
          <Button variant="text" onClick={() => chooseAll('mine')}>{t('grid.clash.allMine')}</Button>
          <Button variant="text" onClick={() => chooseAll('theirs')}>{t('grid.clash.allTheirs')}</Button>
          <Box sx={{ flex: 1 }} />
          <Button variant="outlined" onClick={() => onAnswer(null)}>{t('grid.clash.later')}</Button>
          <Button variant="contained" disabled={cells.some(({ key }) => !chosen[key])} onClick={decide}>{t('grid.clash.decide')}</Button>
        </>
      }
    >
      {cells.map(({ id, name, field, key, loaded, mine, theirs: stands }, at) => (
        <Box key={key} component="fieldset" sx={{ m: 0, p: 1.5, border: 1, borderColor: 'hairline', borderRadius: '3px' }}>
          <Box component="legend" sx={{ px: 0.5, fontWeight: 600 }}>{name} · {sheet.column(field)?.label}</Box>
          <Box sx={{ mb: 1, color: 'text.secondary' }}>{t('grid.clash.was')}：{shown(id, field, loaded)}</Box>
          <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1 }}>
            {(['mine', 'theirs'] as const).map((side) => (
              <Box
                key={side}
                component="label"
                sx={{ display: 'flex', gap: 1, p: 1, border: 1, borderColor: chosen[key] === side ? 'primary.main' : 'field', bgcolor: chosen[key] === side ? 'wash' : undefined, borderRadius: '3px', overflowWrap: 'anywhere' }}
              >
                <input type="radio" name={key} checked={chosen[key] === side} onChange={() => setChosen((all) => ({ ...all, [key]: side }))} />
                <span>
                  <Box component="span" sx={{ display: 'block', fontSize: 12, color: 'text.secondary' }}>{side === 'mine' ? t('grid.clash.mine') : theirs(at)}</Box>
                  {shown(id, field, side === 'mine' ? mine : stands)}
                </span>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </Frame>
  );
}
