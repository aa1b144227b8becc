import { createRoute } from '@hono/zod-openapi';
import { ReminderRun } from '../../schema/reminders.ts';
import { answer, createRouter, permit, refusals } from '../platform/router.ts';
import { runReminders } from './run.ts';

const tags = ['reminders'];

const run = createRoute({
  method: 'post', path: '/reminders/run', tags,
  summary: 'Do now what a cron run would: plan, say what is due, and send it',
  responses: { 200: answer(ReminderRun, 'What this run did'), 401: refusals[401], 403: refusals[403] },
});

export function reminderRoutes() {
  return createRouter().openapi(run, async (c) => {
    permit(c, 'settings.edit');
    return c.json(await runReminders(c.env.store, c.get('now')), 200);
  });
}
