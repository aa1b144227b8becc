import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useDeferredValue, useSyncExternalStore } from 'react';
import type { Row } from '../api/rows.ts';
import { useT } from '../messages/useT.ts';
import { isOne, rangeOf, type Selection, widthOf } from './rules/range.ts';
import type { Sheet } from './sheet.ts';

type Sums = { cells: number; sum: number | null; average: number | null; locked: number; why: string };

/** What the selected cells come to, of those whose rows are here. */
function sumsOf<R extends Row>(sheet: Sheet<R>, selection: Selection): Sums {
  const range = rangeOf(selection, sheet.cursor.size);
  const columns = sheet.columns.slice(range.left, range.right + 1);
  let [sum, count, locked, why] = [0, 0, 0, ''];
  for (const row of sheet.rows.loaded(range.top, range.bottom)) {
    for (const column of columns) {
      if (!column.editable(row)) {
        locked++;
        why ||= sheet.refusal(row, column);
      }
      const value = column.kind === 'number' ? column.value(row) : null;
      if (typeof value === 'number') {
        sum += value;
        count++;
      }
    }
  }
  return { cells: sheet.rows.countIn(range.top, range.bottom) * widthOf(range), sum: count > 0 ? sum : null, average: count > 0 ? sum / count : null, locked, why };
}

const rounded = (value: number) => String(Math.round(value * 100) / 100);

/** The foot of the grid: what is selected, what it comes to, what was saved. */
export function StatusBar<R extends Row>({ sheet, unit }: { sheet: Sheet<R>; unit: string }) {
  const t = useT();
  // One cell comes to nothing that is shown here, so that an arrow key draws nothing of it.
  const selection = useDeferredValue(useSyncExternalStore(sheet.cursor.changed.subscribe, () => (isOne(sheet.cursor.range) ? null : sheet.cursor.selection())));
  useSyncExternalStore(sheet.rows.changed.subscribe, sheet.rows.snapshot);
  const said = useSyncExternalStore(sheet.changed.subscribe, sheet.said);
  const sums = selection && sumsOf(sheet, selection);
  const outside = useSyncExternalStore(sheet.changed.subscribe, sheet.outside).length;
  const come = [...useSyncExternalStore(sheet.changed.subscribe, sheet.come)].filter((id) => sheet.rows.find(id) === null).length;
  const refused = [...sheet.rows.marked()].filter(({ mark }) => mark.state !== 'saving').length;
  const others = useSyncExternalStore(sheet.changed.subscribe, sheet.others).flatMap(({ id, name }) => {
    const row = sheet.rows.find(id);
    return row ? [t('grid.status.at', { name, row: sheet.nameOf(row) })] : [];
  });
  const { count, exact, groups } = sheet.rows;
  return (
    <Box sx={bar}>
      <span>
        {t(exact ? 'grid.status.total' : 'grid.status.totalAtLeast', { smart_count: count, unit })}
        {groups > 0 && ` · ${t(exact ? 'grid.status.groups' : 'grid.status.groupsAtLeast', { n: groups })}`}
      </span>
      <Box component="span" role="status" aria-live="polite" sx={{ display: 'flex', gap: 2, whiteSpace: 'nowrap', overflow: 'hidden' }}>
        {sums && <span>{t('grid.status.selected', { cells: sums.cells })}</span>}
        {sums && sums.sum !== null && sums.average !== null && (
          <>
            <span>{t('grid.status.sum', { sum: rounded(sums.sum) })}</span>
            <span>{t('grid.status.average', { average: rounded(sums.average) })}</span>
          </>
        )}
        {sums && sums.locked > 0 && <span title={sums.why}>{t('grid.status.locked', { cells: sums.locked })}</span>}
      </Box>
      <Box sx={{ flex: 1 }} />
      {others.length > 0 && <span>{t('grid.status.here', { who: others.join(t('grid.misread.comma')) })}</span>}
      <span role="status">
        {come > 0 && (
          <ButtonBase onClick={() => sheet.bringIn()} sx={{ font: 'inherit', color: 'primary.main', textDecoration: 'underline', textUnderlineOffset: 3 }}>
            {t('grid.status.come', { smart_count: come, unit })}
          </ButtonBase>
        )}
      </span>
      {outside > 0 && (
        <ButtonBase onClick={() => sheet.ask({ kind: 'outside' })} sx={{ font: 'inherit', color: 'warning.main', textDecoration: 'underline', textUnderlineOffset: 3 }}>
          {t('grid.status.outside', { smart_count: outside })}
        </ButtonBase>
      )}
      {refused > 0 && (
        <ButtonBase onClick={() => sheet.ask({ kind: 'refused' })} sx={{ font: 'inherit', color: 'warning.main', textDecoration: 'underline', textUnderlineOffset: 3 }}>
          {t('grid.status.refused', { smart_count: refused })}
        </ButtonBase>
      )}
      <Box component="span" role={said.tone === 'failed' ? 'alert' : 'status'} sx={{ color: said.tone === 'failed' ? 'warning.main' : said.tone === 'done' ? 'success.main' : 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {said.text}
      </Box>
      <ButtonBase onClick={() => sheet.askHistory('row')} title={t('grid.status.historyHint')} sx={{ font: 'inherit', color: 'text.secondary', px: 0.5 }}>
        {t('grid.status.history')}
      </ButtonBase>
      {sheet.resource.draft && (
        <ButtonBase onClick={() => sheet.ask({ kind: 'add' })} sx={{ font: 'inherit', color: 'text.secondary', px: 0.5 }}>
          {t('grid.status.add')}
        </ButtonBase>
      )}
      <ButtonBase data-grid-exit onClick={() => sheet.ask({ kind: 'help' })} sx={{ font: 'inherit', color: 'text.secondary', px: 0.5 }}>
        {t('grid.status.keys')}
      </ButtonBase>
    </Box>
  );
}

const bar = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  flex: 'none',
  minHeight: 32,
  px: 2,
  fontSize: 13,
  color: 'text.secondary',
  whiteSpace: 'nowrap',
  borderTop: 1,
  borderColor: 'hairline',
  bgcolor: 'raised',
} as const;
