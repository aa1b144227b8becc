import 'core-js/actual/array-buffer/transfer-to-fixed-length';
import 'core-js/actual/promise/with-resolvers';
import { getDocument } from 'unpdf/pdfjs';
import type { PdfAsked, PdfDrawn } from './pdfPages.ts';

/**
 * Draws pages of a PDF away from the screen's own thread. The file is a stranger's: nothing in it is run, no address is
 * asked for what it lacks, and its fonts are drawn as paths.
 */
class Canvases {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d') };
  }
  reset({ canvas }: { canvas: OffscreenCanvas }, width: number, height: number): void {
    Object.assign(canvas, { width, height });
  }
  destroy({ canvas }: { canvas: OffscreenCanvas }): void {
    Object.assign(canvas, { width: 0, height: 0 });
  }
}

/** Filters are drawn by a document's SVG, and a worker has no document. */
class NoFilters {
  addFilter = () => 'none';
  addHCMFilter = () => 'none';
  addAlphaFilter = () => 'none';
  addLuminosityFilter = () => 'none';
  addHighlightHCMFilter = () => 'none';
  destroy(): void {}
}

async function draw({ bytes, pages, side }: PdfAsked): Promise<Blob[]> {
  const pdf = await getDocument({ data: bytes, disableFontFace: true, useSystemFonts: false, useWasm: false, enableXfa: false, verbosity: 0, CanvasFactory: Canvases, FilterFactory: NoFilters }).promise;
  const drawn: Blob[] = [];
  for (let number = 1; number <= Math.min(pages, pdf.numPages); number++) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: side / Math.max(width, height) });
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
    const canvasContext = canvas.getContext('2d');
    if (!canvasContext) break;
    // @ts-expect-error its types know only canvases of a page; of them it asks for nothing that this one lacks.
    await page.render({ canvasContext, canvas, viewport }).promise;
    drawn.push(await canvas.convertToBlob({ type: 'image/png' }));
  }
  return drawn;
}

// The reader's own messages go by the same way; these are known by their names.
addEventListener('message', ({ data }: MessageEvent<{ asked?: PdfAsked }>) => {
  if (!data.asked) return;
  const tell = (drawn: PdfDrawn) => postMessage({ drawn });
  draw(data.asked).then(tell, () => tell([]));
});
