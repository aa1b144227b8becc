import { stop } from '../platform/problem.ts';
import { MAX_ABOVE, MAX_COLUMNS, MAX_ROWS, MAX_TEXT, isFilled, type Cell, type SheetRow } from './cells.ts';

/** Which of these parts the cells of the first lines: a comma, a semicolon, or the tab that Excel's own text files use. */
function separatorOf(text: string): string {
  const head = text.slice(0, 10_000).split(/\r?\n/, 20).join('\n').replace(/"(?:[^"]|"")*"/g, '');
  const counts = [',', '\t', ';'].map((mark) => ({ mark, n: head.split(mark).length }));
  return counts.toSorted((a, b) => b.n - a.n)[0]?.mark ?? ',';
}

/** RFC 4180, as Excel and WPS write it: quoted cells hold separators, doubled quotes and line breaks. Rows count as lines of the table, from 1. */
export function readCsv(text: string): SheetRow[] {
  const separator = separatorOf(text);
  const rows: SheetRow[] = [];
  let cells: Cell[] = [];
  let n = 1;
  let at = 0;
  const finish = (cell: string) => {
    if (cells.length < MAX_COLUMNS) cells.push(cell === '' ? null : cell.slice(0, MAX_TEXT));
  };
  const endRow = () => {
    if (cells.some(isFilled)) rows.push({ n, cells });
    if (rows.length > MAX_ROWS + MAX_ABOVE) stop('import.too_many_rows', { limit: MAX_ROWS });
    cells = [];
    n += 1;
  };
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; ; ) {
        const quote = text.indexOf('"', at);
        cell += text.slice(at, quote < 0 ? undefined : quote);
        at = quote < 0 ? text.length : quote + 1;
        if (quote < 0 || text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
    }
    const from = at;
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
    finish(cell + text.slice(from, at));
    if (text[at] === separator) {
      at += 1;
      if (at < text.length) continue;
      finish('');
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    endRow();
  }
  return rows;
}

const strict = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Decided by the bytes alone: a mark at the beginning, else UTF-8 where all of it is, else the GBK of Excel in China. Refusal: `import.not_a_sheet`. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strict('utf-16le', bytes) ?? stop('import.not_a_sheet');
  // Text holds no zero byte; programs and pictures do.
  if (bytes.subarray(0, 65_536).includes(0)) return stop('import.not_a_sheet');
  return strict('utf-8', bytes) ?? strict('gb18030', bytes) ?? stop('import.not_a_sheet');
}
