import type { DueDays } from '../../schema/board.ts';
import { get } from '../api/http.ts';
import type { MessageKey } from '../messages/useT.ts';
import type { Tones } from '../theme/tokens.ts';
import { addressOf } from './useBoard.ts';

/** What stands on one day of the calendar: a line in words that leads to what it counts. */
export type Entry = { day: string; label: MessageKey; count: number; tone: keyof Tones | null; to: string };

/** Something that has days: dues, and whatever else comes to have them. */
export type Source = {
  name: string;
  label: MessageKey;
  /** Its entries from one day to another, both included; `today` tells what has passed. */
  read: (from: string, to: string, today: string, signal: AbortSignal) => Promise<{ entries: Entry[]; whole: boolean }>;
};

const dues: Source = {
  name: 'dues',
  label: 'board.calendar.dues',
  read: async (from, to, today, signal) => {
    const { data, totalIsExact } = await get<DueDays>(`/api/board/days?from=${from}&to=${to}`, signal);
    const entries = data.map(({ date, count }): Entry => ({
      day: date, count, label: date < today ? 'board.calendar.overdue' : 'board.calendar.due', tone: date < today ? 'overdue' : date === today ? 'soon' : 'ok', to: addressOf({ day: date }),
    }));
    return { entries, whole: totalIsExact };
  },
};

/** In the order in which they stand on a day. */
export const SOURCES: readonly Source[] = [dues];
