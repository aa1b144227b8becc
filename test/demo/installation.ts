import { Api as DemoApi } from '../../worker/demo/api.ts';
import { setupToken } from '../../worker/setup/token.ts';
import type { Api } from '../harness/index.ts';
import { TEST_KEYS } from '../harness/worker.ts';

/** The demo's way into an app under test, and what opens its set-up. */
export async function demoInto(api: Api): Promise<{ demo: DemoApi; token: string }> {
  const demo = new DemoApi('http://localhost', async (request) => {
    const { pathname, search } = new URL(request.url);
    const body = request.method === 'GET' ? undefined : await request.text();
    return api.fetch(pathname + search, { method: request.method, headers: request.headers, ...(body !== undefined && { body }) });
  });
  return { demo, token: await setupToken(TEST_KEYS.authSecret) };
}
