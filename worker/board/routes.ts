import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Board, DueDays, DueDaysQuery, MovedTasks } from '../../schema/board.ts';
import { Id } from '../../schema/values.ts';
import { stop } from '../platform/problem.ts';
import { actorOf, answer, createRouter, refusals } from '../platform/router.ts';
import { loadDistrict } from '../settings/store.ts';
import { readBoard, readDueDays, readMoved } from './store.ts';

const tags = ['board'];
/** A calendar shows six weeks at most. */
const MOST_DAYS_MS = 62 * 86_400_000;

const board = createRoute({
  method: 'get', path: '/board', tags,
  summary: 'Open promises by whose they are and how near their due; a handler sees his department’s, by person',
  description: 'The nearest 10,000 are counted. The rows behind a figure are `GET /api/tasks` under the owner, `pausedAt`, and `dueAt` between the instants given here.',
  responses: { 200: answer(Board, 'The owners, the most pressed first'), 401: refusals[401] },
});
const days = createRoute({
  method: 'get', path: '/board/days', tags,
  summary: 'How many open promises are due on each day of a month or so',
  request: { query: DueDaysQuery },
  responses: { 200: answer(DueDays, 'Days with something due'), 400: refusals[400], 401: refusals[401] },
});
const moved = createRoute({
  method: 'get', path: '/board/moved/{id}', tags,
  summary: 'Which open promises one change of the calendar moved: the asker’s own, or all he may see where none is his; up to 500 ids',
  request: { params: z.object({ id: Id }) },
  responses: { 200: answer(MovedTasks, 'Their ids, and how many there are'), 401: refusals[401] },
});

export function boardRoutes() {
  return createRouter()
    .openapi(board, async (c) => c.json(await readBoard(c.env.store, actorOf(c), await loadDistrict(c.env.store), c.get('now')), 200))
    .openapi(days, async (c) => {
      const { from, to } = c.req.valid('query');
      if (to < from || Date.parse(to) - Date.parse(from) > MOST_DAYS_MS) stop('query.invalid', { field: 'to' }, 'to');
      return c.json(await readDueDays(c.env.store, actorOf(c), await loadDistrict(c.env.store), from, to), 200);
    })
    .openapi(moved, async (c) => c.json(await readMoved(c.env.store, actorOf(c), c.req.valid('param').id), 200));
}
