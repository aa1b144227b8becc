import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { onWorker } from '../harness/index.ts';
import { ROOT } from '../../worker/start/folders.ts';

test('the built styles are ones Chromium 109 reads: nothing nested, no light-dark()', async () => {
  const assets = join(ROOT, 'dist/admin/assets');
  const sheets = (await readdir(assets)).filter((name) => name.endsWith('.css'));
  expect(sheets.length).toBeGreaterThan(0);
  for (const name of sheets) expect(await readFile(join(assets, name), 'utf8'), name).not.toMatch(/[{};]\s*&|light-dark\(/);
});

onWorker('pages', (api) => {
  test('the panel answers at its own addresses', async () => {
    const panel = await readFile(join(ROOT, 'dist/admin/index.html'), 'utf8');
    for (const path of ['/admin/', '/admin/cases', '/admin/cases/2026-0012', '/admin/index.html']) {
      const { status, body, headers } = await api.get(path);
      expect({ path, status, body }).toEqual({ path, status: 200, body: panel });
      expect(headers.get('cache-control')).toBe('no-cache');
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    }
    expect((await api.get('/admin')).headers.get('location')).toMatch(/\/admin\/$/);
  });

  test('the front page leads to it, and scripts come from here alone and may be kept', async () => {
    const home = await readFile(join(ROOT, 'dist/index.html'), 'utf8');
    expect((await api.get('/')).body).toBe(home);
    expect(home).toContain('/admin/');
    const panel = await readFile(join(ROOT, 'dist/admin/index.html'), 'utf8');
    const sources = [...`${panel}${home}`.matchAll(/(?:src|href)="([^"#]+)"/g)].map((match) => match[1] ?? '');
    expect(sources.filter((source) => /^(https?:)?\/\//.test(source))).toEqual([]);
    const progress = await readFile(join(ROOT, 'dist/progress/index.html'), 'utf8');
    for (const page of [panel, home, progress]) expect(page, 'a script inside a page is forbidden by its own policy').not.toMatch(/<script(?![^>]*\ssrc=)/);
    const script = sources.find((source) => /\/assets\/.*\.js$/.test(source)) ?? '';
    const { status, headers } = await api.get(script);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('javascript');
    expect(headers.get('cache-control')).toContain('immutable');
  });

  test('a file that is not there is 404, never a page that browsers would keep as it', async () => {
    for (const path of ['/admin/assets/gone-12345678.js', '/admin/gone.js', '/assets/gone.js', '/package.json', '/nothing']) {
      const { status, headers } = await api.get(path);
      expect({ path, status }).toEqual({ path, status: 404 });
      expect(headers.get('content-type') ?? '').not.toContain('html');
    }
  });
});
