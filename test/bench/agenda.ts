import { DEFAULTS } from '../../schema/presets/defaults.ts';
import { buildCalendar } from '../../worker/deadlines/rules.ts';
import { propose, type Candidate } from '../../worker/meetings/rules/agenda.ts';
import { pick, seededRandom } from './random.ts';

const CASES = 200;
const DEPARTMENTS = 40;
const TIMES = 11;
const NOW = '2026-03-18T02:00:00.000Z';

/** Each given back twice, so that every one is proposed, and each of one to four of the departments. */
function candidates(): Candidate[] {
  const random = seededRandom(7);
  const departments: [string, ...string[]] = ['d0', ...Array.from({ length: DEPARTMENTS - 1 }, (_, at) => `d${at + 1}`)];
  return Array.from({ length: CASES }, (_, at) => ({
    caseId: `c${at}`, receivedAt: '2026-03-02T02:00:00.000Z', dueAt: '2026-03-20T09:30:00.000Z', paused: false, movedAt: '2026-03-17T02:00:00.000Z',
    returns: 2, leaderless: false, adjourned: false, unkept: false, departments: Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(departments, random)),
  }));
}

/** What laying out one agenda takes, the middle and the slowest of several, in milliseconds. */
export function agendaFigures(): { what: string; middle: number; slowest: number } {
  const all = candidates();
  const calendar = buildCalendar([]);
  const took = Array.from({ length: TIMES }, () => {
    const began = performance.now();
    propose(all, {}, DEFAULTS.meetings, NOW, calendar);
    return performance.now() - began;
  }).toSorted((a, b) => a - b);
  return { what: `an agenda of ${CASES} cases and ${DEPARTMENTS} departments`, middle: took[(TIMES - 1) / 2] ?? Number.NaN, slowest: took.at(-1) ?? Number.NaN };
}
