import decodeQR from 'qr/decode.js';
import { pdfPages } from '../files/pdfPages.ts';
import { scannedPages } from '../files/picture.ts';

/** Longest sides an image is looked at in: large enough for a small code on a whole page, small enough for a slow machine. */
const SIDES = [1600, 2600, 1000] as const;

function pixelsOf(image: ImageBitmap, side: number): ImageData | null {
  const scale = Math.min(1, side / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  // A transparent ground would be read as black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** Pages of a PDF that are looked at, and their longer side where they have to be drawn. */
const PAGES = 3;
const DRAWN = 2600;

/** The text of the code on a photo or on one of the first pages of a PDF; null where there is none, or none that can be read. */
export async function readCode(file: File): Promise<string | null> {
  if (!isPdf(file)) return readPage(file);
  const bytes = new Uint8Array(await file.arrayBuffer());
  // What a scanner wrote is at hand; what another program wrote, or a fax, has to be drawn.
  return (await firstCode(scannedPages(bytes, PAGES))) ?? firstCode(await pdfPages({ bytes, pages: PAGES, side: DRAWN }));
}

async function firstCode(pages: readonly Blob[]): Promise<string | null> {
  for (const page of pages) {
    const text = await readPage(page);
    if (text !== null) return text;
  }
  return null;
}

export const isPdf = ({ type, name }: File): boolean => type === 'application/pdf' || /\.pdf$/i.test(name);

async function readPage(page: Blob): Promise<string | null> {
  const image = await createImageBitmap(page).catch(() => null);
  if (!image) return null;
  try {
    for (const side of SIDES) {
      const pixels = pixelsOf(image, side);
      if (!pixels) return null;
      try {
        return decodeQR(pixels);
      } catch {
        // The decoder throws where it finds nothing; at another size it may.
      }
      if (Math.max(image.width, image.height) <= side) return null;
    }
    return null;
  } finally {
    image.close();
  }
}
