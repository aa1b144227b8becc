import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { Call, LadderPreview, LadderPreviewBody, Reminder, ReminderRun } from '../../schema/reminders.ts';
import { Id } from '../../schema/values.ts';
import { dueOf } from '../deadlines/rules.ts';
import { spoken } from '../cases/rules/file.ts';
import { pageHeaders } from '../paper/read.ts';
import type { AppEnv } from '../platform/env.ts';
import { ListQuery, listAnswer } from '../platform/list.ts';
import { stop } from '../platform/problem.ts';
import { actorOf, answer, createRouter, jsonBody, permit, refusals } from '../platform/router.ts';
import { loadDistrict } from '../settings/store.ts';
import { htmlStream } from '../sheets/html-write.ts';
import { callSheet, readCalls, setCalled } from './calls.ts';
import { countUnread, isReminder, listReminders, markRead, tryAgain } from './list.ts';
import { stepsOf } from './rules/ladder.ts';
import { TRIES } from './rules/retry.ts';
import { endBrokenPromises } from '../provisional/lapse.ts';
import { postOf, runReminders } from './run.ts';

const tags = ['reminders'];
const Params = z.object({ id: Id });
const Unread = z.object({ unread: z.int().meta({ description: 'Counted up to 100' }) });

const run = createRoute({
  method: 'post', path: '/reminders/run', tags,
  summary: 'Do now what a cron run would: plan, say what is due, and send it',
  responses: { 200: answer(ReminderRun, 'What this run did'), 401: refusals[401], 403: refusals[403] },
});
const preview = createRoute({
  method: 'post', path: '/reminders/preview', tags,
  summary: 'When a ladder as it might be would speak of a promise, by this installation’s calendar; nothing is kept',
  request: jsonBody(LadderPreviewBody),
  responses: { 200: answer(LadderPreview, 'The due, and the instant of each rung: the first to speak first'), 400: refusals[400], 401: refusals[401], 422: refusals[422] },
});
const list = createRoute({
  method: 'get', path: '/reminders', tags,
  summary: 'What was said to whom, newest first, and what became of each message; a handler or viewer reads his own',
  request: { query: ListQuery },
  responses: { 200: answer(listAnswer(Reminder), 'One page'), 400: refusals[400], 401: refusals[401] },
});
const unread = createRoute({
  method: 'get', path: '/reminders/unread', tags,
  summary: 'How many of one’s own reminders are unread; those of promises kept or moved since do not count',
  responses: { 200: answer(Unread, 'The count'), 401: refusals[401] },
});
const read = createRoute({
  method: 'post', path: '/reminders/{id}/read', tags,
  summary: 'Mark one of one’s own as read; another person’s stays as it is',
  request: { params: Params },
  responses: { 200: answer(Unread, 'How many are unread now'), 401: refusals[401], 404: refusals[404] },
});
const readAll = createRoute({
  method: 'post', path: '/reminders/read', tags,
  summary: 'Mark all of one’s own as read',
  responses: { 200: answer(Unread, 'None is unread now'), 401: refusals[401] },
});
const retry = createRoute({
  method: 'post', path: '/reminders/{id}/retry', tags,
  summary: 'Try the messages of a reminder again that were given up; they go out with the next run',
  responses: { 200: answer(z.object({ again: z.literal(true) }), 'They wait again'), 401: refusals[401], 403: refusals[403], 404: refusals[404] },
  request: { params: Params },
});

const calls = createRoute({
  method: 'get', path: '/reminders/calls', tags,
  summary: 'The call list: unread reminders that nothing could be sent for, by person, and what was ticked off today; for who looks after the window',
  responses: { 200: answer(z.object({ data: z.array(Call) }), 'Up to 1,000'), 401: refusals[401], 403: refusals[403] },
});
const print = createRoute({
  method: 'get', path: '/reminders/calls/print', tags,
  summary: 'The call list as a page to print',
  responses: { 200: { description: 'A page, A4 landscape', content: { 'text/html': { schema: z.string() } } }, 401: refusals[401], 403: refusals[403] },
});
const ticking = (action: 'call' | 'uncall', summary: string) =>
  createRoute({
    method: 'post', path: `/reminders/{id}/${action}`, tags, summary,
    request: { params: Params },
    responses: { 200: answer(z.object({ called: z.boolean() }), 'How it stands now'), 401: refusals[401], 403: refusals[403], 404: refusals[404] },
  });

