import { useEffect } from 'react';
import type { News } from '../../schema/many.ts';
import type { Row } from '../api/rows.ts';
import { fetchFeed, fetchRowsById } from './api.ts';
import { paceOf } from './rules/pace.ts';
import type { Sheet } from './sheet.ts';

/** More changed rows than this and the list is read anew. */
const MOST = 100;
/** Groups are counted again because of rows that are not here no more often than this. */
const COUNTING = 15_000;

/** Rows that are new, or have come into this list: of a list that is not all here only new ones can be told. */
async function welcome<R extends Row>(sheet: Sheet<R>, { data }: News, signal: AbortSignal): Promise<void> {
  const { rows, resource } = sheet;
  if (rows.groupedBy !== null || rows.state !== 'ready') return;
  const whole = rows.has(0, rows.total - 1);
  const strange = data.filter((one) => one.resource === resource.name && !one.gone && (one.version === 1 || whole) && rows.find(one.id) === null && !sheet.come().has(one.id));
  if (strange.length === 0) return;
  const held = await rows.among(strange.slice(0, MOST).map(({ id }) => id), signal);
  if (held.size > 0 && rows.total === 0) rows.reload();
  else sheet.arrive([...held]);
}

/** Rows that others changed come in anew; who is at which row stands at its number. */
async function takeIn<R extends Row>(sheet: Sheet<R>, { data, editing }: News, signal: AbortSignal): Promise<void> {
  const { rows, resource } = sheet;
  sheet.meet(editing.filter((one) => one.resource === resource.name).map(({ id, by }) => ({ id, name: by.name })));
  const news = data.filter((one) => one.resource === resource.name && rows.find(one.id) !== null);
  const stale = news.filter(({ id, version }) => version === null || version > (rows.find(id)?.version ?? 0)).map(({ id }) => id);
  if (stale.length > MOST || news.some(({ gone }) => gone)) return rows.reload();
  if (stale.length === 0) return;
  for (const row of await fetchRowsById<R>(resource.name, stale, signal)) rows.put(row);
}

/** Whether some row may have gone from one group to another, or come. */
function movesGroups<R extends Row>({ rows, resource }: Sheet<R>, { data }: News): boolean {
  const field = rows.groupedBy;
  return field !== null && data.some((one) => one.resource === resource.name && (one.gone || one.version === 1 || one.fields.some((changed) => field === changed || field.startsWith(`${changed}.`))));
}

/** Asks what others changed, while the page is looked at: every few seconds, every half minute when nobody works, and at once on coming back. */
export function useFeed<R extends Row>(sheet: Sheet<R>): void {
  useEffect(() => {
    let seq: number | null = null;
    let timer = 0;
    let stop = new AbortController();
    let lastInput = performance.now();
    let [uncounted, counted] = [false, 0];
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
          if (seq !== null) {
            await takeIn(sheet, news, signal);
            await welcome(sheet, news, signal);
            uncounted ||= movesGroups(sheet, news);
          }
          seq = news.seq;
        } while (news.more);
        if (uncounted && performance.now() - counted > COUNTING && sheet.rows.isFree(sheet.here?.row.id ?? null)) {
          [uncounted, counted] = [false, performance.now()];
          void sheet.rows.regroup();
        }
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
