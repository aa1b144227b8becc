import { z } from 'zod';

/** How a request reaches the app: over the network, or straight into it in a test. */
export type Send = (request: Request) => Promise<Response>;

const Problem = z.looseObject({
  code: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.looseObject({ path: z.string().optional(), message: z.string().optional() })).optional(),
  current: z.looseObject({ version: z.int() }).nullish(),
});

/** The API said no; `code` is the problem's. */
export class ApiRefused extends Error {
  readonly code: string;
  readonly currentVersion: number | undefined;

  constructor(request: string, status: number, problem: z.infer<typeof Problem>) {
    const where = (problem.errors ?? []).map(({ path, message }) => `${path ?? ''} ${message ?? ''}`.trim()).join('; ');
    super(`${request} → ${status} ${problem.code ?? ''} ${problem.detail ?? ''}${where && ` (${where})`}`);
    this.code = problem.code ?? '';
    this.currentVersion = problem.current?.version;
  }
}

/** Several signed-in people at one installation whose clock is told by each request. */
export class Api {
  /** Requests made so far. */
  calls = 0;
  readonly #send: Send;
  readonly #base: string;
  readonly #cookies = new Map<string, string>();

  constructor(base: string, send: Send = (request) => fetch(request)) {
    this.#base = base.replace(/\/$/, '');
    this.#send = send;
  }

  async signIn(username: string, password: string): Promise<void> {
    const response = await this.#request(null, 'POST', '/api/auth/sign-in/username', { username, password });
    const cookie = response.headers.getSetCookie().map((one) => one.split(';', 1)[0]).join('; ');
    if (!cookie) throw new Error(`no session for ${username}`);
    this.#cookies.set(username, cookie);
  }

  /** The answer's body; throws ApiRefused on any problem. `as` has signed in before, or is null. `now` is the request's now. */
  async call(as: string | null, now: string, method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await this.#request(as, method, path, body, now);
    return response.json();
  }

  /** Attaches a page of plain text; answers the file's id. */
  async attach(as: string, now: string, subjectKind: string, subjectId: string, { name, text }: { name: string; text: string }): Promise<string> {
    const form = new FormData();
    form.set('file', new File([text], name, { type: 'text/plain' }));
    form.set('subjectKind', subjectKind);
    form.set('subjectId', subjectId);
    const response = await this.#request(as, 'POST', '/api/files', form, now);
    return z.looseObject({ id: z.string() }).parse(await response.json()).id;
  }

  async #request(as: string | null, method: string, path: string, body?: unknown, now?: string): Promise<Response> {
    const headers = new Headers({ accept: 'application/json' });
    // A form says its own type, with where its parts begin.
    const isForm = body instanceof FormData;
    if (body !== undefined && !isForm) headers.set('content-type', 'application/json');
    if (now) headers.set('x-now', now);
    if (as !== null) {
      const cookie = this.#cookies.get(as);
      if (!cookie) throw new Error(`${as} has not signed in`);
      headers.set('cookie', cookie);
    }
    this.calls += 1;
    const response = await this.#send(new Request(this.#base + path, { method, headers, ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }) }));
    if (response.ok) return response;
    const problem = Problem.safeParse(await response.json().catch(() => ({})));
    throw new ApiRefused(`${as ?? 'nobody'} ${method} ${path}`, response.status, problem.data ?? {});
  }
}
