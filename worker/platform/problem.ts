import type { Context } from 'hono';
import { z } from 'zod';
import { REFUSALS, sentence, type Refusal, type RefusalCode } from '../../schema/refusals.ts';
import type { AppEnv } from './env.ts';

export type Fault = { path: string; message: string };
/** What a problem says beside its sentence: findings by path, the row as it stands, and each row's result where many were asked. */
type Extra = { errors?: Fault[]; current?: unknown; results?: unknown; added?: unknown };

/** RFC 9457. `sentences` has both languages, so that a screen can change language without asking again. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    sentences: z.object({ zh: z.string(), en: z.string() }),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    current: z.unknown().optional(),
    results: z.unknown().optional(),
    added: z.unknown().optional(),
  })
  .meta({ id: 'Problem' });

export function problemBody(refusal: Refusal, language: 'zh' | 'en', extra: Extra = {}) {
  const said = sentence(refusal.refused, language, refusal.params);
  const paths = refusal.paths ?? (refusal.path === undefined ? undefined : [refusal.path]);
  const faults = extra.errors ?? paths?.map((path) => ({ path, message: said }));
  return {
    type: `urn:banchengshi:problem:${refusal.refused}`,
    title: said,
    status: REFUSALS[refusal.refused][0],
    detail: said,
    code: refusal.refused,
    sentences: { zh: sentence(refusal.refused, 'zh', refusal.params), en: sentence(refusal.refused, 'en', refusal.params) },
    ...(faults && { errors: faults }),
    ...(extra.current !== undefined && { current: extra.current }),
    ...(extra.results !== undefined && { results: extra.results }),
    ...(extra.added !== undefined && { added: extra.added }),
  };
}

export function problem(c: Context<AppEnv>, refusal: Refusal, extra: Extra = {}): Response {
  const body = problemBody(refusal, c.get('language'), extra);
  const headers: Record<string, string> = { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' };
  if (body.status === 429) headers['retry-after'] = String(refusal.params?.seconds ?? 60);
  return new Response(JSON.stringify(body), { status: body.status, headers });
}

/** Thrown where a refusal is met too deep to be returned; `app.ts` answers it. */
export class Refused extends Error {
  readonly refusal: Refusal;
  readonly extra: Extra;
  constructor(refusal: Refusal, extra: Extra = {}) {
    super(refusal.refused);
    this.refusal = refusal;
    this.extra = extra;
  }
}

/** Ends a request with a refusal a rule has given; `current` is the row as it stands. */
export function deny(refusal: Refusal, extra: Extra = {}): never {
  throw new Refused(refusal, extra);
}

export function stop(code: RefusalCode, params?: Refusal['params'], path?: string): never {
  throw new Refused({ refused: code, ...(params && { params }), ...(path !== undefined && { path }) });
}
