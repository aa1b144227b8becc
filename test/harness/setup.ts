import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorker } from '../../worker/start/bundle.ts';
import { CACHE } from '../../worker/start/folders.ts';

/** Bundles the Worker once a run, so that no test file has to; startWorker finds it by WORKER_BUNDLE. */
export async function setup(): Promise<() => Promise<void>> {
  const folder = join(CACHE, `worker-${process.pid}`);
  await bundleWorker(folder);
  process.env.WORKER_BUNDLE = folder;
  return () => rm(folder, { recursive: true, force: true });
}
