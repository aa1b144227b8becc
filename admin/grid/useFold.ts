import { useEffect, useRef } from 'react';
import type { Row } from '../api/rows.ts';
import type { Fold } from './grouping.ts';
import type { Sheet } from './sheet.ts';

/**
 * Groups fold at once, and whoever keeps the fold is told. What he then says of it comes back late, perhaps after the
 * next key: only a fold that is none of our own telling is taken up, such as an older address.
 */
export function useFold<R extends Row>(sheet: Sheet<R>, fold: Fold, onFold: ((fold: Fold) => void) | undefined): void {
  const told = useRef<string[]>([]);
  const tell = useRef(onFold);
  const said = JSON.stringify(fold);
  useEffect(() => {
    tell.current = onFold;
  });
  useEffect(
    () =>
      sheet.folded.subscribe(() => {
        told.current.push(JSON.stringify(sheet.rows.fold));
        tell.current?.(sheet.rows.fold);
      }),
    [sheet],
  );
  useEffect(() => {
    const at = told.current.lastIndexOf(said);
    told.current = told.current.slice(at + 1);
    if (at === -1) sheet.rows.setFold(JSON.parse(said));
  }, [sheet, said]);
}
