import { drag } from './pointing.ts';

/** A head is dragged to another column's place: where it would stand is shown, and told when it is let go. */
export function dragHead(host: HTMLElement, from: number, onDrop: (to: number) => void): void {
  let to = from;
  const show = (col: number) => {
    for (const marked of host.querySelectorAll('[data-drop]')) marked.removeAttribute('data-drop');
    if (col !== from) host.querySelector(`.rdg-header-row > [aria-colindex="${col + 2}"]`)?.setAttribute('data-drop', col > from ? 'after' : 'before');
  };
  drag(
    host,
    ({ col }) => {
      if (col < 0 || col === to) return;
      to = col;
      show(to);
    },
    () => {
      show(from);
      if (to !== from) onDrop(to);
    },
  );
}

/** Where Alt+Shift and an arrow takes the head that has the focus; null for any other key or place. */
export function movedBy({ key, altKey, shiftKey, ctrlKey, metaKey, target }: Pick<React.KeyboardEvent, 'key' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'target'>): { from: number; to: number } | null {
  if (!altKey || !shiftKey || ctrlKey || metaKey || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return null;
  const head = target instanceof Element ? target.closest('[role="columnheader"]') : null;
  const from = Number(head?.getAttribute('aria-colindex') ?? 0) - 2;
  return from < 0 ? null : { from, to: from + (key === 'ArrowLeft' ? -1 : 1) };
}
