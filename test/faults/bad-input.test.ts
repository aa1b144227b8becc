import { beforeAll, expect, test } from 'vitest';
import { onLibsql } from '../harness/index.ts';
import { addressOf, tableOf, writeRoutes, type Route } from './routes.ts';
import { changed, placesIn, sample, type Json } from './shapes.ts';
import { BODILESS, oddTries, triesOf } from './tries.ts';
import { Walk, expectRefusal } from './walk.ts';

const ROUTES = writeRoutes();
const named = (routes: Route[]) => routes.map((route) => [route.name, route] as const);
const BODIED = named(ROUTES.filter(({ body }) => body !== null));
const PLACED = named(ROUTES.filter((route) => tableOf(route) !== null));
const takesVersion = (route: Route) => route.body?.required?.includes('version') === true || route.parameters.some(({ name }) => name === 'version');
const ROLES = ['admin', 'coordinator', 'supervisor', 'handler', 'viewer'];

/** Where a rule reaches across fields, what makes of the sample a body that passes it. */
const FITTING: Record<string, readonly [way: (string | number)[], value: Json]> = {
  'POST /api/cases/{id}/form-force': [['members', 0, 'body'], null],
  'PATCH /api/matters/{id}': [['changes', 'materials', 0, 'mayBeMissing'], false],
  'POST /api/bundle-templates/{id}/import-materials': [['file'], 'YQ=='],
};
const bodyOf = ({ name, body }: Route): Json => {
  const fitting = FITTING[name];
  const whole = sample(body ?? {});
  return fitting ? changed(whole, [...fitting[0]], fitting[1]) : whole;
};

/** Ids nobody has, and words that only look like ids. */
const NOBODY = ['nothing', 'x'.repeat(65), 'a b', '%00', '..', '../cases', "' or 1=1 --", '𠮷🙂', '__proto__', '0', '-1'];