async function tick(c: Context<AppEnv>, id: string, called: boolean) {
  const actor = permit(c, 'reminders.oversee');
  if (!(await setCalled(c.env.store, actor, id, called, c.get('now')))) stop('row.not_found');
  return { called };
}

export function reminderRoutes() {
  return createRouter()
    .openapi(run, async (c) => {
      permit(c, 'settings.edit');
      const now = c.get('now');
      await endBrokenPromises(c.env.store, now);
      return c.json(await runReminders(postOf(c.env, () => (c.env.testClock ? now : new Date().toISOString())), now), 200);
    })
    .openapi(preview, async (c) => {
      actorOf(c);
      const { ladder, kind, dueAt: asked } = c.req.valid('json');
      const { calendar } = await loadDistrict(c.env.store);
      const dueAt = asked ?? dueOf({ receivedAt: c.get('now'), rule: { kind: 'working_days', workingDays: 5 }, pauses: [], extensions: [], afterHours: 'as_is' }, calendar).dueAt;
      const steps = stepsOf({ kind, dueAt, pausedAt: null, pausedUntil: null, immediate: false }, ladder, calendar);
      return c.json({ dueAt, steps: steps.map(({ rung: { code }, at }) => ({ code, at })) }, 200);
    })
    .openapi(calls, async (c) => {
      permit(c, 'reminders.oversee');
      return c.json({ data: await readCalls(c.env.store, await loadDistrict(c.env.store), c.get('now')) }, 200);
    })
    .openapi(print, async (c) => {
      permit(c, 'reminders.oversee');
      const now = c.get('now');
      const district = await loadDistrict(c.env.store);
      const { layout, rows } = callSheet(await readCalls(c.env.store, district, now), `${district.settings.district.windowName || '办不成事'}：电话提醒清单`, spoken(now, district.calendar));
      async function* pages() {
        yield rows;
      }
      return new Response(htmlStream(layout, pages()), { headers: pageHeaders('text/html; charset=utf-8', 'inline') });
    })
    .openapi(ticking('call', 'Tick a reminder off the call list: told by telephone'), async (c) => c.json(await tick(c, c.req.valid('param').id, true), 200))
    .openapi(ticking('uncall', 'Take the tick back'), async (c) => c.json(await tick(c, c.req.valid('param').id, false), 200))
    .openapi(unread, async (c) => c.json({ unread: await countUnread(c.env.store, actorOf(c).id) }, 200))
    .openapi(list, async (c) => {
      const actor = actorOf(c);
      return c.json(await listReminders(c.env.store, c.req.valid('query'), actor, await loadDistrict(c.env.store), c.get('now')), 200);
    })
    .openapi(readAll, async (c) => {
      const actor = actorOf(c);
      await markRead(c.env.store, actor, null, c.get('now'));
      return c.json({ unread: 0 }, 200);
    })
    .openapi(read, async (c) => {
      const actor = actorOf(c);
      const { id } = c.req.valid('param');
      if (!(await isReminder(c.env.store, id))) stop('row.not_found');
      await markRead(c.env.store, actor, id, c.get('now'));
      return c.json({ unread: await countUnread(c.env.store, actor.id) }, 200);
    })
    .openapi(retry, async (c) => {
      permit(c, 'settings.edit');
      if (!(await tryAgain(c.env.store, c.req.valid('param').id, TRIES, c.get('now')))) stop('row.not_found');
      return c.json({ again: true as const }, 200);
    });
}
