import encodeQR from 'qr';
import { zlibSync } from 'fflate';

/** White around the code, in modules: a scanner needs it where the paper is printed or framed. */
const BORDER = 2;

/** Rows of modules, true for black. A fifth of it may be dirty or creased and it still reads. */
const modulesOf = (text: string): boolean[][] => encodeQR(text, 'raw', { ecc: 'medium', border: BORDER });

/** One path, a run of black a step: small, and sharp at any size. `name` is what a screen reader says. */
export function qrSvg(text: string, name: string): string {
  const modules = modulesOf(text);
  const runs = modules.flatMap((line, y) => [...runsOf(line)].map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`));
  return `<svg class="qr" role="img" aria-label="${name}" viewBox="0 0 ${modules.length} ${modules.length}" shape-rendering="crispEdges"><path d="${runs.join('')}"/></svg>`;
}

function* runsOf(line: readonly boolean[]): Generator<[x: number, width: number]> {
  let from = -1;
  for (let x = 0; x <= line.length; x++) {
    if (line[x] && from < 0) from = x;
    if (!line[x] && from >= 0) {
      yield [from, x - from];
      from = -1;
    }
  }
}

/** Dots a module: sharp at the size it is printed. */
const SCALE = 10;

/** The code as a picture of one bit a dot, for papers that take no vectors. */
export function qrPng(text: string): Uint8Array<ArrayBuffer> {
  const modules = modulesOf(text);
  const size = modules.length * SCALE;
  const stride = Math.ceil(size / 8) + 1;
  const rows = new Uint8Array(stride * size);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const white = !modules[Math.floor(y / SCALE)]?.[Math.floor(x / SCALE)];
      // The first byte of a row names its filter: none.
      if (white) rows[y * stride + 1 + (x >> 3)] = (rows[y * stride + 1 + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, size);
  view.setUint32(4, size);
  head.set([1, 0, 0, 0, 0], 8);
  return joined([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), chunk('IHDR', head), chunk('IDAT', zlibSync(rows)), chunk('IEND', new Uint8Array())]);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = joined([new TextEncoder().encode(name), data]);
  const framed = new Uint8Array(body.length + 8);
  const view = new DataView(framed.buffer);
  view.setUint32(0, data.length);
  framed.set(body, 4);
  view.setUint32(framed.length - 4, crc32(body));
  return framed;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** ISO 3309, as PNG asks for it, bit by bit: a code is a few hundred bytes. */
function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}
