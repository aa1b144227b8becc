import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Me, Password, Person, PersonChanges, PersonDraft, type Actor } from '../../schema/people.ts';
import { refuse } from '../../schema/refusals.ts';
import { Id, Version } from '../../schema/values.ts';
import { forgiveAccount } from '../auth/store.ts';
import { dayOf } from '../deadlines/rules.ts';
import { Change, newId } from '../platform/ledger.ts';
import { deny, stop } from '../platform/problem.ts';
import { asNew, asRevised, checkReferences, given, retiredAt, resourceOf } from '../platform/resource.ts';
import { resourceRoutes } from '../platform/resource-routes.ts';
import { actorOf, answer, createRouter, jsonBody, permit, refusals } from '../platform/router.ts';
import { loadDistrict } from '../settings/store.ts';
import { coordinatesPromises } from '../tasks/store.ts';
import { checkPerson } from './rules.ts';
import {
  addSignIn, countOtherAdmins, departmentNameOf, endAccess, findPerson, findStoodInFor, personReads, renameSignIn, replacePassword, requireOtherAdmin, type PersonRow,
} from './store.ts';

const me = createRoute({
  method: 'get', path: '/me', tags: ['people'],
  summary: 'Who is signed in, and what the role may do',
  responses: { 200: answer(Me, 'This person'), 401: refusals[401] },
});

const resetPassword = createRoute({
  method: 'post', path: '/people/{id}/password', tags: ['people'],
  summary: 'Give somebody a new password; all sessions and API keys of the person end, and a lock is lifted',
  request: { params: z.object({ id: Id }), ...jsonBody(z.strictObject({ version: Version.optional(), password: Password })) },
  responses: { 200: answer(Person, 'The person'), ...refusals },
});

/** Staff know each other; a viewer sees figures and no telephone numbers. */
const present = (row: PersonRow, actor: Actor) => (actor.role === 'viewer' ? { ...row, phone: null } : row);

export const personResource = resourceOf({
  subject: 'people',
  one: 'a person',
  shape: Person,
  changes: PersonChanges,
  reads: personReads,
  permission: 'people.edit',
  present,
  unique: { email: 'username' },
  adding: {
    draft: PersonDraft,
    async create(draft, { env, change }) {
      const row = {
        id: newId(change.now),
        username: draft.username.toLowerCase(),
        name: draft.name,
        role: draft.role,
        departmentId: draft.departmentId ?? null,
        siteId: draft.siteId ?? null,
        head: draft.head ?? false,
        phone: draft.phone ?? null,
        retiredAt: null,
      };
      const refused = checkPerson(null, row, 0) ?? (await checkReferences(env.store, [
        { path: 'departmentId', to: 'departments', id: row.departmentId },
        { path: 'siteId', to: 'sites', id: row.siteId },
      ]));
      if (refused) return refused;
      change.insert('people', row);
      await addSignIn(env.store, change, row, draft.password);
      return asNew(row, change);
    },
  },
  async revise(row, { retired, ...fields }, { env, change }) {
    const changes = { ...given(fields), retiredAt: retiredAt(retired, row, change.now) };
    const after = asRevised(row, changes, change);
    const leaves = row.role === 'admin' && row.retiredAt === null && (after.role !== 'admin' || after.retiredAt !== null);
    const refused = checkPerson(row, after, leaves ? await countOtherAdmins(env.store, row.id) : 1) ?? (await checkReferences(env.store, [
      { path: 'changes.departmentId', to: 'departments', id: after.departmentId === row.departmentId ? null : after.departmentId },
      { path: 'changes.siteId', to: 'sites', id: after.siteId === row.siteId ? null : after.siteId },
    ]));
    if (refused) return refused;
    const stopsCoordinating = row.role === 'coordinator' && row.retiredAt === null && (after.role !== 'coordinator' || after.retiredAt !== null);
    if (stopsCoordinating && (await coordinatesPromises(env.store, row.id))) return refuse('promise.open', {}, after.retiredAt === null ? 'changes.role' : 'changes.retired');
    change.update('people', row, changes);
    if (leaves) requireOtherAdmin(change, row.id);
    if (after.name !== row.name) renameSignIn(env.store, change, row.id, after.name);
    if (after.retiredAt !== null && row.retiredAt === null) endAccess(env.store, change, row.id);
    return after;
  },
});

export function personRoutes() {
  const router = createRouter();
  router.openapi(me, async (c) => {
    const { id, name, role, head, departmentId, siteId } = actorOf(c);
    const { store } = c.env;
    const { calendar } = await loadDistrict(store);
    const [person, departmentName, standsInFor] = await Promise.all([findPerson(store, id), departmentNameOf(store, departmentId), findStoodInFor(store, actorOf(c), dayOf(c.get('now'), calendar))]);
    const username = person?.username ?? stop('auth.required');
    return c.json({ id, name, username, role, head, departmentId, departmentName, siteId, permissions: [...c.get('permissions')], standsInFor }, 200);
  });
  router.openapi(resetPassword, async (c) => {
    const actor = permit(c, 'people.edit');
    const { store } = c.env;
    const { version, password } = c.req.valid('json');
    const person = (await findPerson(store, c.req.valid('param').id)) ?? stop('row.not_found');
    if (version !== undefined && version !== person.version) deny({ refused: 'row.changed' }, { current: present(person, actor) });
    const change = new Change(store, c.get('now'), actor, 'people.password');
    await replacePassword(store, change, person.id, password);
    endAccess(store, change, person.id);
    change.note('people', person.id, {});
    await change.commit();
    await forgiveAccount(store, person.username);
    return c.json(present(person, actor), 200);
  });
  router.route('/', resourceRoutes(personResource));
  return router;
}
