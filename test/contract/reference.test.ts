import { expect, test } from 'vitest';
import { z } from 'zod';
import { operationIdOf } from '../../worker/reference/document.ts';
import { eachStoreAtLength } from '../harness/index.ts';
import { District } from './district.ts';

const Operation = z.looseObject({
  operationId: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  responses: z.record(z.string(), z.unknown()),
});
const Document = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()), securitySchemes: z.record(z.string(), z.looseObject({ type: z.string(), in: z.string(), name: z.string() })) }),
});

test('an operation is named by its method and its path', () => {
  expect(operationIdOf('get', '/api/cases/{id}/events')).toBe('getCasesByIdEvents');
  expect(operationIdOf('post', '/api/cases/{id}/request-extension')).toBe('postCasesByIdRequestExtension');
});

eachStoreAtLength('the API’s own description', (api) => {
  const operations = async () => {
    const document = Document.parse((await api.get('/api/openapi.json')).body);
    return { document, all: Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, described]) => ({ path, method, name: `${method} ${path}`, ...described }))) };
  };

  test('names every operation once', async () => {
    const { all } = await operations();
    expect(all.length).toBeGreaterThan(100);
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length);
  });

  test('says how one signs in, and where nobody has to', async () => {
    const { document, all } = await operations();
    const { session, key } = document.components.securitySchemes;
    expect(session).toMatchObject({ type: 'apiKey', in: 'cookie', name: 'banchengshi.session_token' });
    expect(key).toMatchObject({ type: 'apiKey', in: 'header', name: 'x-api-key' });
    for (const { name, path, method, security, responses } of all) {
      const address = path.replace(/\{\w+\}/g, 'nothing');
      const { status, headers } = await api.send(method.toUpperCase(), address);
      expect(Object.keys(responses), `${name} answered ${status}`).toContain(String(status));
      if (status === 401 && !path.includes('/auth/sign-in')) expect(security, name).toEqual([{ session: [] }, { key: [] }]);
      else expect(security, name).toEqual([]);
      if (status >= 400) expect(headers.get('content-type'), name).toContain('application/problem+json');
    }
  });

  test('promises no summary that is not there', async () => {
    const district = new District(api);
    await district.setUp();
    const c = await district.dispatched();
    const noteId = await district.note(c, { kind: 'contact', with: '张某三', reached: true, text: '告知' });
    await district.take('coordinator', c, 'request-extension', { contactNoteId: noteId });
    const ask = (username: string) => api.as(username).get('/api/approvals/summary?groupBy=status', { now: district.now });
    expect(await ask('director')).toMatchObject({ status: 200, body: { data: [{ key: 'waiting', count: 1 }], total: 1, totalIsExact: true } });
    expect(await ask('viewer')).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
  });
});
