const LOOK_MS = 100;
const PATIENCE_MS = 30_000;

/** A window for a paper; null where the browser stopped it. Asked for in the click itself, before anything is waited for. */
export const openWindow = (): Window | null => window.open('about:blank', '_blank');

/**
 * Shows a paper in its window and prints it. Nothing runs in that page: it is this one that looks until the page is
 * there, and asks the browser.
 */
export function printIn(page: Window, path: string): void {
  page.location.replace(path);
  const wanted = new URL(path, window.location.href).href;
  const began = Date.now();
  const timer = setInterval(() => {
    const there = !page.closed && page.location.href === wanted && page.document.readyState === 'complete';
    if (there) page.print();
    if (there || page.closed || Date.now() - began > PATIENCE_MS) clearInterval(timer);
  }, LOOK_MS);
}

/** False where the browser would not open a window. */
export function printPaper(path: string): boolean {
  const page = openWindow();
  if (page) printIn(page, path);
  return page !== null;
}

export const pageOf = (id: string, edition?: number): string => `/api/forms/${id}?as=html${edition === undefined ? '' : `&edition=${edition}`}`;
export const docxOf = (id: string): string => `/api/forms/${id}?as=docx`;
