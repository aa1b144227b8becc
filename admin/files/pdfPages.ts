export type PdfAsked = { bytes: Uint8Array<ArrayBuffer>; pages: number; /** Pixels of the longer side. */ side: number };
export type PdfDrawn = Blob[];

/** A page that takes longer is none: a list does very well without its picture. */
const PATIENCE_MS = 10_000;

/** The first pages of a PDF as pictures; none where it cannot be read, is locked, or takes too long. The reader is fetched for it. */
export function pdfPages(asked: PdfAsked, patience = PATIENCE_MS): Promise<PdfDrawn> {
  const worker = new Worker(new URL('./pdf.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<PdfDrawn>((resolve) => {
    setTimeout(() => resolve([]), patience);
    worker.onerror = () => resolve([]);
    worker.addEventListener('message', ({ data }: MessageEvent<{ drawn?: PdfDrawn }>) => data.drawn && resolve(data.drawn));
    worker.postMessage({ asked }, [asked.bytes.buffer]);
  }).finally(() => worker.terminate());
}
