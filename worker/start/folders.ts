import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What can be made again: stamps, bundles. Inside node_modules, so that new dependencies clear it. */
export const CACHE = join(ROOT, 'node_modules/.cache/banchengshi');

/** The trial district of `npm start` and `npm run dev`: its database and its secrets. Deleting it begins afresh. */
export const TRIAL = join(ROOT, '.data/trial');

/** The data folder of a self-hosted installation, DATA_DIR or .data, what stands in it, and the backups beside it. */
export function installation(folder = process.env.DATA_DIR ?? join(ROOT, '.data')) {
  const at = resolve(folder);
  return {
    folder: at,
    database: join(at, 'banchengshi.db'),
    /** The bytes of files. */
    objects: join(at, 'objects'),
    keys: join(at, 'keys.json'),
    lock: join(at, 'serve.lock'),
    // Outside: what takes the data folder away does not take its backups with it.
    backups: join(dirname(at), `${basename(at)}-backups`),
  };
}
