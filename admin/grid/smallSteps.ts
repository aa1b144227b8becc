/** Rows a step may go before the grid component is told at once; it keeps four rows drawn beyond either edge. */
const STEP = 2;

/**
 * A step of a row or two, as an arrow key takes at the edge, comes into rows that are drawn already. The grid component
 * hears of it when the step stands on screen, and draws the rows beyond then: a key that is held down waits for no row
 * nobody sees yet.
 */
export function tellSmallStepsLater(grid: HTMLElement, rowHeight: number): () => void {
  let told = { top: grid.scrollTop, left: grid.scrollLeft };
  let waiting = false;
  let telling = false;
  const painted = new MessageChannel();
  const hear = (event: Event) => {
    if (telling || event.target !== grid) return;
    const { scrollTop, scrollLeft } = grid;
    if (scrollLeft === told.left && Math.abs(scrollTop - told.top) <= STEP * rowHeight) {
      event.stopImmediatePropagation();
      if (!waiting) requestAnimationFrame(() => painted.port2.postMessage(null));
      waiting = true;
      return;
    }
    told = { top: scrollTop, left: scrollLeft };
  };
  painted.port1.onmessage = () => {
    waiting = false;
    told = { top: grid.scrollTop, left: grid.scrollLeft };
    telling = true;
    grid.dispatchEvent(new Event('scroll'));
    telling = false;
  };
  grid.addEventListener('scroll', hear, { capture: true });
  return () => {
    grid.removeEventListener('scroll', hear, { capture: true });
    painted.port1.close();
  };
}
