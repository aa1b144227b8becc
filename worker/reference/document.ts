import type { OpenAPIHono } from '@hono/zod-openapi';
import { sessionCookie } from '../auth/better.ts';
import { isPublic } from '../auth/identify.ts';
import type { AppEnv } from '../platform/env.ts';

const INFO = {
  openapi: '3.1.0',
  info: { title: '办成事 Banchengshi', version: '0.1.0', description: 'The back office of a 「办不成事」反映窗口. Every refusal is an RFC 9457 problem document with a stable code.' },
};

const SCHEMES = {
  session: { type: 'apiKey', in: 'cookie', name: sessionCookie(false), description: 'The cookie that signing in sets; `__Secure-` stands before its name over https.' },
  key: { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'A key made under `POST /api/auth/api-key/create`; it may do what its owner may.' },
} as const;

type Document = ReturnType<OpenAPIHono<AppEnv>['getOpenAPI31Document']>;
type Operation = NonNullable<NonNullable<Document['paths']>[string]['get']>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Method = (typeof METHODS)[number];

/** `GET /api/cases/{id}/events` is `getCasesByIdEvents`: made here alone, so that every route has one and no two the same. */
export function operationIdOf(method: string, path: string): string {
  const words = path.replace(/^\/api\//, '').split('/').map((part) => part.replace(/^\{(\w+)\}$/, 'by-$1')).flatMap((part) => part.split(/[-.]/));
  return method + words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const SAID = {
  400: 'Malformed request',
  401: 'Not signed in',
  403: 'Not allowed, or sent from another site',
  404: 'No such record, or not yours to see',
  413: 'The body is larger than 1.5 MB',
  415: 'The body is not application/json',
  422: 'A rule or a shape refuses; nothing was written',
  500: 'Something failed inside; nothing was written, and `detail` holds a reference for the administrator',
} as const;

/** What any route answers besides its own: by what it takes, not by what it does. */
function shared(method: Method, path: string, { parameters = [], requestBody }: Operation): (keyof typeof SAID)[] {
  const takes = (where: string) => parameters.some((one) => 'in' in one && one.in === where);
  const writes = method !== 'get';
  const body = requestBody !== undefined;
  const of: [boolean, keyof typeof SAID][] = [
    [body || takes('query') || writes, 400],
    [!isPublic(path), 401],
    [!isPublic(path) || writes, 403],
    [takes('path'), 404],
    [writes, 413],
    [writes, 415],
    [body || takes('path'), 422],
    [true, 500],
  ];
  return of.filter(([holds]) => holds).map(([, status]) => status);
}

/** The API's own description: as the routes say it, and with what holds for all of them. */
export function describeApi(app: OpenAPIHono<AppEnv>): Document {
  const document = app.getOpenAPI31Document(INFO);
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      operation.operationId = operationIdOf(method, path);
      operation.security = isPublic(path) ? [] : [{ session: [] }, { key: [] }];
      const own = operation.responses ?? {};
      const added = shared(method, path, operation).filter((status) => own[status] === undefined).map((status) => [status, { description: SAID[status], content: PROBLEM }]);
      operation.responses = { ...own, ...Object.fromEntries(added) };
    }
  return { ...document, components: { ...document.components, securitySchemes: SCHEMES } };
}
