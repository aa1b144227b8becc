import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Row } from '../api/rows.ts';
import { useT } from '../messages/useT.ts';
import type { GridResource } from './columns.ts';
import { Frame } from './Frame.tsx';
import { Lines } from './Lines.tsx';
import type { Preview, Written } from './preview.ts';

type Props = {
  preview: Preview;
  moment: (instant: string) => string;
  /** Shows what the calendar moves. */
  showMoves: GridResource<Row>['moves'];
  onAnswer: (write: boolean) => void;
};

/** Long texts are recognised by how they begin. */
const brief = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

/** What a paste, a fill or a clearing would do, before it does it. */
export function PreviewDialog({ preview: { rows, cells, written, clashing, refused, moves, together, adding }, moment, showMoves, onAnswer }: Props) {
  const t = useT();
  const place = [t('grid.preview.row'), t('grid.preview.column')];
  const pairs = (lines: Written[]) => lines.map(({ name, label: column, from, to }) => [name, column, brief(from), brief(to)]);
  const added = adding.drafts.length;
  const due = (instant: string | null) => (instant === null ? t('grid.preview.noDue') : moment(instant));
  const label = cells === 0 ? t('grid.preview.add', { count: added }) : added > 0 ? t('grid.preview.writeAndAdd', { cells, count: added }) : t('grid.preview.write', { cells });
  return (
    <Frame
      wide
      title={t('grid.preview.title')}
      hint={cells + added > 0 ? t('grid.preview.undoHint') : t('grid.preview.nothing')}
      onClose={() => onAnswer(false)}
      actions={
        <>
          <Button variant="outlined" onClick={() => onAnswer(false)} autoFocus={cells + added === 0}>{t(cells + added > 0 ? 'grid.preview.cancel' : 'grid.preview.close')}</Button>
          {cells + added > 0 && <Button variant="contained" onClick={() => onAnswer(true)} autoFocus>{label}</Button>}
        </>
      }
    >
      <Box component="ul" sx={{ m: 0, pl: 2.5, '& li': { mb: 0.25 } }}>
        {cells > 0 && <li>{t('grid.preview.cells', { cells, rows: rows.length })}</li>}
        {added > 0 && <li>{t('grid.preview.adding', { count: added })}</li>}
        {adding.left > 0 && <li>{t('grid.preview.left', { count: adding.left, how: adding.how })}</li>}
        {moves.length > 0 && <li>{t('grid.preview.moves', { count: moves.length })}</li>}
        {clashing.length > 0 && <Box component="li" sx={{ color: 'warning.main' }}>{t('grid.preview.clashing', { smart_count: clashing.length })}</Box>}
        {refused.length > 0 && <Box component="li" sx={{ color: 'warning.main' }}>{t('grid.preview.refused', { count: refused.length })}</Box>}
      </Box>
      {clashing.length > 0 && <Lines heads={[...place, t('grid.preview.theirs'), t('grid.preview.mine')]} lines={pairs(clashing)} />}
      {refused.length > 0 && (
        <Lines heads={[...place, t('grid.preview.text'), t('grid.preview.why')]} lines={refused.map(({ name, label: column, text, why }) => [name, column, brief(text), why])} />
      )}
      {written.length > 0 && <Lines heads={[...place, t('grid.preview.from'), t('grid.preview.to')]} lines={pairs(written)} count={cells} />}
      {together && showMoves?.(together)}
      {moves.length > 0 && <Lines heads={[t('grid.preview.row'), t('grid.preview.due')]} lines={moves.map(({ name, from, to }) => [name, `${due(from)} → ${due(to)}`])} />}
    </Frame>
  );
}
