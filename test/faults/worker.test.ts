import { beforeAll, describe, expect, test } from 'vitest';
import { Case } from '../../schema/cases.ts';
import { eachStore, onWorker } from '../harness/index.ts';
import { writeRoutes } from './routes.ts';
import { BODILESS, triesOf } from './tries.ts';
import { Walk, expectRefusal } from './walk.ts';

const BODIED = writeRoutes().filter(({ body }) => body !== null).map((route) => [route.name, route] as const);

/** The thorough walk is on libSQL; this one sees that another runtime and another database say the same. */
onWorker('bad input', (api) => {
  const walk = new Walk(api);
  let before: Awaited<ReturnType<Walk['standing']>>;
  beforeAll(async () => {
    await walk.setUp();
    before = await walk.standing();
  });

  const light = BODILESS.filter(({ body = '' }) => body.length < 1000);
  test.for(BODIED)('%s: a body that is none, and what no person typed', async ([, route]) => {
    const all = triesOf(route);
    const tries = [...light, ...all.slice(0, 3), ...all.filter(({ code }) => code === undefined).slice(0, 3)];
    for (const [at, answer] of (await walk.sendAll(route, tries, 'coordinator')).entries()) expectRefusal(route, tries[at] ?? { what: '' }, answer);
  });

  test('2 MB, nesting without end, ten thousand fields', async () => {
    for (const [, route] of BODIED.slice(0, 3)) await walk.refusedAll(route, BODILESS, 'coordinator');
  });

  test('and nothing of it was written', async () => {
    expect(await walk.standing()).toEqual(before);
  });
});

eachStore('rare characters', (api) => {
  const walk = new Walk(api);
  beforeAll(() => walk.setUp());

  describe('a case', () => {
    test.for(['𠮷野家门前𪚥', '👩‍👩‍👧 一家三口', 'ᠮᠣᠩᠭᠣᠯ', '①②㈱', "O'Brien; drop table cases;--", '%_\\"\n换行'])('keeps %s as it was typed, and is found by it', async (text) => {
      const c = await walk.register({ title: `关于${text}的事`, story: text, reporter: { kind: 'person', name: text.replace('\n', ' ') } });
      expect(c).toMatchObject({ title: `关于${text}的事`, story: text, reporter: { name: text.replace('\n', ' ') } });
      const [first = ''] = [...text].filter((character) => /\p{L}|\p{N}/u.test(character));
      const { body } = await walk.made(api.as('coordinator').get<{ data: unknown[] }>(`/api/cases?q=${encodeURIComponent(first)}`, { now: walk.now }));
      expect(body.data.map((row) => Case.parse(row).id)).toContain(c.id);
    });

    test('joins what was typed apart: é is one character', async () => {
      expect((await walk.register({ title: 'Cafe\u0301 执照' })).title).toBe('Café 执照');
    });
  });
});
