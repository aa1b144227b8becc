/** The smallest files that are what they say: enough for their headers to be read. */
const text = (said: string) => [...said].map((letter) => letter.charCodeAt(0));
const big = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const little = (value: number, bytes: number) => Array.from({ length: bytes }, (_, at) => (value >>> (8 * at)) & 255);

export const png = (width: number, height: number) =>
  Uint8Array.from([0x89, ...text('PNG\r\n\x1a\n'), ...big(13), ...text('IHDR'), ...big(width), ...big(height), 8, 0, 0, 0, 0, ...big(0), ...big(0), ...text('IEND'), 0xae, 0x42, 0x60, 0x82]);

export const jpeg = (width: number, height: number) =>
  Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, ...text('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xc0, 0, 11, 8, ...big(height).slice(2), ...big(width).slice(2), 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xff, 0xd9]);

export const gif = (width: number, height: number) => Uint8Array.from([...text('GIF89a'), ...little(width, 2), ...little(height, 2), 0, 0, 0, 0x3b]);

export const webp = (width: number, height: number) =>
  Uint8Array.from([...text('RIFF'), ...little(22, 4), ...text('WEBPVP8X'), ...little(10, 4), 0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)]);

export const pdf = (said = '') => Uint8Array.from(text(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${said}\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n`));
