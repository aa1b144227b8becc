import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterEach, expect } from 'vitest';
import { Api, Client, launchBrowser, openWindow, screenshot } from '../harness/index.ts';
import { startPanel } from '../harness/panel.ts';
import type { Running } from '../harness/api.ts';
import { PASSWORD, hire, setUp } from '../people/staff.ts';

type Seat = {
  /** Beijing time, `2026-03-09 10:00`: what the wall and the server say it is. */
  at?: string;
  width?: number;
  height?: number;
  path?: string;
  /** Refusals this test asks for; the browser writes each into its console, and any other is a failure. */
  refusals?: readonly number[];
};

/**
 * What an office network calls the server: plain http at a name that is not this machine, where a browser withholds
 * clipboard, service workers and the rest of what needs a secure context.
 */
const HOST = 'office.test';
const FLAGS = [`--host-resolver-rules=MAP ${HOST} 127.0.0.1`];

const PATIENCE = 15_000;

export const MONDAY = '2026-03-09 10:00';

export const instant = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`).toISOString();

/** Waits for as long as a busy machine may take. */
export const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: PATIENCE });

/** One person at one browser, and everything that browser did wrong. */
export class Desk {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #origin: string;
  readonly #faults: string[] = [];
  readonly asked: string[] = [];
  #waiting = 0;
  /** Something this browser does every minute would otherwise race with its closing. */
  #closed = false;

  constructor(context: BrowserContext, page: Page, origin: string, refusals: readonly number[]) {
    this.#context = context;
    this.page = page;
    this.#origin = origin;
    const forgiven = (text: string) => refusals.some((status) => text.includes(`responded with a status of ${status} `));
    page.on('console', (message) => {
      const text = message.text();
      // The clock this test sets would run in every frame; in a paper's nothing does.
      if (text.startsWith('Blocked script execution in') && text.includes('sandboxed')) return;
      if (!this.#closed && ['error', 'warning'].includes(message.type()) && !forgiven(text)) this.#faults.push(`console: ${text} ${message.location().url}`);
    });
    page.on('pageerror', (error) => this.#faults.push(`page: ${error.message}`));
    context.on('requestfinished', () => this.#waiting--);
    context.on('requestfailed', () => this.#waiting--);
    context.on('request', (request) => {
      this.#waiting++;
      this.asked.push(request.url());
      if (!request.url().startsWith(`${this.#origin}/`) && !/^(data|blob):/.test(request.url())) this.#faults.push(`left the origin: ${request.url()}`);
    });
  }

  /** Moves the clock of this desk, and the server's with it. */
  async at(local: string): Promise<void> {
    await this.#context.setExtraHTTPHeaders({ 'x-now': instant(local) });
    await this.page.clock.setFixedTime(instant(local));
  }

  goto(path: string): Promise<unknown> {
    return this.page.goto(`${this.#origin}${path}`);
  }

  /** Everything asked for has come and been drawn. */
  async settled(): Promise<void> {
    await this.page.locator('h1, h2').first().waitFor();
    for (let quiet = 0; quiet < 4; quiet = this.#waiting === 0 ? quiet + 1 : 0) await this.page.waitForTimeout(40);
    await this.page.getByText('正在读取…').first().waitFor({ state: 'detached' });
    await this.page.evaluate(() => document.fonts.ready);
  }

  /** Presses Tab until the control with this label has the focus; throws where Tab does not lead there. */
  async tabTo(label: string | RegExp, most = 12): Promise<number> {
    const wanted = this.page.getByLabel(label).or(this.page.getByRole('button', { name: label }));
    for (let times = 1; times <= most; times++) {
      await this.page.keyboard.press('Tab');
      const focused = this.page.locator(':focus');
      if ((await focused.count()) > 0 && (await wanted.and(focused).count()) > 0) return times;
    }
    throw new Error(`Tab did not reach ${String(label)} in ${most} steps`);
  }

  /** Types Chinese as a pinyin input method does: letters stand underlined, then the words replace them. */
  async compose(letters: string, words: string): Promise<void> {
    const session = await this.#context.newCDPSession(this.page);
    for (let typed = 1; typed <= letters.length; typed++) {
      const text = letters.slice(0, typed);
      await session.send('Input.imeSetComposition', { text, selectionStart: typed, selectionEnd: typed });
    }
    await session.send('Input.insertText', { text: words });
    await session.detach();
  }

  /** No error in the console, no exception, nothing asked outside. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#context.close();
    expect(this.#faults).toEqual([]);
  }
}

/** A district's office with a real browser: the app over libSQL, or what is given to start, its people, and desks to sit at. */
export class Office {
  readonly api: Api;
  #browser: Browser | null = null;
  readonly #desks: Desk[] = [];

  /** What every screen showed when a test failed stands in test/output/failed-*.png. */
  constructor(start: () => Promise<Running> = startPanel) {
    this.api = new Api(start);
    afterEach(async ({ task }) => {
      if (task.result?.state !== 'fail') return;
      for (const [at, { page }] of this.#desks.entries()) if (!page.isClosed()) await screenshot(page, `failed-${task.name}-${at}`).catch(() => undefined);
    });
  }

  async open(launch: (flags: string[]) => Promise<Browser> = launchBrowser): Promise<void> {
    [this.#browser] = await Promise.all([launch(FLAGS), this.api.open()]);
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    await this.api.close();
  }

  /** The made-up district: its rules, three departments, two matters, and one person a role. 公安局 has no account. */
  async furnish(preset = 'example'): Promise<void> {
    await setUp(this.api, preset);
    const admin = this.api.as('admin');
    const make = async (path: string, body: object) => {
      const { status, body: made } = await admin.post(path, body);
      if (status !== 201) throw new Error(`${path} answered ${status}: ${JSON.stringify(made)}`);
    };
    for (const [id, name, shortName] of [['d21', '市场监督管理局', '市场监管局'], ['d05', '公安局', '公安局'], ['d06', '民政局', '民政局']])
      await make('/api/departments', { id, name, shortName, illustrative: true });
    await make('/api/matters', { id: 'm02', name: '企业变更登记（法定代表人变更）', departmentId: 'd21', illustrative: true });
    await make('/api/matters', { id: 'm17', name: '补领婚姻登记证', departmentId: 'd06', illustrative: true });
    await hire(this.api, 'coordinator', { username: 'coordinator', name: '赵某' });
    await hire(this.api, 'coordinator', { username: 'coordinator.b', name: '钱某' });
    await hire(this.api, 'supervisor', { username: 'supervisor', name: '吴某' });
    await hire(this.api, 'director', { username: 'director', name: '周某' });
    await hire(this.api, 'handler', { username: 'handler', name: '郑某', departmentId: 'd21' });
    await hire(this.api, 'viewer', { username: 'viewer', name: '沈某' });
  }

  /** Whoever is named has signed in already; nobody stands before the door. */
  async sit(username: string | null, seat: Seat = {}): Promise<Desk> {
    if (this.#browser === null) throw new Error('the office is not open');
    const { at = MONDAY, width = 1440, height = 900, path = '/admin/', refusals = [] } = seat;
    const address = new URL(this.api.url);
    address.hostname = HOST;
    const url = address.origin;
    const context = await openWindow(this.#browser, width, height);
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const desk = new Desk(context, page, url, refusals);
    this.#desks.push(desk);
    await desk.at(at);
    if (username !== null) await context.addCookies(await this.#session(username, url));
    await desk.goto(path);
    return desk;
  }

  /** A session of its own for each desk, as signing in makes one. */
  async #session(username: string, url: string): Promise<{ name: string; value: string; url: string }[]> {
    const { status, headers } = await new Client((path, init) => this.api.fetch(path, init)).post('/api/auth/sign-in/username', { username, password: PASSWORD });
    if (status !== 200) throw new Error(`${username} could not sign in: ${status}`);
    return headers.getSetCookie().map((cookie) => {
      const [pair = ''] = cookie.split(';', 1);
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
    });
  }
}
