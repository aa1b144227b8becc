export type Locale = 'zh' | 'en';

const ZH_WEEK = ['日', '一', '二', '三', '四', '五', '六'] as const;
const EN_WEEK = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const EN_MONTH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

function parts(instant: string, zone: string): Record<string, string> {
  return Object.fromEntries(formatterOf(zone).formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** The calendar day of an instant in the district's zone, `2026-03-09`. */
export function dayOf(instant: string, zone: string): string {
  const { year, month, day } = parts(instant, zone);
  return `${year}-${month}-${day}`;
}

/** The wall time of an instant, `17:30`. */
export function timeOf(instant: string, zone: string): string {
  const { hour, minute } = parts(instant, zone);
  return `${hour}:${minute}`;
}

function split(day: string) {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month, date, weekday: new Date(Date.UTC(year, month - 1, date)).getUTCDay() };
}

/** 3月9日 周一; with the year where it is not `thisYear`. */
export function formatDay(day: string, locale: Locale, thisYear?: number): string {
  const { year, month, date, weekday } = split(day);
  const otherYear = thisYear !== undefined && year !== thisYear;
  if (locale === 'en') return `${EN_WEEK[weekday]} ${date} ${EN_MONTH[month - 1]}${otherYear ? ` ${year}` : ''}`;
  return `${otherYear ? `${year}年` : ''}${month}月${date}日 周${ZH_WEEK[weekday]}`;
}

/** 2026年3月9日, as on paper. */
export function formatDayLong(day: string, locale: Locale): string {
  const { year, month, date } = split(day);
  return locale === 'en' ? `${date} ${EN_MONTH[month - 1]} ${year}` : `${year}年${month}月${date}日`;
}

/** 3月9日 周一 17:30 */
export function formatMoment(instant: string, locale: Locale, zone: string, thisYear?: number): string {
  return `${formatDay(dayOf(instant, zone), locale, thisYear)} ${timeOf(instant, zone)}`;
}

/** A day or an instant as rows hold them, in words; null for anything else. */
export function formatStored(value: unknown, locale: Locale, zone: string, thisYear?: number): string | null {
  if (typeof value !== 'string') return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value, locale, thisYear);
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? formatMoment(value, locale, zone, thisYear) : null;
}

/** The wall clock `2026-03-09T17:30` of a `datetime-local` field in the district's zone, as an instant. */
export function instantOf(wall: string, zone: string): string {
  const guess = new Date(`${wall}:00Z`);
  const shown = parts(guess.toISOString(), zone);
  const seen = Date.UTC(
    Number(shown['year']),
    Number(shown['month']) - 1,
    Number(shown['day']),
    Number(shown['hour']),
    Number(shown['minute']),
  );
  return new Date(guess.getTime() - (seen - guess.getTime())).toISOString();
}
