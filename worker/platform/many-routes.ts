import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { CalendarMoves, DueMove, ManyChanges } from '../../schema/many.ts';
import { Id } from '../../schema/values.ts';
import { decideAdded, decideMany, type Deciding, type Editable, type Refused, type RowResult } from './editable.ts';
import type { AppEnv } from './env.ts';
import { Change } from './ledger.ts';
import { Problem, deny, type Fault } from './problem.ts';
import type { Versioned } from './resource.ts';
import { answer, createRouter, jsonBody, permit, refusals } from './router.ts';
import { RowChanged } from './store.ts';

/** Somebody may be faster between deciding and writing; then it is decided anew, and his rows are refused. */
const TRIES = 4;

export function decidingOf(c: Context<AppEnv>, editable: Pick<Editable<Versioned, unknown>, 'subject' | 'permission'>, verb: string): Deciding {
  const actor = permit(c, editable.permission);
  return { env: c.env, actor, language: c.get('language'), change: new Change(c.env.store, c.get('now'), actor, `${editable.subject}.${verb}`) };
}

/** The contract's “Many rows” for one resource. */
export function manyRoutes<Row extends Versioned, Changes>(editable: Editable<Row, Changes>, shape: z.ZodType) {
  const path = `/${editable.subject}`;
  const Result = z.object({ id: Id, ok: z.boolean(), row: shape.optional(), problem: Problem.optional(), moves: z.array(DueMove).optional() });
  const responses: RouteConfig['responses'] = { 200: answer(z.object({ results: z.array(Result), added: z.array(Result.omit({ id: true, moves: true })).optional(), moves: CalendarMoves.optional(), undo: Id.optional() }), 'What became of each row, in the order asked'), ...refusals };
  const route = createRoute({
    method: 'patch', path, tags: [editable.subject],
    summary: `Change many ${editable.subject} at once: a paste, a fill, a bulk edit`,
    description:
      'Each row is decided by the rules of the single change. `dryRun` writes nothing and shows what would happen; `partial` writes the rows that may be written; ' +
      'otherwise one refused row refuses all, with its problem and every row’s result in `results`. `brief` leaves out the rows that were taken, which of 2,000 are megabytes. All rows written are one step for `POST /api/undo`. ' +
      'Days of the calendar tell in `moves` beside `results` which open promises move with all of them together.',
    request: jsonBody(ManyChanges),
    responses,
  });

  const router = createRouter();
  router.openapi(route, async (c) => {
    const { rows, add = [], dryRun = false, partial = false, brief = false } = c.req.valid('json');
    for (let left = TRIES; ; left--) {
      const deciding = decidingOf(c, editable, 'update');
      deciding.change.undoable(editable.subject);
      const { results, refused } = await decideMany(editable, rows, deciding, { brief });
      const { results: added, refused: unadded } = await decideAdded(editable, add, deciding);
      const goesOn = partial || dryRun || refused.length + unadded.length === 0;
      const moves = goesOn ? await editable.follow?.({ ...deciding, dryRun }) : undefined;
      const said = { results, ...(add.length > 0 && { added }), ...(moves && { moves }) };
      if (dryRun) return c.json(said, 200);
      if (!partial) refuseAll([...faultsOf('rows', refused, results), ...faultsOf('add', unadded, added)], refused[0] ?? unadded[0], said);
      try {
        const wrote = await deciding.change.commit();
        return c.json({ ...said, ...(wrote && { undo: deciding.change.id }) }, 200);
      } catch (error) {
        if (!(error instanceof RowChanged) || left === 1) throw error;
      }
    }
  });
  return router;
}

type Answered = Pick<RowResult, 'problem'>;

const faultsOf = (list: 'rows' | 'add', refused: Refused[], results: Answered[]): Fault[] =>
  refused.flatMap(({ at }) => {
    const problem = results[at]?.problem;
    const faults = problem?.errors ?? [{ path: '', message: problem?.detail ?? '' }];
    return faults.map(({ path, message }) => ({ path: path === '' ? `${list}.${at}` : `${list}.${at}.${path}`, message }));
  });

/** The first refused row's problem, with every refused cell by its path, and the results of all. */
function refuseAll(errors: Fault[], first: Refused | undefined, said: object): void {
  if (first) deny(first.refusal, { errors: errors.slice(0, 50), ...said });
}
