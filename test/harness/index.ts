import { afterAll, beforeAll, describe } from 'vitest';
import { Api } from './api.ts';
import { startLibsql } from './libsql.ts';
import { startWorker } from './worker.ts';

export { Api, type Answer, Client } from './api.ts';
export { launchBrowser, openWindow, screenshot } from './browser.ts';
export { COMPILED, install, QUICKLY, startNode } from './node.ts';

function onStore(name: string, api: Api, suite: (api: Api) => void): void {
  describe(name, () => {
    beforeAll(() => api.open());
    afterAll(() => api.close());
    suite(api);
  });
}

/** A suite on the Worker in workerd over D1. */
export function onWorker(name: string, suite: (api: Api) => void): void {
  onStore(`${name} · D1`, new Api(startWorker), suite);
}

/** A suite in this process over a libSQL file. */
export function onLibsql(name: string, suite: (api: Api) => void): void {
  onStore(`${name} · libSQL`, new Api(startLibsql), suite);
}

/** In `npm run test:long`, which runs the files that use this once more. */
export const atLength = process.env.TEST_LONG === '1';

/** Where the stores hardly differ, or the rules weigh more than the store: libSQL in every run, D1 in the long one. */
export function eachStoreAtLength(name: string, suite: (api: Api) => void): void {
  (atLength ? onWorker : onLibsql)(name, suite);
}

/** One contract, both stores: the suite runs on each, begun with an empty database. */
export function eachStore(name: string, suite: (api: Api) => void): void {
  onWorker(name, suite);
  onLibsql(name, suite);
}
