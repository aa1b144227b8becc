import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import { z } from 'zod';
import { EditingBody, News, Step, UndoBody } from '../../schema/many.ts';
import { SUBJECTS } from '../../schema/events.ts';
import { Id } from '../../schema/values.ts';
import { decidingOf } from '../platform/many-routes.ts';
import { deny, stop } from '../platform/problem.ts';
import { actorOf, answer, createRouter, jsonBody, refusals } from '../platform/router.ts';
import { RowChanged } from '../platform/store.ts';
import { nextSteps, verbFor } from './rules.ts';
import { findStep, newestSeq, newsSince, nextPart, overtakenIn, sayEditing, stepsOf } from './store.ts';
import type { Undoable } from './undo.ts';

const tags = ['changes'];
/** Somebody may be faster between deciding and writing: it is decided anew, and refused if it is the step's own row that moved on. */
const TRIES = 4;
const Whole = z.string().regex(/^\d{1,15}$/);
const Query = z.strictObject({ mine: z.literal('1').optional(), since: Whole.optional(), limit: z.string().regex(/^([1-9]|[1-9]\d|100)$/).optional(), before: Id.optional() });
/** What Ctrl+Z and Ctrl+Y would take now stand beside the list. */
const Steps = z.object({ data: z.array(Step), undo: Id.nullable(), redo: Id.nullable() });

const responses: RouteConfig['responses'] = {
  200: answer(z.union([News, Steps]), 'With `mine`: this person’s steps, newest first. Otherwise: what happened after `since`, and who edits what; without `since` where the feed stands now'),
  400: refusals[400],
  401: refusals[401],
};
const feed = createRoute({
  method: 'get', path: '/changes', tags,
  summary: 'What others changed since, as far as this person may see it; or this person’s own steps',
  description: 'Ask while the page is visible, every few seconds while somebody works and every thirty when not. `gone` says that a row left this person’s sight.',
  request: { query: Query },
  responses,
});

const editing = createRoute({
  method: 'post', path: '/changes/editing', tags,
  summary: 'Says which row this person has open for editing; null for none. Forgotten after 90 seconds',
  request: jsonBody(EditingBody),
  responses: { 200: answer(EditingBody, 'As said'), ...refusals },
});

const Undone = z.object({ undo: Id.nullable(), resource: z.enum(SUBJECTS), rows: z.array(z.unknown()), next: Id.nullable() });
const undoResponses: RouteConfig['responses'] = { 200: answer(Undone, 'The rows as they stand now; `undo` does it again, and `next` is the part to take back next'), ...refusals };
const undo = createRoute({
  method: 'post', path: '/undo', tags,
  summary: 'Takes one step back: writes the earlier values as a new step',
  description: 'All rows of the step or none. What a file brought was written in parts, and goes back so: call again with `next` until it is null. `dryRun` says beforehand whether anybody has changed a row of any part. Refuses with `undo.overtaken` where somebody else has changed a row since (`current` holds those rows), `undo.done`, `undo.not_found`, and as the single change of the resource does.',
  request: jsonBody(UndoBody),
  responses: undoResponses,
});

export function changeRoutes(undoables: Undoable[]) {
  const app = createRouter();

  app.openapi(feed, async (c) => {
    const actor = actorOf(c);
    const { store } = c.env;
    const { mine, since, limit, before } = c.req.valid('query');
    if (mine) {
      const data = await stepsOf(store, actor, Number(limit ?? 50), before);
      return c.json({ data, ...nextSteps(data) }, 200);
    }
    if (since === undefined) return c.json({ seq: await newestSeq(store), data: [], editing: [], more: false }, 200);
    return c.json(await newsSince(store, actor, Number(since), c.get('now')), 200);
  });

  app.openapi(editing, async (c) => {
    const said = c.req.valid('json');
    await sayEditing(c.env.store, actorOf(c), said.resource, said.id, c.get('now'));
    return c.json(said, 200);
  });

  app.openapi(undo, async (c) => {
    const { store } = c.env;
    const { token, dryRun = false } = c.req.valid('json');
    const step = (await findStep(store, actorOf(c), token)) ?? stop('undo.not_found');
    if (step.undoneById !== null) return stop('undo.done');
    const undoable = undoables.find(({ subject }) => subject === step.resource) ?? stop('undo.not_found');
    for (let left = TRIES; ; left--) {
      const deciding = decidingOf(c, undoable, verbFor(step.action));
      deciding.change.undoable(step.resource, { undoes: token, batchId: step.batchId });
      if (dryRun) {
        const overtaken = await overtakenIn(store, actorOf(c), step);
        if (overtaken.length > 0) return deny({ refused: 'undo.overtaken', params: { count: overtaken.length } }, { current: await undoable.show(deciding, overtaken) });
      }
      const back = await undoable.takeBack(deciding, token);
      if (dryRun) return c.json({ undo: null, resource: step.resource, rows: [], next: token }, 200);
      try {
        const rows = await back.commit();
        return c.json({ undo: deciding.change.id, resource: step.resource, rows, next: await nextPart(store, step) }, 200);
      } catch (error) {
        if (!(error instanceof RowChanged)) throw error;
        if (left === 1) return stop('undo.overtaken', { count: step.rows });
      }
    }
  });
  return app;
}
