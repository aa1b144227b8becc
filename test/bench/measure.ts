/** Milliseconds of each request, and what the slowest-reading one read. */
export type Measured = { p50: number; p95: number; rowsRead: number | null };

const CLIENTS = 8;
const WARM = 20;

const at = (sorted: number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

/** Asks `times` times as eight clients do, after a few requests that do not count. */
export async function measure(times: number, ask: (at: number) => Promise<Response>): Promise<Measured> {
  const took: number[] = [];
  let rowsRead: number | null = null;
  let next = 0;
  const client = async () => {
    for (let turn = next++; turn < times + WARM; turn = next++) {
      const began = performance.now();
      const answer = await ask(turn);
      const body = await answer.text();
      const ms = performance.now() - began;
      if (!answer.ok) throw new Error(`${answer.status} ${answer.url} ${body.slice(0, 300)}`);
      if (turn < WARM) continue;
      took.push(ms);
      const read = /rows_read=(\d+)/.exec(answer.headers.get('server-timing') ?? '')?.[1];
      if (read !== undefined) rowsRead = Math.max(rowsRead ?? 0, Number(read));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const sorted = took.toSorted((a, b) => a - b);
  return { p50: at(sorted, 0.5), p95: at(sorted, 0.95), rowsRead };
}

/** Columns as wide as their widest cell; the first is left-aligned, the others right. */
export function table(head: string[], rows: string[][]): string {
  const wide = (text: string) => [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => wide(row[column] ?? ''))));
  const line = (row: string[]) => row.map((cell, column) => (column === 0 ? cell + ' '.repeat((widths[column] ?? 0) - wide(cell)) : ' '.repeat((widths[column] ?? 0) - wide(cell)) + cell)).join('  ');
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
