import { z } from 'zod';
import { createApp } from '../../worker/app.ts';
import { describeApi } from '../../worker/reference/document.ts';
import { sample, type Schema } from './shapes.ts';

const Parameter = z.looseObject({ name: z.string(), in: z.enum(['path', 'query', 'header', 'cookie']), schema: z.custom<Schema>() });
const Operation = z.looseObject({
  parameters: z.array(Parameter).default([]),
  responses: z.record(z.string(), z.unknown()),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.custom<Schema>() })) }).optional(),
});
const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

export type Route = {
  method: string;
  path: string;
  name: string;
  /** What the document says of a JSON body; null where it takes none. */
  body: Schema | null;
  parameters: z.infer<typeof Parameter>[];
  /** The statuses the document promises. */
  statuses: string[];
};

/** Every route that writes, as the API's own description lists them: a new one is here without being named. */
export function writeRoutes(): Route[] {
  const { paths } = Document.parse(describeApi(createApp()));
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, described]) => {
      if (!['post', 'put', 'patch', 'delete'].includes(method)) return [];
      const { parameters, requestBody, responses } = Operation.parse(described);
      const body = requestBody?.content['application/json']?.schema ?? null;
      return [{ method: method.toUpperCase(), path, name: `${method.toUpperCase()} ${path}`, body, parameters, statuses: Object.keys(responses) }];
    }),
  );
}

/** The address of a route, its path parameters filled in: with `id`, or with something nobody has. */
export function addressOf(route: Route, id?: string, query: Record<string, string> = {}): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const described = route.parameters.find((one) => one.in === 'path' && one.name === name);
    return encodeURIComponent(id ?? String(sample(described?.schema ?? { type: 'string' })));
  });
  const asked = new URLSearchParams(query).toString();
  return asked === '' ? path : `${path}?${asked}`;
}

/** The table a route's rows live in, by the first word of its path: `/api/calendar-days/{id}` and `calendar_days`. */
export const tableOf = ({ path }: Route): string | null => (/\{\w+\}/.test(path) ? (path.split('/')[2] ?? '').replaceAll('-', '_') : null);