onLibsql('bad input', (api) => {
  const walk = new Walk(api);
  beforeAll(() => walk.setUp());

  /** Some rows of the route's own table. */
  const rowsOf = async (route: Route): Promise<{ id: string; version: number }[]> => {
    const rows = await api.sql(`select * from ${tableOf(route)} order by id limit 20`).catch(() => []);
    return rows.map(({ id, version }) => ({ id: String(id), version: Number(version) }));
  };
  const bodyWith = (route: Route, version: number): { body: string } | object => (route.body === null ? {} : { body: JSON.stringify(takesVersion(route) ? changed(bodyOf(route), ['version'], version) : bodyOf(route)) });
  const queryWith = (route: Route, version: number): Record<string, string> => (route.parameters.some(({ name }) => name === 'version') ? { version: String(version) } : {});

  test('the walk begins: routes, rows, and a digest that moves with any write', async () => {
    expect(ROUTES.length).toBeGreaterThan(55);
    const before = await walk.standing();
    const [row] = await api.sql('select id from cases limit 1');
    await walk.note({ id: String(row?.id) }, {});
    expect(await walk.standing()).not.toEqual(before);
  });

  test('without a sign-in only these are answered at all', async () => {
    const open: string[] = [];
    for (const route of ROUTES) {
      const [answer] = await walk.sendAll(route, [{ what: 'nothing signed', body: '[]' }], null);
      if (answer?.body.code !== 'auth.required') open.push(route.name);
    }
    expect(open).toEqual(['POST /api/portal/cases/{code}/rate', 'POST /api/auth/sign-in/username', 'POST /api/auth/sign-out', 'POST /api/setup']);
  });

  test('what the sign-in library could serve besides is not served, whatever is sent there', async () => {
    const addresses = ['sign-up/email', 'sign-in/email', 'update-user', 'delete-user', 'forget-password', 'reset-password', 'revoke-sessions', 'api-key/update', 'api-key/verify', 'ok', 'error'];
    for (const address of addresses)
      for (const body of ['{', '[]', '{"email":1}', '{"text":"' + 'x'.repeat(2_000_000) + '"}']) {
        const send = (client: Pick<typeof api, 'send'>) => client.send('POST', `/api/auth/${address}`, { body });
        const expected = body.length > 1_572_864 ? { status: 413, body: { code: 'request.too_large' } } : null;
        expect(await send(api), address).toMatchObject(expected ?? { status: 401, body: { code: 'auth.required' } });
        expect(await send(api.as('admin')), address).toMatchObject(expected ?? { status: 404, body: { code: 'request.not_found' } });
      }
  });

  test('a sign-in that is made up is none', async () => {
    for (const headers of [{ 'x-api-key': 'bcs_nothing' }, { 'x-api-key': 'x'.repeat(5000) }, { cookie: 'banchengshi.session_token=made.up' }, { cookie: 'banchengshi.session_token=%00; a=b;;;' }])
      expect(await api.post('/api/cases', {}, { headers })).toMatchObject({ status: 401, body: { code: 'auth.required' } });
  });

  test.for(BODIED)('%s: a body that is none', async ([, route]) => {
    await walk.refusedAll(route, BODILESS, 'coordinator');
  });

  // A move is asked of days, of a year, of hours or of a zone at once, and a sample of all four is wrong in several places.
  test.for(BODIED.filter(([, { name }]) => name !== 'POST /api/calendar-days/moves'))('%s: one thing wrong in each place', async ([, route]) => {
    await walk.refusedAll(route, triesOf(route), 'admin');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test.for(PLACED)('%s: on what nobody has', async ([, route]) => {
    const tries = NOBODY.map((id) => ({ what: id, address: addressOf(route, id, queryWith(route, 1)), ...bodyWith(route, 1) }));
    for (const username of ['admin', 'coordinator']) await walk.refusedAll(route, tries, username);
  });

  test.for(PLACED.filter(([, route]) => takesVersion(route)))('%s: on a row that has moved on', async ([, route]) => {
    const rows = await rowsOf(route);
    const tries = rows.map(({ id }) => ({ what: 'stale', address: addressOf(route, id, queryWith(route, 999_999)), ...bodyWith(route, 999_999) }));
    const answers = [];
    for (const username of ROLES) answers.push(...(await walk.refusedAll(route, tries, username)));
    if (rows.length > 0) expect(answers.map(({ body }) => body.code), route.name).toContain('row.changed');
  });

  // What a change to a template would come to is for whoever reads the template, and writes nothing.
  test.for(PLACED.filter(([, { name }]) => name !== 'POST /api/bundle-templates/{code}/plan'))('%s: by somebody it does not concern', async ([, route]) => {
    const rows = await rowsOf(route);
    const tries = rows.map(({ id, version }) => ({ what: 'not his', address: addressOf(route, id, queryWith(route, version)), ...bodyWith(route, version) }));
    for (const username of ['viewer', 'handler.fire']) await walk.refusedAll(route, tries, username);
  });

  test.for(named(ROUTES.filter(({ parameters }) => parameters.some((one) => one.in === 'query'))))('%s: a version that is none', async ([, route]) => {
    const [row] = await rowsOf(route);
    const versions = ['', 'x', '-1', '0', '1.0', '1.5', '1e0', '99999999999', '0x1', ' 1', 'null', '[1]'];
    const tries = versions.map((version) => ({ what: `version=${version}`, address: addressOf(route, row?.id, { version }), code: 'query.invalid', way: ['version'] }));
    await walk.refusedAll(route, [...tries, { what: 'no version', address: addressOf(route, row?.id), code: 'query.version_missing' }, { what: 'two', address: `${addressOf(route, row?.id)}?version=1&version=2` }], 'coordinator');
  });

  /** Where the document leaves a value open, the rule behind it has to hold. */
  const untyped = BODIED.filter(([, route]) => placesIn(route.body ?? {}, sample(route.body ?? {})).some(({ schema }) => schema.type === undefined && !schema.anyOf && !schema.oneOf && !schema.enum && schema.const === undefined));
  test.for(untyped)('%s: anything at all where anything is taken', async ([, route]) => {
    const deep: Json = JSON.parse('['.repeat(3000) + ']'.repeat(3000));
    const schema = route.body ?? {};
    for (const row of await rowsOf(route))
      for (const { way, schema: here } of placesIn(schema, sample(schema)))
        if (here.type === undefined && !here.anyOf && !here.oneOf) {
          // A district without words of its own is `{}`: the one value here that is not wrong.
          const wrong = [null, true, 1, 'x', ...(row.id === 'wording' ? [] : [{}]), [1], { a: {} }, deep, 'x'.repeat(100_000), Array.from({ length: 10_000 }, () => ({}))];
          const tries = wrong.map((value, at) => ({
            what: `${way.join('.')} no. ${at}`,
            address: addressOf(route, row.id),
            body: JSON.stringify(changed(changed(sample(schema), ['version'], row.version), way, value)),
          }));
          const before = await walk.standing();
          for (const [at, answer] of (await walk.sendAll(route, tries, 'admin')).entries()) expectRefusal(route, tries[at] ?? { what: '' }, answer);
          expect(await walk.standing(), route.name).toEqual(before);
        }
  });

  test.for(named(ROUTES.filter(({ body }) => body === null)))('%s: a body where none is taken', async ([, route]) => {
    const username = tableOf(route) === null ? null : 'coordinator';
    for (const { status } of await walk.sendAll(route, BODILESS, username)) expect(status, route.name).toBeLessThan(500);
  });

  // Last, because some of these are taken.
  test.for(BODIED)('%s: strange and still meant', async ([, route]) => {
    const tries = oddTries(route);
    for (const username of ['admin', 'coordinator'])
      for (const [at, answer] of (await walk.sendAll(route, tries, username)).entries()) if (answer.status >= 300) expectRefusal(route, tries[at] ?? { what: '' }, answer);
  });
});
