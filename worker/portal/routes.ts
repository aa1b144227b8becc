import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import type { RunStage } from '../../schema/bundles.ts';
import type { Stage } from '../../schema/cases.ts';
import { ApplicantRating, Progress, QueryCode } from '../../schema/portal.ts';
import { isRefusal, refuse } from '../../schema/refusals.ts';
import { ADDRESS_LOCK, secondsLocked } from '../auth/rules.ts';
import { addressDoor, failuresAt, recordFailure } from '../auth/store.ts';
import { isPaused } from '../cases/rules/file.ts';
import { takeRating } from '../cases/rules/answer.ts';
import { applyDecision, type LoadedFile } from '../cases/store.ts';
import type { AppEnv } from '../platform/env.ts';
import { Change } from '../platform/ledger.ts';
import { deny, stop } from '../platform/problem.ts';
import { answer, createRouter, jsonBody, problemAnswer, refusals } from '../platform/router.ts';
import { RowChanged, type Store } from '../platform/store.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import { findOpenDepartments, loadByQueryCode, loadRunByQueryCode, type RunFound } from './store.ts';

const Params = z.object({ code: QueryCode });
const tags = ['portal'];
const responses = { 200: answer(Progress, 'How the case stands'), 404: refusals[404], 422: refusals[422], 429: problemAnswer('Too many wrong codes from this address') };

const progressRoute = createRoute({
  method: 'get', path: '/portal/cases/{code}', tags,
  summary: 'How a case, or a run of a 一件事, stands, for whoever holds its receipt; no personal data, no account needed',
  request: { params: Params },
  responses,
});
const rateRoute = createRoute({
  method: 'post', path: '/portal/cases/{code}/rate', tags,
  summary: 'The applicant rates the answer, once',
  description: 'Refuses with `case.wrong_stage`, `rating.given`, `rating.unknown_level`, `value.unknown_code`.',
  request: { params: Params, ...jsonBody(ApplicantRating) },
  responses: { ...responses, 409: refusals[409] },
});

/** Codes cannot be guessed by trying: wrong ones are counted against the address as wrong passwords are. */
async function findByCode<Found>(c: Context<AppEnv>, find: (store: Store) => Promise<Found | null>): Promise<Found> {
  const { store, clientAddress } = c.env;
  const doors = clientAddress ? [addressDoor(clientAddress)] : [];
  const known = await failuresAt(store, doors);
  const seconds = Math.max(0, ...doors.map((door) => secondsLocked(known.get(door), ADDRESS_LOCK, c.get('now'))));
  if (seconds > 0) stop('request.too_many', { seconds });
  const found = await find(store);
  if (found) return found;
  if (doors.length > 0) await recordFailure(store, doors, c.get('now'));
  return stop('row.not_found');
}

const findCase = (c: Context<AppEnv>, code: string): Promise<LoadedFile> => findByCode(c, (store) => loadByQueryCode(store, code));

/** The stage of a case that says the most nearly the same. */
const STAGE_OF: Record<RunStage, Stage> = { collecting: 'received', working: 'working', ready: 'working', issued: 'answered', withdrawn: 'withdrawn' };

const runProgress = ({ number, createdAt, dueAt, provisional, paused, issuedAt, departments, run }: RunFound, { settings }: District): Progress => ({
  run,
  windowName: settings.district.windowName || '“办不成事”反映窗口',
  number,
  stage: STAGE_OF[run.stage],
  receivedAt: createdAt,
  dueAt, provisional, paused,
  answeredAt: issuedAt,
  departments,
  rating: null, canRate: false, levels: [], badReasons: [],
});

async function progressOf(c: Context<AppEnv>, file: LoadedFile, district: District): Promise<Progress> {
  const { row } = file;
  const { settings } = district;
  const canRate = row.stage === 'answered' && row.rating === null;
  return {
    run: null,
    windowName: settings.district.windowName || '“办不成事”反映窗口',
    number: row.number,
    stage: row.stage,
    receivedAt: row.receivedAt,
    dueAt: row.dueAt,
    provisional: row.provisional,
    paused: isPaused(row, c.get('now')),
    answeredAt: row.answeredAt,
    departments: row.stage === 'working' ? await findOpenDepartments(c.env.store, row.id) : [],
    rating: row.rating,
    canRate,
    levels: canRate ? settings.ratings.levels : [],
    badReasons: canRate ? settings.ratings.badReasons : [],
  };
}

export function portalRoutes() {
  return createRouter()
    .openapi(progressRoute, async (c) => {
      const { code } = c.req.valid('param');
      const found = await findByCode(c, async (store) => (await loadByQueryCode(store, code)) ?? loadRunByQueryCode(store, code));
      const district = await loadDistrict(c.env.store);
      return c.json('run' in found ? runProgress(found, district) : await progressOf(c, found, district), 200);
    })
    .openapi(rateRoute, async (c) => {
      const { store } = c.env;
      const { code } = c.req.valid('param');
      const file = await findCase(c, code);
      const district = await loadDistrict(store);
      const verdict = takeRating(file, c.req.valid('json'), { now: c.get('now'), settings: district.settings, calendar: district.calendarAt(file.row.siteId) });
      if (isRefusal(verdict)) deny(verdict);
      const change = new Change(store, c.get('now'), null, 'rate');
      applyDecision(change, file, verdict, district);
      await change.commit().catch((error: unknown) => {
        throw error instanceof RowChanged ? deny(refuse('row.changed')) : error;
      });
      return c.json(await progressOf(c, await findCase(c, code), district), 200);
    });
}
