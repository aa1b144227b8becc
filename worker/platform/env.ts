import type { Actor, Permission } from '../../schema/people.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Objects } from './objects.ts';
import type { Store } from './store.ts';

/** What an entry (Cloudflare or Node) hands the app with each request. */
export type Env = {
  store: Store;
  /** 32 bytes, base64: seals and looks up ID numbers and phones. */
  dataKey: string;
  authSecret: string;
  /** True only in tests and while the demo is loaded: `X-Now` is then the request's now. */
  testClock: boolean;
  debugTiming: boolean;
  /** The bytes of files. */
  objects: Objects;
  /** The way out, for messages. */
  outbound: Outbound;
  /** Goes on with work after the request is answered; where an entry cannot, whatever it is waits for the next run. */
  later?: (work: () => Promise<void>) => void;
  assets: { fetch(request: Request): Promise<Response> };
  /** The address the request came from, as the entry saw it; never taken from a header a client can write. */
  clientAddress?: string;
};

export type Variables = {
  now: string;
  language: 'zh' | 'en';
  actor: Actor | null;
  permissions: readonly Permission[];
};

export type AppEnv = { Bindings: Env; Variables: Variables };
