import type { Context } from 'hono';
import type { AppEnv } from './env.ts';
import { problem } from './problem.ts';

/** Everything that is not the API: the panel's own addresses get the panel, files are files, the rest is not there. */
export async function pages(c: Context<AppEnv>): Promise<Response> {
  const { pathname } = new URL(c.req.url);
  c.set('language', 'zh');
  if (pathname === '/admin' || pathname === '/progress') return c.redirect(`${pathname}/`, 302);
  const isFile = /\.[a-z0-9]+$/i.test(pathname);
  const path = pathname.startsWith('/admin/') && !isFile ? '/admin/' : pathname;
  const asset = await c.env.assets.fetch(new Request(new URL(path, c.req.url), { headers: c.req.raw.headers }));
  if (asset.status === 404) return problem(c, { refused: 'request.not_found' });
  const type = asset.headers.get('content-type') ?? '';
  const answer = new Response(asset.body, asset);
  // Pages name hashed files and must be asked for anew after an upgrade; hashed files never change.
  answer.headers.set('cache-control', type.startsWith('text/html') ? 'no-cache' : pathname.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
  return answer;
}
