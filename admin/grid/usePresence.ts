import { useEffect } from 'react';
import type { Row } from '../api/rows.ts';
import { sayEditing } from './api.ts';
import type { Sheet } from './sheet.ts';

/** Passing by is not being there. */
const DWELL = 600;
/** The server forgets after ninety seconds. */
const REPEAT = 60_000;

/** Tells which row one is at, so that colleagues see it; nothing where one may not write there, or after leaving. */
export function usePresence<R extends Row>(sheet: Sheet<R>): void {
  useEffect(() => {
    let said: string | null = null;
    let timer = 0;
    const say = (id: string | null) => {
      if (id === null && said === null) return;
      said = id;
      void sayEditing(sheet.resource.name, id).catch(() => undefined);
    };
    const placeNow = () => {
      const { here } = sheet;
      const inside = document.activeElement === sheet.typing.input && document.visibilityState === 'visible';
      return inside && here && sheet.columns.some((column) => column.editable(here.row)) ? here.row.id : null;
    };
    const later = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        const id = placeNow();
        if (id !== said) say(id);
      }, DWELL);
    };
    const again = window.setInterval(() => said !== null && say(placeNow()), REPEAT);
    const stop = sheet.cursor.changed.subscribe(later);
    const stopTyping = sheet.typing.changed.subscribe(later);
    document.addEventListener('visibilitychange', later);
    document.addEventListener('focusin', later);
    return () => {
      window.clearTimeout(timer);
      window.clearInterval(again);
      stop();
      stopTyping();
      document.removeEventListener('visibilitychange', later);
      document.removeEventListener('focusin', later);
      say(null);
    };
  }, [sheet]);
}
