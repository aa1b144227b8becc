import type { Cell } from './rules/range.ts';

/** The cell under the pointer, from the places the grid writes into its markup; -1 in the heads. */
export function cellUnder(x: number, y: number): Cell | null {
  const cell = document.elementFromPoint(x, y)?.closest('[aria-colindex]');
  const row = cell?.closest('[aria-rowindex]');
  if (!cell || !row) return null;
  return { row: Number(row.getAttribute('aria-rowindex')) - 2, col: Number(cell.getAttribute('aria-colindex')) - 2 };
}

const EDGE = 28;
const SPEED = 18;

/**
 * Follows a pressed pointer until it is let go, telling which cell it is over. Near an edge of the grid it scrolls on
 * by itself, and goes on telling.
 */
export function drag(host: HTMLElement, onCell: (cell: Cell) => void, onEnd: () => void = () => undefined): void {
  let [x, y] = [-1, -1];
  let timer = 0;
  const tell = () => {
    const box = host.getBoundingClientRect();
    const inside = { x: Math.min(Math.max(x, box.left + 1), box.left + host.clientWidth - 2), y: Math.min(Math.max(y, box.top + 1), box.top + host.clientHeight - 2) };
    const cell = cellUnder(inside.x, inside.y);
    if (cell) onCell(cell);
  };
  const scroll = () => {
    const box = host.getBoundingClientRect();
    const by = (at: number, from: number, to: number) => (at < from + EDGE ? -SPEED : at > to - EDGE ? SPEED : 0);
    const [left, top] = [by(x, box.left, box.left + host.clientWidth), by(y, box.top + EDGE, box.top + host.clientHeight)];
    if (left === 0 && top === 0) return;
    host.scrollBy({ left, top });
    tell();
  };
  const move = (event: PointerEvent) => {
    [x, y] = [event.clientX, event.clientY];
    tell();
    if (timer === 0) timer = window.setInterval(scroll, 40);
  };
  const end = () => {
    window.clearInterval(timer);
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', end);
    window.removeEventListener('pointercancel', end);
    onEnd();
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', end);
  window.addEventListener('pointercancel', end);
}
