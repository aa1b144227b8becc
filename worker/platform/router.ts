import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { z } from 'zod';
import { explainIssue } from '../../schema/faults.ts';
import type { Actor, Permission } from '../../schema/people.ts';
import type { AppEnv } from './env.ts';
import { Problem, problem, stop } from './problem.ts';

/** A router whose shapes refuse in our own words: 422 with a path for each finding, before anything is loaded. */
export function createRouter(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const [first] = result.error.issues;
      if (result.target === 'query') {
        const field = String(first?.code === 'unrecognized_keys' ? first.keys[0] : (first?.path[0] ?? '')).slice(0, 60);
        if (field === 'version' && c.req.query('version') === undefined) return problem(c, { refused: 'query.version_missing', path: field });
        return problem(c, { refused: 'query.invalid', params: { field }, path: field });
      }
      const errors = result.error.issues.slice(0, 50).map((issue) => explainIssue(issue, c.get('language')));
      return problem(c, { refused: 'request.invalid', params: { count: result.error.issues.length } }, { errors });
    },
  });
}

export const jsonBody = <S extends z.ZodType>(schema: S) => ({ body: { required: true, content: { 'application/json': { schema } } } });

export const problemAnswer = (description: string) => ({ description, content: { 'application/problem+json': { schema: Problem } } });

/** The answers every route shares, beside its own. */
export const refusals = {
  400: problemAnswer('Malformed request'),
  401: problemAnswer('Not signed in'),
  403: problemAnswer('Not allowed'),
  404: problemAnswer('No such record, or not yours to see'),
  409: problemAnswer('The row has changed; `current` holds it'),
  422: problemAnswer('A rule or a shape refuses; nothing was written'),
};

export const answer = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** Who acts. The sign-in middleware has put him there; without one the request is refused. */
export function actorOf(c: Context<AppEnv>): Actor {
  return c.get('actor') ?? stop('auth.required');
}

/** Refuses unless the person's role carries the permission; null asks only who it is. */
export function permit(c: Context<AppEnv>, permission: Permission | null): Actor {
  const actor = actorOf(c);
  if (permission !== null && !c.get('permissions').includes(permission)) stop('auth.forbidden');
  return actor;
}
