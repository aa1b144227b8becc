import type { AccountDay } from './deadlines.ts';

export type Language = 'zh' | 'en';
export type DayFacts = Omit<AccountDay, 'why'>;
type Unit = 'days' | 'minutes';

const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

/** One sentence for one day of an account: the server's `why`, and the panel's in its own language. */
export function explainDay(day: DayFacts, unit: Unit, language: Language): string {
  return language === 'zh' ? inChinese(day, unit) : inEnglish(day, unit);
}

export function provisionalNote(years: readonly number[], language: Language): string {
  return language === 'zh'
    ? `${years.join('、')}年放假安排未发布，期限为暂定`
    : `The holiday calendar of ${years.join(', ')} has not been published: the date is provisional`;
}

function inChinese(day: DayFacts, unit: Unit): string {
  const off = day.name ? `${day.name}放假` : weekdayOf(day, 'zh');
  const unpublished = day.provisional ? `（${day.date.slice(0, 4)}年放假安排未发布，暂定）` : '';
  const share = unit === 'minutes' ? `计 ${minutesOf(day)} 分钟` : `第 ${day.ordinal ?? 0} 日`;
  const due = day.due ? `，${day.due} 到期` : '';
  const pause = day.reason ? `暂停（${day.reason}）` : '暂停';
  switch (day.code) {
    case 'received':
      if (day.received === undefined) return '视为收件日，不计';
      if (day.received === 'in_hours') return '收件当日，不计';
      return `收件当日（${day.received === 'after_hours' ? '下班后' : off}），不计${unpublished}`;
    case 'after_hours':
      return `${day.received === 'after_hours' ? '下班后' : off}收件，顺延至下一个工作日${unpublished}`;
    case 'weekend':
    case 'provisional_weekend':
    case 'holiday':
      return `${off}，不计${unpublished}`;
    case 'paused':
      return day.counted > 0 ? `${share}，其余时间${pause}` : `${pause}，不计`;
    case 'immediate':
      return `即办${due}${unpublished}`;
    case 'makeup':
    case 'extended':
    case 'counted':
    case 'provisional':
      return `${day.code === 'makeup' ? '调休上班，' : ''}${share}${day.extended ? '（延长）' : ''}${due}${unpublished}`;
  }
}

function inEnglish(day: DayFacts, unit: Unit): string {
  const off = day.name ? `holiday (${day.name})` : weekdayOf(day, 'en');
  const unpublished = day.provisional ? ` (calendar of ${day.date.slice(0, 4)} not published, provisional)` : '';
  const share = unit === 'minutes' ? `${minutesOf(day)} minutes` : `day ${day.ordinal ?? 0}`;
  const due = day.due ? `, due at ${day.due}` : '';
  const pause = day.reason ? `paused (${day.reason})` : 'paused';
  switch (day.code) {
    case 'received':
      if (day.received === undefined) return 'deemed day of receipt, not counted';
      if (day.received === 'in_hours') return 'day of receipt, not counted';
      return `day of receipt (${day.received === 'after_hours' ? 'after hours' : off}), not counted${unpublished}`;
    case 'after_hours':
      return `received ${day.received === 'after_hours' ? 'after hours' : `on a day off: ${off}`}, carried to the next working day${unpublished}`;
    case 'weekend':
    case 'provisional_weekend':
    case 'holiday':
      return `${off}, not counted${unpublished}`;
    case 'paused':
      return day.counted > 0 ? `${share}, ${pause} otherwise` : `${pause}, not counted`;
    case 'immediate':
      return `at once${due}${unpublished}`;
    case 'makeup':
    case 'extended':
    case 'counted':
    case 'provisional':
      return `${day.code === 'makeup' ? 'make-up working day, ' : ''}${share}${day.extended ? ' (extension)' : ''}${due}${unpublished}`;
  }
}

function weekdayOf(day: DayFacts, language: Language): string {
  return WEEKDAYS[language][new Date(`${day.date}T00:00:00Z`).getUTCDay()] ?? '';
}

function minutesOf(day: DayFacts): string {
  return String(Math.round(day.counted * 100) / 100);
}
