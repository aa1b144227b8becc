/** Milliseconds of each request, and what the slowest-reading one read. */
export type Measured = { p50: number; p95: number; rowsRead: number | null };

const CLIENTS = 8;
const WARM = 20;

const at = (sorted: number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

type Ask = (at: number) => Promise<Response>;

/**
 * Asks `times` times as eight clients do, after a few requests that do not count. Several ways of asking take turns,
 * so that whatever else the machine is doing weighs on each alike.
 */
export async function measure(times: number, asks: Ask[]): Promise<Measured[]> {
  const took = asks.map((): number[] => []);
  const read = asks.map((): number | null => null);
  let next = 0;
  const client = async () => {
    for (let turn = next++; turn < times + WARM; turn = next++)
      for (const [way, ask] of asks.entries()) {
        const began = performance.now();
        const answer = await ask(turn);
        const body = await answer.text();
        const ms = performance.now() - began;
        if (!answer.ok) throw new Error(`${answer.status} ${answer.url} ${body.slice(0, 300)}`);
        if (turn < WARM) continue;
        took[way]?.push(ms);
        const rows = /rows_read=(\d+)/.exec(answer.headers.get('server-timing') ?? '')?.[1];
        if (rows !== undefined) read[way] = Math.max(read[way] ?? 0, Number(rows));
      }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return took.map((all, way) => {
    const sorted = all.toSorted((a, b) => a - b);
    return { p50: at(sorted, 0.5), p95: at(sorted, 0.95), rowsRead: read[way] ?? null };
  });
}

/** Columns as wide as their widest cell; the first is left-aligned, the others right. */
export function table(head: string[], rows: string[][]): string {
  const wide = (text: string) => [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => wide(row[column] ?? ''))));
  const line = (row: string[]) => row.map((cell, column) => (column === 0 ? cell + ' '.repeat((widths[column] ?? 0) - wide(cell)) : ' '.repeat((widths[column] ?? 0) - wide(cell)) + cell)).join('  ');
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
