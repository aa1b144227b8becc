import { z } from 'zod';
import type { Api } from './api.ts';
import { beijingDay } from './days.ts';

const People = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });
const Plan = z.looseObject({ days: z.array(z.unknown()) });

/** The last day of the month after this day's. */
function endOfNextMonth(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
}

/** This month and the next, shared evenly among the window's own. Made last, so that whose the cases of the stories are stays as they tell it. */
export async function makeRoster(api: Api, now: string): Promise<void> {
  const today = beijingDay(now);
  const filter = encodeURIComponent(JSON.stringify({ role: 'coordinator', siteId: 'centre' }));
  const { data } = People.parse(await api.call('coordinator', now, 'GET', `/api/people?filter=${filter}`));
  const plan = Plan.parse(await api.call('coordinator', now, 'POST', '/api/duty/plan', { siteId: 'centre', from: `${today.slice(0, 7)}-01`, until: endOfNextMonth(today), people: data.map(({ id }) => id) }));
  await api.call('coordinator', now, 'PATCH', '/api/duty', { rows: [], add: plan.days });
}
