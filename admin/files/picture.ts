import { THUMBNAIL } from '../../schema/files.ts';
import { pdfPages } from './pdfPages.ts';

/** More pixels than this are not decoded for a small picture; the server refuses the file anyway. */
const MOST = 80_000_000;
/** A logo in a letter's head is no page. */
const LEAST = 20_000;
const QUALITY = 0.75;

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/**
 * The pages of a scanned PDF, as far as it holds them as JPEG images, which most scanners write; nothing else of the
 * file is looked at. At most so many, in the order they stand.
 */
export function scannedPages(bytes: Uint8Array<ArrayBuffer>, most = 3): Blob[] {
  const text = latin(bytes);
  const pages: Blob[] = [];
  for (let at = text.indexOf('\u00ff\u00d8\u00ff'); at >= 0 && pages.length < most; ) {
    const end = text.indexOf('endstream', at);
    if (end < 0) break;
    // Compressed bytes may begin like an image by chance: one stands right behind its `stream`.
    if (/stream\r?\n?$/.test(text.slice(Math.max(0, at - 8), at)) && end - at >= LEAST) pages.push(new Blob([bytes.subarray(at, end)], { type: 'image/jpeg' }));
    at = text.indexOf('\u00ff\u00d8\u00ff', end);
  }
  return pages;
}

/** What a picture of this file is made of: the image itself, or the first page of a PDF, which a scan holds as one and another is drawn. */
async function imageIn(file: File): Promise<Blob | null> {
  const head = latin(new Uint8Array(await file.slice(0, 24).arrayBuffer()));
  if (head.startsWith('%PDF-')) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return scannedPages(bytes, 1)[0] ?? (await pdfPages({ bytes, pages: 1, side: THUMBNAIL.side }))[0] ?? null;
  }
  if (!file.type.startsWith('image/')) return null;
  if (!head.startsWith('\u0089PNG')) return file;
  const side = (from: number) => [0, 1, 2, 3].reduce((sum, n) => sum * 256 + head.charCodeAt(from + n), 0);
  return side(16) * side(20) <= MOST ? file : null;
}

/** A small picture of a file for the lists it stands in; null where there is none to be had. */
export async function smallPicture(file: File): Promise<Blob | null> {
  const source = await imageIn(file).catch(() => null);
  const image = source && (await createImageBitmap(source).catch(() => null));
  if (!image) return null;
  try {
    const scale = Math.min(1, THUMBNAIL.side / 2 / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    return small && small.size <= THUMBNAIL.bytes ? small : null;
  } finally {
    image.close();
  }
}
