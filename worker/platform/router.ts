import { OpenAPIHono } from '@hono/zod-openapi';
import type { z } from 'zod';
import { explainIssue } from '../../schema/faults.ts';
import type { AppEnv } from './env.ts';
import { Problem, problem } from './problem.ts';

/** A router whose shapes refuse in our own words: 422 with a path for each finding, before anything is loaded. */
export function createRouter(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const errors = result.error.issues.slice(0, 50).map((issue) => explainIssue(issue, c.get('language')));
      return problem(c, { refused: 'request.invalid', params: { count: result.error.issues.length } }, { errors });
    },
  });
}

export const jsonBody = <S extends z.ZodType>(schema: S) => ({ body: { required: true, content: { 'application/json': { schema } } } });

const problemAnswer = (description: string) => ({ description, content: { 'application/problem+json': { schema: Problem } } });

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
