import { useEffect } from 'react';
import type { News } from '../../schema/many.ts';
import type { Row } from '../api/rows.ts';
import { fetchFeed, fetchRowsById } from './api.ts';
import { paceOf } from './rules/pace.ts';
import type { Sheet } from './sheet.ts';

/** More changed rows than this and the list is read anew. */
const MOST = 100;

/** Rows that others changed come in anew; who is at which row stands at its number. */
async function takeIn<R extends Row>(sheet: Sheet<R>, { data, editing }: News, signal: AbortSignal): Promise<void> {
  const { rows, resource } = sheet;
  sheet.meet(editing.filter((one) => one.resource === resource.name).map(({ id, by }) => ({ id, name: by.name })));
  const news = data.filter((one) => one.resource === resource.name && rows.find(one.id) !== null);
  if (news.length > MOST || news.some(({ gone }) => gone)) return rows.reload();
  const stale = news.filter(({ id, version }) => version === null || version > (rows.find(id)?.version ?? 0)).map(({ id }) => id);
  if (stale.length === 0) return;
  for (const row of await fetchRowsById<R>(resource.name, stale, signal)) rows.put(row);
}

/** Asks what others changed, while the page is looked at: every few seconds, every half minute when nobody works, and at once on coming back. */
export function useFeed<R extends Row>(sheet: Sheet<R>): void {
  useEffect(() => {
    let seq: number | null = null;
    let timer = 0;
    let stop = new AbortController();
    let lastInput = performance.now();
    const work = () => {
      lastInput = performance.now();
    };
    const look = async () => {
      window.clearTimeout(timer);
      stop.abort();
      if (document.visibilityState !== 'visible') return;
      stop = new AbortController();
      const { signal } = stop;
      try {
        let news: News;
        do {
          news = await fetchFeed(seq, signal);
          if (seq !== null) await takeIn(sheet, news, signal);
          seq = news.seq;
        } while (news.more);
      } catch {
        // The next look asks again from where this one began.
      }
      if (!signal.aborted) timer = window.setTimeout(() => void look(), paceOf(performance.now() - lastInput));
    };
    const seen = () => void look();
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('keydown', work, { capture: true });
    window.addEventListener('pointerdown', work, { capture: true });
    void look();
    return () => {
      window.clearTimeout(timer);
      stop.abort();
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('keydown', work, { capture: true });
      window.removeEventListener('pointerdown', work, { capture: true });
    };
  }, [sheet]);
}
