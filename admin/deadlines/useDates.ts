import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { useLocale } from 'react-admin';
import { dayOf, formatDay, formatDayLong, formatMoment, formatStored, instantOf, type Locale, timeOf } from './dates.ts';

/** The district's zone; Beijing until the settings have arrived. */
export const ZoneContext = createContext('Asia/Shanghai');

const MINUTE = 60_000;
const thisMinute = () => Math.floor(Date.now() / MINUTE);
function eachMinute(tick: () => void) {
  const timer = setInterval(tick, MINUTE / 2);
  return () => clearInterval(timer);
}

/** The current minute, so that a screen left open overnight knows it is another day. */
export function useNow(): number {
  return useSyncExternalStore(eachMinute, thisMinute) * MINUTE;
}

/** The one way a date is written on screen, in the reader's language and the district's zone. */
export function useDates() {
  const zone = useContext(ZoneContext);
  const chosen = useLocale();
  const today = dayOf(new Date(useNow()).toISOString(), zone);
  return useMemo(() => {
    const locale: Locale = chosen === 'en' ? 'en' : 'zh';
    const thisYear = Number(today.slice(0, 4));
    return {
      today,
      dayOf: (instant: string) => dayOf(instant, zone),
      time: (instant: string) => timeOf(instant, zone),
      day: (day: string) => formatDay(day, locale, thisYear),
      dayLong: (day: string) => formatDayLong(day, locale),
      moment: (instant: string) => formatMoment(instant, locale, zone, thisYear),
      stored: (value: unknown) => formatStored(value, locale, zone, thisYear),
      instant: (wall: string) => instantOf(wall, zone),
    };
  }, [chosen, zone, today]);
}
