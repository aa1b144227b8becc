import { useEffect } from 'react';
import type { Row } from '../api/rows.ts';
import type { Sheet } from './sheet.ts';

const SETTLE = 400;
/** Added up anew after writing, once a run of it is over. */
const ADDING_UP = 1_500;

/** A row written into another group goes there when one has left it: nobody types on in a row that took its place. */
export function useRegroup<R extends Row>(sheet: Sheet<R>, addsUp: boolean): void {
  useEffect(() => {
    const { rows, cursor, typing, written } = sheet;
    let [timer, asking, wanted] = [0, false, false];
    const free = () => typing.mode() === 'ready' && rows.isFree(sheet.here?.row.id ?? null);
    const regroup = async () => {
      timer = 0;
      if (!free()) return;
      [asking, wanted] = [true, false];
      await rows.regroup();
      asking = false;
      later();
    };
    const later = () => {
      if (timer === 0 && !asking && rows.groups > 0 && (rows.hasStrays || wanted) && free()) timer = window.setTimeout(() => void regroup(), wanted ? ADDING_UP : SETTLE);
    };
    const addUp = () => {
      wanted = addsUp;
      later();
    };
    const stops = [rows.changed.subscribe(later), cursor.changed.subscribe(later), typing.changed.subscribe(later), written.subscribe(addUp)];
    return () => {
      window.clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [sheet, addsUp]);
}
