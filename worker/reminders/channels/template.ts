import type { ConfigOf } from '../../../schema/channels.ts';
import type { OutboundMessage, SendResult, SendTools } from './channel.ts';
import { ask, failed, isFailure, loggable, RATE_WAIT_SECONDS, readJson, type Failure } from './request.ts';

/** What an SMS gateway and an e-mail provider have in common: one request, filled in. */
export type Template = Pick<ConfigOf<'sms'>, 'method' | 'url' | 'contentType' | 'headers' | 'body' | 'success' | 'secret' | 'allowPrivate' | 'proxy'>;

type Values = Record<string, string>;
const HOLE = /\{(\w+)\}/g;

/** Only known names are holes: the braces of a JSON body are not. */
const fill = (template: string, values: Values, escape: (value: string) => string) =>
  template.replace(HOLE, (whole, name: string) => (Object.hasOwn(values, name) ? escape(values[name] ?? '') : whole));

const inJson = (value: string) => JSON.stringify(value).slice(1, -1);
/** A header is one line of visible ASCII; anything else would be refused or, worse, begin a header of its own. */
const inHeader = (value: string) => value.replace(/[^\x20-\x7e]/g, '');

/** The value at a path such as `data.0.code`, as text; undefined where there is none. */
function valueAt(json: unknown, path: string): string | undefined {
  const found = path.split('.').reduce<unknown>((value, part) => {
    if (Array.isArray(value)) return value[Number(part)];
    return typeof value === 'object' && value !== null && Object.hasOwn(value, part) ? Object.entries(value).find(([name]) => name === part)?.[1] : undefined;
  }, json);
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined;
}

function filledBody(template: Template, values: Values): string | Failure | undefined {
  if (template.method === 'GET') return undefined;
  if (template.contentType === 'application/x-www-form-urlencoded') return fill(template.body, values, encodeURIComponent);
  const body = fill(template.body, values, inJson);
  try {
    JSON.parse(body);
    return body;
  } catch {
    return failed('template.not_json', '');
  }
}

/** Sends by a template. `own` are the channel's own holes; what is personal in them is kept out of the log by `hidden`. */
export async function sendTemplate(template: Template, message: OutboundMessage, own: Values, hidden: string[], tools: SendTools): Promise<SendResult> {
  const { title, number, link, id } = message;
  const { secret, success } = template;
  const values: Values = { title, number: number ?? '', link: link ?? '', id, secret, timestamp: String(Math.floor(Date.parse(tools.now()) / 1000)), ...own };
  const body = filledBody(template, values);
  if (typeof body === 'object') return body;
  const secrets = [secret, ...hidden];
  const answer = await ask(tools, {
    url: fill(template.url, values, encodeURIComponent),
    method: template.method,
    headers: {
      ...(body !== undefined && { 'content-type': `${template.contentType}; charset=utf-8` }),
      ...Object.fromEntries(template.headers.map(({ name, value }) => [name.toLowerCase(), fill(value, values, inHeader)])),
    },
    ...(body !== undefined && { body }),
    route: template,
    hidden: secrets,
  });
  if (isFailure(answer)) return answer;
  const said = loggable(answer.text, secrets);
  if (success.path === '') return { ok: true, answer: said };
  const json = readJson(answer, secrets);
  if (isFailure(json)) return json;
  const found = valueAt(json, success.path);
  if (found === success.equals) return { ok: true, answer: said };
  const passing = found !== undefined && success.later.split(/[,，\s]+/).includes(found);
  return failed('answer.said_no', said, { params: { said: said.slice(0, 200) }, passing, ...(passing && { after: RATE_WAIT_SECONDS }) });
}
