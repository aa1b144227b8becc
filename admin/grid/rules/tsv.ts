const NEEDS_QUOTES = /[\t\n\r]|^"/;

const quoted = (cell: string) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('\r\n', '\n').replaceAll('"', '""')}"` : cell);

/** Cells as Excel and WPS put them on the clipboard. Several cells end in a newline, one alone does not. */
export function writeTsv(rows: readonly (readonly string[])[]): string {
  const [first] = rows;
  if (rows.length === 1 && first?.length === 1) return quoted(first[0] ?? '');
  return rows.map((cells) => `${cells.map(quoted).join('\t')}\r\n`).join('');
}

/**
 * Where a quoted cell ends, or -1: Excel leaves a cell such as `"店名"注销` bare, so a quote opens only where it closes
 * before a tab or newline, and only around what needs quoting.
 */
function closingQuote(text: string, from: number): number {
  let needed = false;
  for (let at = from; at < text.length; at++) {
    const one = text[at];
    if (one === '\t' || one === '\n' || one === '\r') needed = true;
    if (one !== '"') continue;
    if (text[at + 1] === '"') {
      needed = true;
      at++;
      continue;
    }
    const after = text[at + 1];
    return needed && (after === undefined || after === '\t' || after === '\n' || after === '\r') ? at : -1;
  }
  return -1;
}

function splitCells(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const closed = text[at] === '"' ? closingQuote(text, at + 1) : -1;
    let end = closed + 1;
    if (closed === -1) for (end = at; end < text.length && !/[\t\n\r]/.test(text[end] ?? ''); ) end++;
    const cell = closed === -1 ? text.slice(at, end) : text.slice(at + 1, closed).replaceAll('""', '"');
    rows.at(-1)?.push(cell.replaceAll('\r\n', '\n'));
    if (end >= text.length) return rows;
    if (text[end] !== '\t') rows.push([]);
    at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
  }
}

/** Cells from the clipboard. Exactly one newline at the end is Excel's own; shorter rows are filled up with empty cells. */
export function parseTsv(text: string): string[][] {
  const rows = splitCells(text.replace(/\r?\n$/, ''));
  const width = Math.max(...rows.map((cells) => cells.length));
  return rows.map((cells) => [...cells, ...Array.from({ length: width - cells.length }, () => '')]);
}
