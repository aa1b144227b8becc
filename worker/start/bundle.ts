import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './folders.ts';
import { runWrangler } from './wrangler.ts';

/** Bundles the Worker into `folder` exactly as a deploy would, without deploying it. */
export async function bundleWorker(folder: string): Promise<void> {
  // Wrangler refuses an assets folder that is not there; a bundle does not depend on what is in it.
  await mkdir(join(ROOT, 'dist'), { recursive: true });
  await runWrangler(['deploy', '--dry-run', '--outdir', folder]);
}
