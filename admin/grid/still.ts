const LED_BY = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'];
const POINTED = ['pointerdown', 'wheel'] as const;
const PASSED = ['pointerover', 'pointerout', 'mouseover', 'mouseout'] as const;

/**
 * What the mouse asks for rests while keys lead up and down, until the mouse is taken again.
 *
 * Columns that stay in sight are sticky, each of their cells a layer the browser puts together anew with every key: sixty
 * of them. As long as nothing is scrolled sideways they lie where they would lie anyway, and are none; whoever takes the
 * mouse has them sticky again before anything can slide. And rows that pass below a pointer that rests are pointed at by
 * nobody: no row is marked, and the page is not told of each (`grid.css`).
 */
export function restWhileKeysLead(grid: HTMLElement): () => void {
  let pointer = { x: NaN, y: NaN };
  const wake = () => grid.removeAttribute('data-keys');
  const rest = ({ key }: KeyboardEvent) => {
    if (LED_BY.includes(key) && grid.scrollLeft === 0) grid.setAttribute('data-keys', '');
  };
  const slide = () => {
    if (grid.scrollLeft !== 0) wake();
  };
  const move = ({ clientX, clientY }: PointerEvent) => {
    pointer = { x: clientX, y: clientY };
    wake();
  };
  // A pointer that moves comes to another place before it is said to have moved.
  const pass = (event: MouseEvent) => {
    if (event.clientX === pointer.x && event.clientY === pointer.y && grid.hasAttribute('data-keys')) event.stopImmediatePropagation();
  };
  grid.addEventListener('keydown', rest, { capture: true });
  grid.addEventListener('scroll', slide, { capture: true });
  for (const pointed of POINTED) grid.addEventListener(pointed, wake, { capture: true, passive: true });
  window.addEventListener('pointermove', move, { capture: true, passive: true });
  for (const passed of PASSED) window.addEventListener(passed, pass, { capture: true });
  return () => {
    wake();
    grid.removeEventListener('keydown', rest, { capture: true });
    grid.removeEventListener('scroll', slide, { capture: true });
    for (const pointed of POINTED) grid.removeEventListener(pointed, wake, { capture: true });
    window.removeEventListener('pointermove', move, { capture: true });
    for (const passed of PASSED) window.removeEventListener(passed, pass, { capture: true });
  };
}
