import { textOf, type Cell } from './cells.ts';
import type { Layout } from './xlsx-write.ts';

/** Excel reads UTF-8 only with the mark before it. */
const MARK = '\uFEFF';
/** What a spreadsheet program takes for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
/** Figures it would round: kept text by the tab before them. */
const LONG_NUMBER = /^\d{12,}[Xx]?$/;

/** Text that would run as a formula gets an apostrophe before it; a number stays one. */
export function csvCell(cell: Cell): string {
  const safe = typeof cell !== 'string' ? textOf(cell) : FORMULA.test(cell) ? `'${cell}` : LONG_NUMBER.test(cell) ? `\t${cell}` : cell;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (cells: Cell[]) => `${cells.map(csvCell).join(',')}\r\n`;

export function csvStream({ columns, title, above = [], below = [] }: Layout, pages: AsyncIterable<Cell[][]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  async function* text(): AsyncGenerator<string> {
    yield MARK + [...(title === undefined ? [] : [title]), ...above].map((one) => line([one])).join('') + line(columns.map(({ label }) => label));
    for await (const page of pages) yield page.map(line).join('');
    yield below.map((one) => line([one])).join('');
  }
  const pieces = text();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
