import { holds, type Range } from './rules/range.ts';

const placeOf = (element: Element, attribute: string) => Number(element.getAttribute(attribute)) - 2;

/**
 * Tells the ear which of the drawn cells are selected. Written into the markup by hand: cells drawn later say it
 * themselves, and those that are there are not drawn anew for it.
 */
export function tellSelected(host: HTMLElement, before: Range, after: Range): void {
  const [top, bottom] = [Math.min(before.top, after.top), Math.max(before.bottom, after.bottom)];
  for (const line of host.querySelectorAll(':scope > .rdg-row:not(.rdg-summary-row, .grid-group)')) {
    const row = placeOf(line, 'aria-rowindex');
    if (row < top || row > bottom) continue;
    for (const cell of line.children) {
      const col = placeOf(cell, 'aria-colindex');
      const said = String(holds(after, { row, col }));
      if (col >= 0 && cell.getAttribute('aria-selected') !== said) cell.setAttribute('aria-selected', said);
    }
  }
}
