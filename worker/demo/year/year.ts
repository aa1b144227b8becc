import { beijingDay, dayBefore, instantOf, laterWorkingDay, workingDays } from '../days.ts';
import type { Script } from '../script.ts';
import { type Applicants, makeApplicants } from './applicants.ts';
import { Course } from './course.ts';
import { exit, live } from './lives.ts';
import type { Random } from './random.ts';
import { draftOf } from './register.ts';
import { BUSINESS_DEPARTMENTS, CONSULTATIONS, TROUBLES, type Trouble } from './troubles.ts';

export type Consultation = { at: string; channel: string; siteId: string; matterId: string; topic: string; told: string };

/** Weeks in which one matter comes in waves, as counted from the first working day. */
const BURSTS = [
  { matter: 'm27', share: 0.12, cases: 6 },
  { matter: 'm48', share: 0.55, cases: 8 },
  { matter: 'm52', share: 0.8, cases: 5 },
] as const;

/** What is done at once or not at all is registered early enough in the day to be done that day. */
const latestMinute = ({ nature }: Trouble): number => (nature === 'simple' || nature === 'coord' ? 15 * 60 : 17 * 60);

function received(random: Random, trouble: Trouble): number {
  const minute = random.whole(9 * 60 + 5, latestMinute(trouble));
  return minute >= 12 * 60 && minute < 13 * 60 + 30 ? minute - 90 : minute;
}

/** Some have been here before. */
function applicantsFor(random: Random, trouble: Trouble, known: Map<boolean, Applicants[]>): Applicants {
  const business = BUSINESS_DEPARTMENTS.has(trouble.department);
  const earlier = known.get(business) ?? [];
  if (earlier.length > 10 && random.chance(0.06)) return random.pick(earlier);
  const made = makeApplicants(random, business);
  known.set(business, [...earlier, made]);
  return made;
}

function oneCase(random: Random, name: string, trouble: Trouble, people: Applicants, day: string, now: string): Script {
  const coordinator = random.chance(0.75) ? 'coordinator' : 'coordinator.b';
  const course = new Course(random, day, received(random, trouble));
  if (random.chance(0.11)) return exit(course, people.reporter).script(name, coordinator, now);
  const hotline = random.chance(0.05) ? laterWorkingDay(day, random.whole(5, 9)) : undefined;
  return live(course, trouble, draftOf(random, trouble, people, day, hotline)).script(name, coordinator, now);
}

/** About `perDay` cases each working day of the year before `today`, and a few waves of the same matter. */
export function yearOfCases(random: Random, today: string, now: string, perDay: number): Script[] {
  const days = workingDays(dayBefore(today, 364), today);
  const scripts: Script[] = [];
  const known = new Map<boolean, Applicants[]>();
  const add = (trouble: Trouble, day: string) =>
    scripts.push(oneCase(random, `g${scripts.length + 1}`, trouble, applicantsFor(random, trouble, known), day, now));
  let debt = 0;
  for (const [index, day] of days.entries()) {
    // The last weeks hold the cases of `casesOfToday` besides.
    const share = index < days.length - 13 ? 1 : 0.3;
    debt += share * perDay * (0.4 + random.next() * 1.2);
    for (; debt >= 1; debt -= 1) add(random.pick(TROUBLES), day);
  }
  for (const { matter, share, cases } of BURSTS) {
    const kinds = TROUBLES.filter((trouble) => trouble.matter === matter);
    const first = Math.floor(days.length * share);
    for (let n = 0; n < cases; n += 1) add(random.pick(kinds), days[first + Math.floor(n / 3)] ?? today);
  }
  const begun = scripts.filter(({ steps }) => steps.length > 0);
  return [...begun, ...duplicatesOf(begun)];
}

/** A few applicants come again the next morning with the same matter, and the second case goes into the first. */
function duplicatesOf(scripts: readonly Script[]): Script[] {
  return scripts
    .filter(({ steps }) => steps.some(({ deed }) => deed.do === 'archive'))
    .filter((_, index) => index % 70 === 35)
    .flatMap(({ name, coordinator, steps: [first, ...later] }) => {
      const next = first && laterWorkingDay(beijingDay(first.at), 1);
      const answered = later.find(({ deed }) => deed.do === 'answer')?.at;
      if (!next || first.deed.do !== 'register' || !answered || beijingDay(answered) <= next) return [];
      const { hotlineOrder: _, hotlineDueAt: __, ...draft } = first.deed.draft;
      const again: Script = {
        name: `${name}-again`,
        ...(coordinator && { coordinator }),
        steps: [
          { at: instantOf(next, '09:25'), deed: { do: 'register', draft: { ...draft, channel: 'phone' } } },
          { at: instantOf(next, '09:40'), deed: { do: 'merge', into: name } },
        ],
      };
      return [again];
    });
}

/** 咨询: counted, no case. Fewer than the articles say, so that the demo loads quickly. */
export function yearOfConsultations(random: Random, today: string, now: string, count: number): Consultation[] {
  const days = workingDays(dayBefore(today, 364), today);
  return Array.from({ length: count }, (_, n) => {
    const [matterId, topic, told] = random.pick(CONSULTATIONS);
    const day = days[Math.floor((n / count) * days.length)] ?? today;
    const minute = random.whole(9 * 60, 17 * 60 + 20);
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const channel = random.pick(['window', 'phone', 'reception_desk', 'wechat'] as const);
    return { at: instantOf(day, time), channel, siteId: random.pick(['centre', 'centre', 'street-1', 'street-4'] as const), matterId, topic, told };
  }).filter(({ at }) => at <= now);
}
