import type { ProblemParams, SendProblem } from '../../../schema/channel-problems.ts';
import { ChannelConfig, SECRET_MASK } from '../../../schema/channels.ts';
import { refuse, type Refusal } from '../../../schema/refusals.ts';
import { checkHost, checkUrl } from '../../outbound/rules.ts';

/** What keeps a channel from being used; `path` is the field of its configuration. */
export type Unfit = { problem: SendProblem; params?: ProblemParams; path: string };

type Filled = { readonly [field: string]: unknown };
const empty = (config: Filled, ...fields: string[]): Unfit | undefined => {
  const path = fields.find((field) => config[field] === '');
  return path === undefined ? undefined : { problem: 'config.incomplete', params: { field: path }, path };
};
const at = (path: string, found: { problem: SendProblem; params: ProblemParams } | undefined): Unfit | undefined => found && { ...found, path };

/** Where a hole stands in the host, nobody can say where it leads. */
const HOLE_IN_HOST = /^[a-z]+:\/\/[^/?#]*[{}]/i;
const url = (path: string, value: string, allowPrivate: boolean): Unfit | undefined =>
  value === '' ? undefined : HOLE_IN_HOST.test(value) ? { problem: 'address.malformed', path } : at(path, checkUrl(value.replaceAll(/\{\w+\}/g, 'x'), allowPrivate));

const hole = (name: string) => `{${name}}`;

type Templated = { method: string; url: string; body: string; headers: { value: string }[]; contentType: string };
function checkTemplate(config: Templated, targets: string): Unfit | undefined {
  const path = config.method === 'GET' ? 'url' : 'body';
  const all = [config.url, config.method === 'GET' ? '' : config.body, ...config.headers.map(({ value }) => value)].join('\n');
  if (!['text', 'title', 'number'].some((name) => all.includes(hole(name)))) return { problem: 'template.no_text', path };
  if (!all.includes(hole(targets))) return { problem: 'template.no_target', params: { target: hole(targets) }, path };
  if (config.method === 'GET' || config.contentType !== 'application/json') return undefined;
  try {
    JSON.parse(config.body.replaceAll(/\{\w+\}/g, '0'));
    return undefined;
  } catch {
    return { problem: 'template.not_json', path };
  }
}

function checkOwn(config: ChannelConfig): Unfit | undefined {
  switch (config.kind) {
    case 'sms':
      return empty(config, 'url') ?? checkTemplate(config, 'phone');
    case 'email':
      if (config.by === 'smtp') return empty(config, 'host', 'from') ?? at('host', checkHost(config.host, config.allowPrivate)) ?? (config.user === '' ? undefined : empty(config, 'password'));
      return empty(config, 'url', 'from') ?? checkTemplate(config, 'to');
    case 'wecom_robot':
      return empty(config, 'baseUrl', 'key');
    case 'wecom_app':
      return empty(config, 'baseUrl', 'corpId', 'agentId', 'secret');
    case 'dingtalk_robot':
      return empty(config, 'baseUrl', 'accessToken');
    case 'dingtalk_app':
      return empty(config, 'baseUrl', 'appKey', 'appSecret', 'agentId');
    case 'webhook':
      return empty(config, 'url', 'secret');
  }
}

/** Addresses a configuration may not hold, complete or not: nothing is kept that would be refused when it is used. */
export function checkAddresses(config: ChannelConfig): Unfit | undefined {
  if (config.kind === 'email' && config.by === 'smtp') return config.host === '' ? undefined : at('host', checkHost(config.host, config.allowPrivate));
  const { allowPrivate } = config;
  const where = 'baseUrl' in config ? url('baseUrl', config.baseUrl, allowPrivate) : url('url', config.url, allowPrivate);
  return where ?? url('proxy', config.proxy, allowPrivate);
}

/** What has to hold before anything is sent. */
export const checkReady = (config: ChannelConfig): Unfit | undefined => checkAddresses(config) ?? checkOwn(config);

/** Where a channel's secrets go. Whoever changes that has to enter them again, or a stored secret could be led elsewhere. */
export function destinationOf(config: ChannelConfig): string {
  if (config.kind === 'email' && config.by === 'smtp') return JSON.stringify([config.host, config.port, config.security]);
  const address = 'baseUrl' in config ? config.baseUrl : config.url;
  const [place = ''] = address.split(/[?#]/);
  return JSON.stringify([place, config.proxy]);
}

/** A configuration by its fields, where the kind does not matter. */
export type Plain = Record<string, unknown>;

/**
 * What was entered, the secrets left masked taken from what stands. Refusals: `value.masked` where a mask was changed,
 * `channel.secret_again` where a stored secret would go to a new place.
 */
export function keepSecrets(stands: ChannelConfig, given: ChannelConfig, fields: readonly string[]): ChannelConfig | Refusal {
  const known: Plain = { ...stands };
  const next: Plain = { ...given };
  const moved = destinationOf(stands) !== destinationOf(given);
  for (const field of fields) {
    const value = next[field];
    if (typeof value !== 'string' || !value.includes('***')) continue;
    if (value !== SECRET_MASK) return refuse('value.masked', { field }, field);
    const stored = known[field] ?? '';
    if (moved && stored !== '') return refuse('channel.secret_again', undefined, field);
    next[field] = stored;
  }
  return ChannelConfig.parse(next);
}
