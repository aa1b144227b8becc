import { createRoute } from '@hono/zod-openapi';
import { Account, PreviewInput } from '../../schema/deadlines.ts';
import { answer, createRouter, jsonBody, refusals } from '../platform/router.ts';
import { loadDistrict } from '../settings/store.ts';
import { accountOf } from './rules.ts';

const preview = createRoute({
  method: 'post',
  path: '/deadlines/preview',
  tags: ['deadlines'],
  summary: 'When a promise would fall due by this installation’s calendar, day by day; nothing is kept',
  request: jsonBody(PreviewInput),
  responses: { 200: answer(Account, 'The due and its account'), 400: refusals[400], 422: refusals[422] },
});

export function deadlineRoutes() {
  return createRouter().openapi(preview, async (c) => {
    const { receivedAt, rule, pauses = [], extensions = [], afterHours = 'as_is', now } = c.req.valid('json');
    const { calendar } = await loadDistrict(c.env.store);
    return c.json(accountOf({ receivedAt, rule, pauses, extensions, afterHours }, calendar, now), 200);
  });
}
