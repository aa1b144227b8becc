import type { Route } from './routes.ts';
import { accepts, changed, placesIn, sample, type Json, type Way } from './shapes.ts';

/** One thing to send, and what its answer has to say: a code, and the place at fault. Without an address it goes to what nobody has. */
export type Try = { what: string; address?: string; body?: string; headers?: Record<string, string>; code?: string | RegExp; way?: Way };

const INVALID = 'request.invalid';
const UNREADABLE = /^request\.(malformed|invalid)$/;
const MEGABYTES = 2 * 1024 * 1024;
const DEEP = 20_000;

/** Bodies that are none, whatever the route. */
export const BODILESS: readonly Try[] = [
  { what: 'JSON that does not parse', body: '{"version":', code: 'request.malformed' },
  { what: 'two documents in one', body: '{}{}', code: 'request.malformed' },
  { what: 'nothing', body: '', code: UNREADABLE },
  { what: 'a list for an object', body: '[]', code: INVALID },
  { what: 'null', body: 'null', code: INVALID },
  { what: 'a text', body: '"text"', code: INVALID },
  { what: 'a number past every number', body: '1e999', code: INVALID },
  { what: '2 MB of text', body: JSON.stringify({ text: 'x'.repeat(MEGABYTES) }), code: 'request.too_large' },
  { what: 'lists without end', body: '['.repeat(DEEP) + ']'.repeat(DEEP), code: UNREADABLE },
  { what: 'objects without end', body: `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`, code: UNREADABLE },
  { what: 'ten thousand fields nobody knows', body: JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`field${at}`, at]))), code: INVALID },
  { what: 'a raw control character', body: '{"a":"\u0000"}', code: UNREADABLE },
  { what: 'a form', body: 'version=1', headers: { 'content-type': 'application/x-www-form-urlencoded' }, code: 'request.unsupported_type' },
  { what: 'JSON under another name', body: '{}', headers: { 'content-type': 'text/plain' }, code: 'request.unsupported_type' },
  { what: 'parts of a form', body: '--x\r\n\r\n--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' }, code: 'request.unsupported_type' },
];

const WRONG: readonly Json[] = [null, true, -1, 1.5, 2 ** 53, '示例', '', [], {}];
const NO_SUCH_TIME = ['2026-02-30', '2026-13-01', '0000-00-00', '2026-02-30T10:00:00+08:00', '2026-03-09T25:00:00Z'];
/** What no person typed: they are refused in text, and nowhere else is there room for them. */
const UNSAYABLE = [['a control character', 'a\u0000b'], ['half a character', 'a\ud800b'], ['a change of direction', 'a\u202eb']] as const;

const isTime = (pattern: string | undefined) => pattern?.includes('\\d\\d-\\d\\d') === true;

/** A body as the document has it, with one thing wrong in each place. */
export function triesOf(route: Route): Try[] {
  const schema = route.body ?? {};
  const whole = sample(schema);
  const fields = JSON.stringify(whole).slice(1);
  const rest = fields === '}' ? fields : `,${fields}`;
  const tries: Try[] = [
    { what: 'a field nobody knows', body: JSON.stringify(changed(whole, ['nobodyKnows'], 1)), code: INVALID, way: ['nobodyKnows'] },
    { what: '__proto__', body: `{"__proto__":{"polluted":true}${rest}`, code: INVALID },
    { what: 'constructor', body: `{"constructor":{"prototype":{"polluted":true}}${rest}`, code: INVALID, way: ['constructor'] },
    ...(schema.required ?? []).map((key): Try => ({ what: `no ${key}`, body: JSON.stringify(changed(whole, [key], undefined)), code: INVALID, way: [key] })),
  ];
  for (const { way, schema: here } of placesIn(schema, whole)) {
    const put = (what: string, value: Json, code?: string): Try => ({ what: `${way.join('.')}: ${what}`, body: JSON.stringify(changed(whole, way, value)), way, ...(code !== undefined && { code }) });
    for (const value of WRONG) if (!accepts(here, value)) tries.push(put(JSON.stringify(value), value, INVALID));
    if (here.items) {
      // Of large ones so many as a body may hold: what is past its size is refused before it is read.
      const item = sample(here.items);
      tries.push(put('ten thousand items', Array.from({ length: Math.min(10_000, Math.floor(1_000_000 / JSON.stringify(item).length)) }, () => item), INVALID));
    }
    // Each is a finding of its own, and the answer still has to be one a person can read.
    if (typeof here.additionalProperties === 'object' && !accepts(here.additionalProperties, null)) tries.push(put('ten thousand wrong entries', Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`entry${at}`, null])), INVALID));
    const texts = [here, ...(here.anyOf ?? [])].filter(({ type }) => [type].flat().includes('string'));
    if (texts.length === 0 || here.enum !== undefined || here.const !== undefined) continue;
    const tooLong = 'x'.repeat(Math.max(...texts.map(({ maxLength }) => maxLength ?? 4000)) + 1);
    if (!accepts(here, tooLong)) tries.push(put('too long', tooLong, INVALID));
    for (const [what, value] of UNSAYABLE) tries.push(put(what, value));
    if (texts.some(({ pattern }) => isTime(pattern))) for (const value of NO_SUCH_TIME) tries.push(put(value, value, INVALID));
  }
  return tries;
}

/** Strange and still what a person may mean: rare Han, emoji, a name in another script, a year no calendar covers. */
export function oddTries(route: Route): Try[] {
  const schema = route.body ?? {};
  const whole = sample(schema);
  const places = placesIn(schema, whole);
  const everywhere = (fits: (place: (typeof places)[number]) => boolean, value: (place: (typeof places)[number]) => Json) =>
    JSON.stringify(places.filter(fits).reduce((body, place) => changed(body, place.way, value(place)), whole));
  const plain = ({ schema: here }: (typeof places)[number]) => [here.type].flat().includes('string') && here.pattern === undefined && here.enum === undefined && (here.minLength ?? 0) <= 2;
  const timely = ({ schema: here }: (typeof places)[number]) => isTime(here.pattern);
  const dated = (year: string) => everywhere(timely, ({ schema: here }) => (accepts(here, `${year}-06-01`) ? `${year}-06-01` : `${year}-06-01T10:00:00+08:00`));
  return [
    ...['𠮷野家𪚥 👩‍👩‍👧', 'ᠮᠣᠩᠭᠣᠯ ئۇيغۇر e\u0301 ㈱'].map((text) => ({ what: text, body: everywhere(plain, () => text) })),
    ...(places.some(timely) ? ['1901', '2050', '2199'].map((year) => ({ what: year, body: dated(year) })) : []),
  ];
}
