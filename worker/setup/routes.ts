import { createRoute } from '@hono/zod-openapi';
import { Person, type Actor } from '../../schema/people.ts';
import { DEFAULT_PRESET_ID, presetSettings } from '../../schema/presets/index.ts';
import { SetupBody, SetupState } from '../../schema/setup.ts';
import { installTemplates } from '../bundles/templates/store.ts';
import { loadPublishedYears } from '../calendar-days/store.ts';
import { addSignIn } from '../people/store.ts';
import { Change, newId } from '../platform/ledger.ts';
import { stop } from '../platform/problem.ts';
import { asNew } from '../platform/resource.ts';
import { answer, createRouter, jsonBody, refusals } from '../platform/router.ts';
import { RowExists } from '../platform/store.ts';
import { installSettings } from '../settings/install.ts';
import { isSetupOpen } from './store.ts';
import { isSetupToken } from './token.ts';

const state = createRoute({
  method: 'get', path: '/setup', tags: ['setup'],
  summary: 'Whether the installation still waits for its first administrator',
  responses: { 200: answer(SetupState, 'The state') },
});

const setUp = createRoute({
  method: 'post', path: '/setup', tags: ['setup'],
  summary: 'Make the first administrator, install a district’s preset and the published national calendar; once, with the token of the set-up link',
  request: jsonBody(SetupBody),
  responses: { 201: answer(Person, 'The administrator'), 400: refusals[400], 403: refusals[403], 422: refusals[422] },
});

export function setupRoutes() {
  return createRouter()
    .openapi(state, async (c) => c.json({ open: await isSetupOpen(c.env.store) }, 200))
    .openapi(setUp, async (c) => {
      const { store, authSecret } = c.env;
      const body = c.req.valid('json');
      if (!(await isSetupToken(authSecret, body.token))) return stop('setup.token_wrong');
      if (!(await isSetupOpen(store))) return stop('setup.closed');
      const settings = presetSettings(body.preset ?? DEFAULT_PRESET_ID) ?? stop('settings.unknown_preset', undefined, 'preset');

      const now = c.get('now');
      const admin = {
        id: newId(now), username: body.username.toLowerCase(), name: body.name, role: 'admin' as const,
        departmentId: null, siteId: null, head: false, phone: null, retiredAt: null,
      };
      const actor: Actor = { id: admin.id, name: admin.name, role: 'admin', head: false, departmentId: null, siteId: null };
      const change = new Change(store, now, actor, 'setup');
      // First, because its keys are fixed: of two set-ups at once the second meets them taken.
      installSettings(change, settings, []);
      change.insert('people', admin);
      await addSignIn(store, change, admin, body.password);
      loadPublishedYears(change);
      installTemplates(change, new Set());
      try {
        await change.commit();
      } catch (error) {
        if (error instanceof RowExists) return stop('setup.closed');
        throw error;
      }
      return c.json(asNew(admin, change), 201);
    });
}
