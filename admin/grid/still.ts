const LED_BY = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'];
const POINTED = ['pointermove', 'pointerdown', 'wheel'] as const;

/**
 * Columns that stay in sight are sticky, each of their cells a layer the browser puts together anew with every key: sixty
 * of them. While keys lead up and down, and nothing is scrolled sideways, they lie where they would lie anyway, and are
 * none (`grid.css`). Whoever takes the mouse has them sticky again before anything can slide.
 */
export function restWhileKeysLead(grid: HTMLElement): () => void {
  const wake = () => grid.removeAttribute('data-keys');
  const rest = ({ key }: KeyboardEvent) => {
    if (LED_BY.includes(key) && grid.scrollLeft === 0) grid.setAttribute('data-keys', '');
  };
  const slide = () => {
    if (grid.scrollLeft !== 0) wake();
  };
  grid.addEventListener('keydown', rest, { capture: true });
  grid.addEventListener('scroll', slide, { capture: true });
  for (const pointed of POINTED) grid.addEventListener(pointed, wake, { capture: true, passive: true });
  return () => {
    wake();
    grid.removeEventListener('keydown', rest, { capture: true });
    grid.removeEventListener('scroll', slide, { capture: true });
    for (const pointed of POINTED) grid.removeEventListener(pointed, wake, { capture: true });
  };
}
