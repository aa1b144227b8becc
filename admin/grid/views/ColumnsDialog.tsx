import DragIndicatorIcon from '@mui/icons-material/DragIndicator';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { useLayoutEffect, useRef, useState } from 'react';
import type { ViewSettings } from '../../../schema/views.ts';
import { Tick } from '../../form/Tick.tsx';
import { useT } from '../../messages/useT.ts';
import { type Arrangeable, arranged, type Look } from './look.ts';
import { Sheetlet } from './Sheetlet.tsx';
import { unseen } from '../../theme/unseen.ts';

type Shown = ViewSettings['columns'];
type Props = { columns: readonly Arrangeable[]; look: Look; onApply: (columns: Shown) => void; onClose: () => void };

/** Which columns stand, in which order, and which stay at the left. */
export default function ColumnsDialog({ columns, look, onApply, onClose }: Props) {
  const t = useT();
  const [order, setOrder] = useState<Shown>(() => arranged(columns, look).map(({ shown }) => shown));
  const [said, setSaid] = useState('');
  const dragged = useRef<number | null>(null);
  const list = useRef<HTMLUListElement>(null);
  // The focus goes along with what was moved by key.
  const following = useRef<string | null>(null);
  useLayoutEffect(() => {
    const at = order.findIndex(({ field }) => field === following.current);
    following.current = null;
    list.current?.querySelectorAll<HTMLElement>('li')[at]?.querySelector<HTMLElement>('input')?.focus();
  }, [order]);
  const labelOf = (field: string) => columns.find((column) => column.field === field)?.label ?? field;
  const change = (at: number, changes: Partial<Shown[number]>) => setOrder((before) => before.map((one, index) => (index === at ? { ...one, ...changes } : one)));
  const move = (from: number, to: number) => {
    const moved = order[from];
    if (!moved || to < 0 || to >= order.length) return;
    setOrder(order.toSpliced(from, 1).toSpliced(to, 0, moved));
    setSaid(t('views.movedTo', { label: labelOf(moved.field), n: to + 1 }));
  };
  const onKey = (event: React.KeyboardEvent, at: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const to = at + (event.key === 'ArrowUp' ? -1 : 1);
    if (to < 0 || to >= order.length) return;
    following.current = order[at]?.field ?? null;
    move(at, to);
  };
  return (
    <Sheetlet title={t('views.columnsTitle')} onApply={() => onApply(order)} onClear={() => onApply([])} onClose={onClose}>
      <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{t('views.columnsHint')}</Box>
      <Box component="ul" ref={list} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {order.map((shown, at) => {
          const label = labelOf(shown.field);
          return (
            <Box
              component="li"
              key={shown.field}
              draggable
              onDragStart={() => (dragged.current = at)}
              onDragOver={(event: React.DragEvent) => event.preventDefault()}
              onDrop={() => dragged.current !== null && move(dragged.current, at)}
              onKeyDown={(event: React.KeyboardEvent) => onKey(event, at)}
              sx={{ display: 'flex', alignItems: 'center', gap: 1, borderBottom: 1, borderColor: 'hairline' }}
            >
              <DragIndicatorIcon fontSize="small" sx={{ color: 'faint', cursor: 'grab' }} aria-hidden />
              <Box sx={{ flex: 1 }}><Tick label={label} checked={!shown.hidden} onChange={(checked) => change(at, { hidden: !checked })} /></Box>
              <Tick label={<span title={t('views.freeze', { label })}><span aria-hidden>{t('views.frozen')}</span><Box component="span" sx={unseen}>{t('views.freeze', { label })}</Box></span>} checked={shown.frozen ?? false} onChange={(frozen) => change(at, { frozen })} />
              <IconButton size="small" disabled={at === 0} aria-label={t('views.moveUp', { label })} title={`${t('views.moveUp', { label })} Alt+↑`} onClick={() => move(at, at - 1)}>↑</IconButton>
              <IconButton size="small" disabled={at === order.length - 1} aria-label={t('views.moveDown', { label })} title={`${t('views.moveDown', { label })} Alt+↓`} onClick={() => move(at, at + 1)}>↓</IconButton>
            </Box>
          );
        })}
      </Box>
      <Box role="status" sx={unseen}>{said}</Box>
    </Sheetlet>
  );
}
