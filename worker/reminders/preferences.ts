import { createRoute } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { NoticePreference, NoticePreferencePatch } from '../../schema/notice-preferences.ts';
import { refuse } from '../../schema/refusals.ts';
import { noticePreferences } from '../../schema/tables/index.ts';
import { Id } from '../../schema/values.ts';
import { Change } from '../platform/ledger.ts';
import { deny } from '../platform/problem.ts';
import { given } from '../platform/resource.ts';
import { withCurrent } from '../platform/resource-routes.ts';
import { answer, createRouter, jsonBody, refusals } from '../platform/router.ts';
import type { Store } from '../platform/store.ts';
import { ownOrPermitted } from './channels/routes.ts';
import { checkQuiet } from './rules/ladder.ts';

const tags = ['notice-preferences'];
const Params = z.object({ id: Id });

const read = createRoute({
  method: 'get', path: '/people/{id}/notice-preferences', tags,
  summary: 'Through what a person wants to hear of what, and when not; his own, or anybody’s for who edits people',
  request: { params: Params },
  responses: { 200: answer(NoticePreference, '`version` 0 where nothing was chosen yet'), 401: refusals[401], 403: refusals[403], 404: refusals[404] },
});
const patch = createRoute({
  method: 'patch', path: '/people/{id}/notice-preferences', tags,
  summary: 'Choose channels for topics, and quiet hours; `version` 0 where nothing was chosen yet',
  description: 'A topic left out: every channel the person can be reached by. In the panel everything stands in any case. Refuses with `preference.quiet_empty`.',
  request: { params: Params, ...jsonBody(NoticePreferencePatch) },
  responses: { 200: answer(NoticePreference, 'As it stands now'), ...refusals },
});

async function find(store: Store, id: string) {
  const [row] = await store.db.select().from(noticePreferences).where(eq(noticePreferences.id, id));
  return row ?? null;
}

const present = (id: string, row: Awaited<ReturnType<typeof find>>): NoticePreference => ({ id, version: row?.version ?? 0, channels: row?.channels ?? {}, quiet: row?.quiet ?? null, updatedAt: row?.updatedAt ?? null });

export function preferenceRoutes() {
  return createRouter()
    .openapi(read, async (c) => {
      const { id } = c.req.valid('param');
      await ownOrPermitted(c, id);
      return c.json(present(id, await find(c.env.store, id)), 200);
    })
    .openapi(patch, async (c) => {
      const { id } = c.req.valid('param');
      const actor = await ownOrPermitted(c, id);
      const { store } = c.env;
      const { version, changes } = c.req.valid('json');
      const row = await find(store, id);
      const current = async () => present(id, await find(store, id));
      if ((row?.version ?? 0) !== version) return deny(refuse('row.changed'), { current: await current() });
      const refused = checkQuiet(changes.quiet);
      if (refused) return deny(refused);
      const change = new Change(store, c.get('now'), actor, row ? 'notice-preferences.update' : 'notice-preferences.add');
      if (row) change.update('notice-preferences', row, given(changes));
      else change.insert('notice-preferences', { id, channels: changes.channels ?? {}, quiet: changes.quiet ?? null });
      await withCurrent(change.commit(), current);
      return c.json(await current(), 200);
    });
}
