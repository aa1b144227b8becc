import { MAX_FILE, type FileType } from '../../schema/files.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';

/** More than any camera makes: decoding it would take a browser's memory. */
const MAX_PIXELS = 80_000_000;
/** What may be inside one archive, unpacked, as it declares; a document of 20 MB holds far less. */
const MAX_UNPACKED = 400 * 1024 * 1024;
const MAX_ENTRIES = 5_000;
/** Deflate can shrink a thousand to one; markup shrinks some twenty to one. Small files may, since they harm nobody. */
const MAX_RATIO = 150;
const SMALL = 16 * 1024 * 1024;

export type Recognised = { type: FileType; width: number | null; height: number | null };

/**
 * What the bytes are, whatever the name says. Refusals: `file.empty`, `file.too_large`, `file.type`, `file.pixels`,
 * `file.damaged_upload`, `file.bomb`, `file.macro`.
 */
export function recognise(bytes: Uint8Array): Recognised | Refusal {
  if (bytes.length === 0) return refuse('file.empty');
  if (bytes.length > MAX_FILE) return refuse('file.too_large');
  const image = imageOf(bytes);
  if (image) {
    if (image.width === null || image.height === null || image.width === 0 || image.height === 0) return refuse('file.damaged_upload');
    return image.width * image.height > MAX_PIXELS ? refuse('file.pixels') : image;
  }
  if (starts(bytes, '%PDF-')) return tail(bytes, 1024).includes('%%EOF') ? plain('application/pdf') : refuse('file.damaged_upload');
  if (starts(bytes, 'PK\x03\x04')) return documentOf(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return plain('application/x-ole-storage');
  return isText(bytes) ? plain('text/plain') : refuse('file.type');
}

const plain = (type: FileType): Recognised => ({ type, width: null, height: null });
const startsWith = (bytes: Uint8Array, head: number[], at = 0) => head.every((byte, index) => bytes[at + index] === byte);
const starts = (bytes: Uint8Array, head: string, at = 0) => startsWith(bytes, [...head].map((letter) => letter.charCodeAt(0)), at);
const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const tail = (bytes: Uint8Array, length: number) => latin(bytes.subarray(Math.max(0, bytes.length - length)));
/** Some programs write a few bytes after the end. */
const endsWith = (bytes: Uint8Array, end: number[]) => Array.from({ length: 64 }, (_, back) => bytes.length - end.length - back).some((at) => at > 0 && startsWith(bytes, end, at));
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function imageOf(bytes: Uint8Array): Recognised | null {
  const view = viewOf(bytes);
  const sized = (type: FileType, size: [number, number] | null): Recognised => ({ type, width: size?.[0] ?? null, height: size?.[1] ?? null });
  const has = (length: number) => bytes.length >= length;
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    // The last chunk is always the same, its check sum included.
    const whole = has(33) && endsWith(bytes, [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
    return sized('image/png', whole ? [view.getUint32(16), view.getUint32(20)] : null);
  }
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return sized('image/jpeg', jpegSize(bytes, view));
  if (starts(bytes, 'GIF87a') || starts(bytes, 'GIF89a')) return sized('image/gif', has(10) ? [view.getUint16(6, true), view.getUint16(8, true)] : null);
  if (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)) return sized('image/webp', webpSize(bytes, view));
  return null;
}

/** Walks the segments to the frame header; a photo cut off before it has none. */
function jpegSize(bytes: Uint8Array, view: DataView): [number, number] | null {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return endsWith(bytes, [0xff, 0xd9]) ? [view.getUint16(at + 7), view.getUint16(at + 5)] : null;
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

function webpSize(bytes: Uint8Array, view: DataView): [number, number] | null {
  if (bytes.length < 30 || view.getUint32(4, true) + 8 > bytes.length) return null;
  const three = (at: number) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
  if (starts(bytes, 'VP8X', 12)) return [three(24) + 1, three(27) + 1];
  if (starts(bytes, 'VP8L', 12)) {
    const bits = view.getUint32(21, true);
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  }
  return starts(bytes, 'VP8 ', 12) ? [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff] : null;
}

const OFFICE: readonly [string, FileType][] = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['OFD.xml', 'application/ofd'],
];

/** A document is an archive with a certain file in it; any other archive is not taken. Nothing is unpacked. */
function documentOf(bytes: Uint8Array): Recognised | Refusal {
  const names = directoryOf(bytes);
  if (!names) return refuse('file.damaged_upload');
  if (names === 'bomb') return refuse('file.bomb');
  if ([...names].some((name) => /vbaProject\.bin$/i.test(name))) return refuse('file.macro');
  const known = OFFICE.find(([name]) => names.has(name));
  return known ? plain(known[1]) : refuse('file.type');
}

function directoryOf(bytes: Uint8Array): Set<string> | 'bomb' | null {
  const view = viewOf(bytes);
  const names = new Set<string>();
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 65_558 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return null;
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) return 'bomb';
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  const packed: [from: number, to: number][] = [];
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
    const length = view.getUint16(at + 28, true);
    names.add(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)).replaceAll('\\', '/'));
    const [size, whole, from] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true), view.getUint32(at + 42, true)];
    unpacked += whole;
    if (unpacked > MAX_UNPACKED || (whole > SMALL && whole > size * MAX_RATIO)) return 'bomb';
    packed.push([from, from + 30 + size]);
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  // Entries that share their bytes multiply what little there is.
  packed.sort(([a], [b]) => a - b);
  if (packed.some(([from], n) => from < (packed[n - 1]?.[1] ?? 0))) return 'bomb';
  return names;
}

/** UTF-8 or GBK without control characters, and nothing a browser could take for a page. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32) || byte === 127)) return false;
  const read = (encoding: string) => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      return null;
    }
  };
  const text = read('utf-8') ?? read('gbk');
  return text !== null && !/<\s*(!doctype|html|svg|script|\?xml|head|body)/i.test(text.slice(0, 4096));
}

const FORBIDDEN = /[/\\:*?"<>|\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** A name as a person gave it; it names nothing on any disk of ours. Refusal: `file.name`. */
export function checkName(name: string): Refusal | undefined {
  const trimmed = name.trim();
  const wrong = trimmed === '' || [...trimmed].length > 120 || FORBIDDEN.test(trimmed) || /^\.+$/.test(trimmed) || !trimmed.isWellFormed();
  return wrong ? refuse('file.name', {}, 'file') : undefined;
}
