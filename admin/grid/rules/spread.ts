import { heightOf, type Range, widthOf } from './range.ts';

/** What lands where: `row` and `col` count from the range's corner. */
export type Piece = { row: number; col: number; text: string };
export type Spread = { pieces: Piece[]; height: number; width: number };

/**
 * How a clipboard falls on a range: one cell fills all of it, a block whose sides divide the range's is repeated in it,
 * anything else lies down once from the corner, past the range if need be.
 */
export function spread(cells: readonly (readonly string[])[], range: Range): Spread {
  const [height, width] = [cells.length, cells[0]?.length ?? 0];
  const repeats = heightOf(range) % height === 0 && widthOf(range) % width === 0;
  const [tall, wide] = repeats ? [heightOf(range), widthOf(range)] : [height, width];
  const pieces: Piece[] = [];
  for (let row = 0; row < tall; row++) for (let col = 0; col < wide; col++) pieces.push({ row, col, text: cells[row % height]?.[col % width] ?? '' });
  return { pieces, height: tall, width: wide };
}
