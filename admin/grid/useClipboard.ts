import { type RefObject, useEffect } from 'react';
import type { Row } from '../api/rows.ts';
import { copy, paste } from './clipboard.ts';
import type { Sheet } from './sheet.ts';

/** The browser's own copy, cut and paste events: the only clipboard there is over plain http. While a cell is edited they are the text's. */
export function useClipboard<R extends Row>(sheet: Sheet<R>, frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const mine = (event: ClipboardEvent) => sheet.typing.mode() === 'ready' && event.target instanceof Element && event.target.closest('.grid') !== null;
    const out = (event: ClipboardEvent) => {
      if (!mine(event) || !event.clipboardData) return;
      event.preventDefault();
      copy(sheet, event.clipboardData, event.type === 'cut');
    };
    const into = (event: ClipboardEvent) => {
      if (!mine(event) || !event.clipboardData) return;
      event.preventDefault();
      void paste(sheet, event.clipboardData.getData('text/plain'));
    };
    element.addEventListener('copy', out);
    element.addEventListener('cut', out);
    element.addEventListener('paste', into);
    return () => {
      element.removeEventListener('copy', out);
      element.removeEventListener('cut', out);
      element.removeEventListener('paste', into);
    };
  }, [sheet, frame]);
}
