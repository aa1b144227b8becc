import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { Cursor } from './cursor.ts';
import { isOne, type Range } from './rules/range.ts';
import { tellSelected } from './selected.ts';

/** Lines of the grid's own template: a head above the rows, a column of row numbers before the cells. */
const line = ({ top, left, bottom, right }: Range) => ({ gridRow: `${top + 2} / ${bottom + 3}`, gridColumn: `${left + 2} / ${right + 3}` });

type Props = { cursor: Cursor; host: HTMLElement; frozen: number; isHead: (row: number) => boolean; onFillStart: (event: React.PointerEvent) => void };

/** Selection, copied range and fill range, laid over the cells: moving them draws no cell anew. */
export function Overlay({ cursor, host, frozen, isHead, onFillStart }: Props) {
  const selection = useSyncExternalStore(cursor.changed.subscribe, cursor.selection);
  const copied = useSyncExternalStore(cursor.changed.subscribe, () => cursor.copied);
  const filling = useSyncExternalStore(cursor.changed.subscribe, () => cursor.filling);
  const { range } = cursor;
  const told = useRef(range);
  useLayoutEffect(() => {
    host.setAttribute('aria-multiselectable', 'true');
  }, [host]);
  useLayoutEffect(() => {
    tellSelected(host, told.current, cursor.range);
    told.current = cursor.range;
  }, [host, cursor, range.top, range.left, range.bottom, range.right]);
  if (cursor.size.rows === 0) return null;
  return createPortal(
    <>
      {(!isOne(range) || !isHead(range.top)) && <Frame range={range} frozen={frozen} look={isOne(range) ? 'grid-one' : 'grid-range'} onFillStart={selection.whole === 'cells' ? onFillStart : undefined} />}
      {copied && <Frame range={copied} frozen={frozen} look="grid-copied" />}
      {filling && <Frame range={filling} frozen={frozen} look="grid-filling" />}
    </>,
    host,
  );
}

/** In two parts where it reaches over frozen columns: one stays with them, the other scrolls beneath. */
function Frame({ range, frozen, look, onFillStart }: { range: Range; frozen: number; look: string; onFillStart?: ((event: React.PointerEvent) => void) | undefined }) {
  const still = range.left < frozen ? { ...range, right: Math.min(range.right, frozen - 1) } : null;
  const moving = range.right >= frozen ? { ...range, left: Math.max(range.left, frozen) } : null;
  const handle = onFillStart && <div className="grid-handle" onPointerDown={onFillStart} />;
  return (
    <>
      {still && (
        <div aria-hidden className={`grid-frame grid-still ${look} ${moving ? 'grid-open-end' : ''}`} style={{ ...line(still), insetInlineStart: `var(--rdg-frozen-start-${still.left + 1})` }}>
          {!moving && handle}
        </div>
      )}
      {moving && (
        <div aria-hidden className={`grid-frame ${look} ${still ? 'grid-open-start' : ''}`} style={line(moving)}>
          {handle}
        </div>
      )}
    </>
  );
}
