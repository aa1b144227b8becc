import type { PaperFacts } from '../../../../schema/paper-facts.ts';
import { FACT_LISTS, FIELDS } from '../../../../schema/paper-facts.ts';
import { dayAt, dayText, timeText, zoneOf } from '../../../deadlines/zone.ts';

/** A calendar day as official documents write it: 2026年3月9日, without leading noughts. */
export function dayWords(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

const localDay = (instant: string, zone: string) => dayText(dayAt(zoneOf(zone), Date.parse(instant)));

/** The local day of an instant; '' for none. */
export const dayOf = (instant: string | null, zone: string): string => (instant === null ? '' : dayWords(localDay(instant, zone)));

export const timeOf = (instant: string, zone: string): string => timeText(zoneOf(zone), Date.parse(instant));

/** The local day and time of an instant, 2026年3月16日17:30; '' for none. */
export const momentOf = (instant: string | null, zone: string): string => (instant === null ? '' : `${dayOf(instant, zone)}${timeOf(instant, zone)}`);

type Field = (typeof FIELDS)[number];

/** What a field reads on this paper; '' where the case has nothing to say there. */
export function fieldWords({ fact, kind }: Field, facts: PaperFacts): string {
  const value = facts[fact];
  if (value === null) return '';
  if (Array.isArray(value)) return value.join('、');
  if (typeof value === 'number') return String(value);
  if (kind === 'moment') return momentOf(value, facts.zone);
  if (kind === 'day') return /T/.test(value) ? dayOf(value, facts.zone) : dayWords(value);
  return value.trim();
}

/** A fact by the name a wording uses for it. */
export function factLabel(fact: keyof PaperFacts): string {
  const list = Object.entries(FACT_LISTS).find(([name]) => name === fact)?.[1];
  return list?.[0] ?? FIELDS.find((one) => one.fact === fact)?.field ?? fact;
}
