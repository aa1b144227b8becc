import { stop } from '../platform/problem.ts';
import type { Sheet } from './cells.ts';
import { decodeText, readCsv } from './csv-read.ts';
import { readXlsx } from './xlsx-read.ts';

const begins = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte);

/**
 * An uploaded file, told apart by its bytes and not by its name. Refusals: `import.empty_file`, `import.old_excel`
 * (also for a workbook with a password, which is packed the same way), `import.not_a_sheet` and those of the readers.
 */
export function readSheet(bytes: Uint8Array, wanted?: string): Sheet {
  if (bytes.length === 0) return stop('import.empty_file');
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return readXlsx(bytes, wanted);
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return stop('import.old_excel');
  if (begins(bytes, 0x4d, 0x5a) || begins(bytes, 0x25, 0x50, 0x44, 0x46)) return stop('import.not_a_sheet');
  return { sheets: [''], sheet: '', rows: readCsv(decodeText(bytes)) };
}
