/** A row is dragged to another's place: where it would stand is shown, and told when it is let go. Places are those of `[data-place]`. */
export function dragRow(host: HTMLElement, from: number, onDrop: (to: number) => void): void {
  let to = from;
  const rows = () => [...host.querySelectorAll<HTMLElement>('[data-place]')];
  const show = () => {
    for (const row of rows()) {
      const place = Number(row.dataset['place']);
      if (place === to && to !== from) row.dataset['drop'] = to > from ? 'after' : 'before';
      else delete row.dataset['drop'];
    }
  };
  const move = (event: PointerEvent) => {
    const under = rows().find((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return event.clientY >= top && event.clientY < bottom;
    });
    if (under) to = Number(under.dataset['place']);
    show();
  };
  const end = (event: PointerEvent) => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', end);
    window.removeEventListener('pointercancel', end);
    const dropped = to;
    to = from;
    show();
    if (event.type === 'pointerup' && dropped !== from) onDrop(dropped);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', end);
  window.addEventListener('pointercancel', end);
}

/** The list with one of it taken to another place; itself where there is no such place. */
export function moved<T>(all: readonly T[], from: number, to: number): T[] {
  const next = [...all];
  const [one] = next.splice(from, 1);
  if (one === undefined || to < 0 || to >= all.length) return [...all];
  next.splice(to, 0, one);
  return next;
}
