import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What can be made again: stamps, bundles. Inside node_modules, so that new dependencies clear it. */
export const CACHE = join(ROOT, 'node_modules/.cache/banchengshi');

/** The trial district of `npm start` and `npm run dev`: its database and its secrets. Deleting it begins afresh. */
export const TRIAL = join(ROOT, '.data/trial');
