import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What can be made again: stamps, bundles. Inside node_modules, so that new dependencies clear it. */
export const CACHE = join(ROOT, 'node_modules/.cache/banchengshi');

/** The trial district of `npm start` and `npm run dev`: its database and its secrets. Deleting it begins afresh. */
export const TRIAL = join(ROOT, '.data/trial');

/** The data folder of a self-hosted installation, DATA_DIR or .data, and what stands in it. */
export function installation(folder = process.env.DATA_DIR ?? join(ROOT, '.data')) {
  const at = resolve(folder);
  return {
    folder: at,
    database: join(at, 'banchengshi.db'),
    keys: join(at, 'keys.json'),
    lock: join(at, 'serve.lock'),
    backups: join(at, 'backups'),
  };
}
