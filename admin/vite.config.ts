import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const admin = fileURLToPath(new URL('.', import.meta.url));
const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/** `_headers` is Cloudflare's: files under assets/ carry their content's hash in their names and never change. */
const HEADERS = '/admin/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n';

/** The front page and the applicant's page stand at the top of the site, so they leave the panel's folder. */
function site(): Plugin {
  let top = '';
  return {
    name: 'site',
    configResolved(config) {
      top = dirname(config.build.outDir);
    },
    async writeBundle() {
      await rename(`${top}/admin/home.html`, `${top}/index.html`);
      await mkdir(`${top}/progress`, { recursive: true });
      await rename(`${top}/admin/progress.html`, `${top}/progress/index.html`);
      await writeFile(`${top}/_headers`, HEADERS);
    },
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (request.url === '/') request.url = '/admin/home.html';
        if (/^\/progress\/?(\?|$)/.test(request.url ?? '')) request.url = '/admin/progress.html';
        next();
      });
    },
  };
}

/**
 * The grid component's sheet marks the first of its summary rows by their place among all rows, so that a row that comes
 * or goes has every cell's style reckoned anew, 350 of them with each key at the edge. Our one row of totals needs no
 * such rule.
 */
function withoutPlaces(): Plugin {
  const rule = /& > :nth-(?:last-)?child\(1 of [^{}]*\{[^{}]*\{[^{}]*\}\s*\}/g;
  return {
    name: 'without-places',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('react-data-grid/lib/styles.css')) return;
      if (code.match(rule)?.length !== 2) throw new Error('react-data-grid/lib/styles.css has other rules by place than it had');
      return code.replace(rule, '');
    },
  };
}

/**
 * A script that fetches another names all that one needs, to be fetched at the same time. What every screen has read
 * already needs no naming: half of each list, and names with hashes in them pack badly.
 */
function unlessEverywhere(): { plugin: Plugin; named: (files: string[]) => string[] } {
  const everywhere = new Set<string>();
  return {
    plugin: {
      name: 'unless-everywhere',
      generateBundle(_options, bundle) {
        const chunks = new Map(Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])));
        const add = (name: string): void => {
          if (everywhere.has(name)) return;
          everywhere.add(name);
          chunks.get(name)?.imports.forEach(add);
        };
        for (const { fileName, isEntry, name } of chunks.values()) if (isEntry && name === 'panel') add(fileName);
      },
    },
    named: (files) => files.filter((name) => !everywhere.has(name)),
  };
}

const preloads = unlessEverywhere();

export default defineConfig({
  root: admin,
  base: '/admin/',
  plugins: [react(), site(), withoutPlaces(), preloads.plugin],
  worker: { format: 'es' },
  // The office floor: Windows 7 machines stop at Chromium 109, so nested CSS and later syntax are compiled down to it.
  build: {
    target: 'chrome109',
    cssTarget: 'chrome109',
    cssMinify: 'lightningcss',
    modulePreload: { resolveDependencies: (_file, files, { hostType }) => (hostType === 'js' ? preloads.named(files) : files) },
    outDir: `${dist}admin`,
    emptyOutDir: true,
    // react-admin, MUI and the words of both languages are one chunk every screen needs; screens are chunks of their own.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: { panel: `${admin}index.html`, home: `${admin}home.html`, progress: `${admin}progress.html` },
      // What is sent ahead goes out before the panel's script is read.
      // jitless.ts has to run before the first shape is made, and a chunk of shapes runs before the entry that imports it.
      output: { codeSplitting: { groups: [{ name: 'ahead', test: /admin\/(session\/ahead|api\/(ahead|paths))/ }, { name: 'zod', test: /node_modules\/zod\/|admin\/jitless/ }] } },
    },
  },
});
