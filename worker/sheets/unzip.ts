import { Inflate } from 'fflate';
import { stop } from '../platform/problem.ts';

/** One file of an archive, still packed. */
export type Entry = { name: string; method: number; packed: Uint8Array };

/** What may come out of one upload in all: fifty thousand rows are some 60 MB, a bomb is thousands. */
const MAX_INFLATED = 256 * 1024 * 1024;
/** A file that is read whole: the list of sheets, the styles. */
const MAX_WHOLE = 8 * 1024 * 1024;
const SLICE = 64 * 1024;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

export type Budget = { left: number };
export const newBudget = (): Budget => ({ left: MAX_INFLATED });

/** The archive's own list of its files. Refusal: `import.damaged`. */
export function entriesOf(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 65_558 && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== END_OF_DIRECTORY) return stop('import.damaged');
  const entries = new Map<string, Entry>();
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return stop('import.damaged');
    const [nameLength, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const local = view.getUint32(at + 42, true);
    if (local + 30 > bytes.length) return stop('import.damaged');
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
    entries.set(name.toLowerCase(), { name, method: view.getUint16(at + 10, true), packed: bytes.subarray(from, from + view.getUint32(at + 20, true)) });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** Hands the text of a file on piece by piece, and never holds all of it. Refusals: `import.damaged`, `import.too_large_inside`. */
export function inflateText({ method, packed }: Entry, budget: Budget, take: (text: string) => void): void {
  const decoder = new TextDecoder();
  const count = (chunk: Uint8Array) => {
    budget.left -= chunk.length;
    if (budget.left < 0) stop('import.too_large_inside');
    take(decoder.decode(chunk, { stream: true }));
  };
  if (method === STORED) return count(packed);
  if (method !== DEFLATED) return stop('import.damaged');
  const inflate = new Inflate(count);
  try {
    for (let at = 0; at < packed.length; at += SLICE) inflate.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
  } catch (error) {
    // What fflate throws about a broken stream carries its own code.
    if (error instanceof Error && 'code' in error) return stop('import.damaged');
    throw error;
  }
}

export function textOfEntry(entry: Entry, budget: Budget): string {
  let text = '';
  inflateText(entry, budget, (piece) => {
    text += piece;
    if (text.length > MAX_WHOLE) stop('import.too_large_inside');
  });
  return text;
}
