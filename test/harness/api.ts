import type { Objects } from '../../worker/platform/objects.ts';

/** What a started app offers a test, over whichever store. */
export type Running = {
  /** Where a browser finds it; null where the app runs inside the test's own process. */
  url: string | null;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Looks into (or seeds) the database behind the app's back. */
  sql(query: string, ...values: (string | number | null)[]): Promise<Record<string, unknown>[]>;
  /** The bytes of files, behind the app's back: those in R2, or in the folder. */
  objects?: Objects;
  /** Cron comes by; only the Worker has one. */
  scheduled?(): Promise<void>;
  close(): Promise<void>;
};

export type Answer<Body> = { status: number; body: Body; headers: Headers };
type Options = { body?: unknown; now?: string; headers?: Record<string, string> };

const isBytes = (body: unknown): body is Uint8Array<ArrayBuffer> => body instanceof Uint8Array;

/** Sends requests as one person, or as nobody. `now` is the request's clock (`X-Now`). */
export class Client {
  readonly #fetch: Running['fetch'];
  readonly #cookie: () => Promise<string | null>;

  constructor(fetch: Running['fetch'], cookie: () => Promise<string | null> = async () => null) {
    this.#fetch = fetch;
    this.#cookie = cookie;
  }

  /** A string or bytes are sent as they stand, anything else as JSON. */
  async send<Body = unknown>(method: string, path: string, options: Options = {}): Promise<Answer<Body>> {
    const answer = await this.raw(method, path, options);
    const text = await answer.text();
    const isJson = /\bjson\b/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers };
  }

  /** The answer as it comes: a file. */
  async raw(method: string, path: string, { body, now, headers }: Options = {}): Promise<Response> {
    const all = new Headers(headers);
    const cookie = await this.#cookie();
    if (cookie !== null) all.set('cookie', cookie);
    if (now !== undefined) all.set('x-now', now);
    const init: RequestInit = { method, headers: all, redirect: 'manual' };
    if (body !== undefined) {
      if (!all.has('content-type')) all.set('content-type', 'application/json');
      init.body = typeof body === 'string' || isBytes(body) ? body : JSON.stringify(body);
    }
    return this.#fetch(path, init);
  }

  get<Body = unknown>(path: string, options: Omit<Options, 'body'> = {}): Promise<Answer<Body>> {
    return this.send<Body>('GET', path, options);
  }
  post<Body = unknown>(path: string, body: unknown, options: Omit<Options, 'body'> = {}): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, { ...options, body });
  }
  patch<Body = unknown>(path: string, body: unknown, options: Omit<Options, 'body'> = {}): Promise<Answer<Body>> {
    return this.send<Body>('PATCH', path, { ...options, body });
  }
}

/** The app under test. A suite is written against it before it runs; `open` starts it. */
export class Api extends Client {
  readonly #start: () => Promise<Running>;
  readonly #cookies = new Map<string, Promise<string>>();
  #running: Running | null = null;

  constructor(start: () => Promise<Running>) {
    super((path, init) => this.#app.fetch(path, init));
    this.#start = start;
  }

  get #app(): Running {
    if (this.#running === null) throw new Error('the app is not open yet: use it inside a test or a hook');
    return this.#running;
  }

  /** For a browser; only the Worker and the Node server have one. */
  get url(): string {
    if (this.#app.url === null) throw new Error('this app has no address');
    return this.#app.url;
  }

  fetch(path: string, init?: RequestInit): Promise<Response> {
    return this.#app.fetch(path, init);
  }

  sql(query: string, ...values: (string | number | null)[]): Promise<Record<string, unknown>[]> {
    return this.#app.sql(query, ...values);
  }

  get objects(): Objects {
    if (!this.#app.objects) throw new Error('this app was started without its files');
    return this.#app.objects;
  }

  scheduled(): Promise<void> {
    if (!this.#app.scheduled) throw new Error('nothing comes by here');
    return this.#app.scheduled();
  }

  /** Somebody signed in, once for the life of the app. */
  as(username: string, password = 'demo-demo-demo'): Client {
    return new Client(
      (path, init) => this.#app.fetch(path, init),
      () => {
        const known = this.#cookies.get(username) ?? this.#signIn(username, password);
        this.#cookies.set(username, known);
        return known;
      },
    );
  }

  async #signIn(username: string, password: string): Promise<string> {
    const answer = await this.post('/api/auth/sign-in/username', { username, password });
    if (answer.status !== 200) throw new Error(`${username} could not sign in: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; ');
  }

  async open(): Promise<void> {
    this.#running = await this.#start();
  }

  async close(): Promise<void> {
    await this.#running?.close();
    this.#running = null;
    this.#cookies.clear();
  }

  /** Throws everything away and begins with an empty database. */
  async reset(): Promise<void> {
    await this.close();
    await this.open();
  }
}
