import { z } from 'zod';
import { SEND_PROBLEM_CODES } from './channel-problems.ts';
import { Instant, Version, saying, text } from './values.ts';

/** The ways a reminder reaches a person or a group. `panel` is the bell: rows of ours, nothing is sent. */
export const CHANNEL_KINDS = ['panel', 'sms', 'email', 'wecom_robot', 'wecom_app', 'dingtalk_robot', 'dingtalk_app', 'webhook'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Those that something is sent through, and that a district configures. */
export const SENT_KINDS = ['sms', 'email', 'wecom_robot', 'wecom_app', 'dingtalk_robot', 'dingtalk_app', 'webhook'] as const;
export type SentKind = (typeof SENT_KINDS)[number];

/** Those that reach one person, by a number or account of his; the others reach the group or program they are set up for. */
export const PERSONAL_KINDS = ['sms', 'email', 'wecom_app', 'dingtalk_app'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];
export const isPersonal = (kind: ChannelKind): kind is PersonalKind => PERSONAL_KINDS.some((one) => one === kind);

/** What a set secret looks like from outside. Writing it back keeps the secret; an empty string clears it. */
export const SECRET_MASK = '********';

const Address = text(500).refine((value) => value === '' || (/^https?:\/\//i.test(value) && URL.canParse(value.replaceAll(/\{\w+\}/g, 'x'))), 'address.malformed');
const Secret = z.string().max(500);
const Header = z.strictObject({ name: z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,60}$/, 'header.malformed'), value: saying(500).refine((value) => !/[\r\n]/.test(value), 'header.malformed') });

/** How the channel gets there. */
const route = {
  /** Private, loopback and other addresses of an office network are refused unless this is set. */
  allowPrivate: z.boolean(),
  /** A forward proxy (http://host:port), '' for none. Self-hosted only: Cloudflare has no such way out. */
  proxy: Address,
};

/**
 * A request as a provider wants it. `url`, header values and `body` take `{text} {title} {number} {link} {id} {secret}
 * {timestamp}` (Unix seconds) and the channel's own: `{phone}` for SMS, `{to} {subject} {from}` for e-mail. What is filled in is escaped
 * for where it stands: percent-encoded in the address and in a form's body, as JSON inside a JSON body.
 */
const template = {
  method: z.enum(['POST', 'GET']),
  url: Address,
  contentType: z.enum(['application/json', 'application/x-www-form-urlencoded']),
  headers: z.array(Header).max(20),
  body: text(4_000),
  /**
   * Where the answer says whether it was taken: a path into its JSON (`data.0.code`) and what stands there. `later`:
   * what else may stand there, by commas, that is worth another try, such as the codes of a rate limit. No path, and a
   * 2xx status is enough.
   */
  success: z.strictObject({ path: text(100), equals: text(100), later: text(200) }),
  secret: Secret,
};

const Sms = z.strictObject({ ...route, ...template });

const Smtp = z.strictObject({
  by: z.literal('smtp'),
  allowPrivate: z.boolean(),
  host: text(253),
  port: z.int().min(1).max(65_535),
  /** `starttls` refuses to go on in clear where the server offers none; `none` is for a relay inside the office. */
  security: z.enum(['starttls', 'tls', 'none']),
  user: text(200),
  password: Secret,
  from: text(200),
  fromName: text(60),
});
const HttpMail = z.strictObject({ by: z.literal('http'), ...route, ...template, from: text(200), fromName: text(60) });
const Email = z.discriminatedUnion('by', [Smtp, HttpMail]);

const WecomRobot = z.strictObject({ ...route, baseUrl: Address, key: Secret, format: z.enum(['markdown', 'text']) });
const WecomApp = z.strictObject({ ...route, baseUrl: Address, corpId: text(64), agentId: text(20), secret: Secret });
/** `secret` is the robot's 加签 secret (SEC…); '' where the robot is guarded by keywords or addresses instead. */
const DingtalkRobot = z.strictObject({ ...route, baseUrl: Address, accessToken: Secret, secret: Secret, format: z.enum(['markdown', 'text']) });
const DingtalkApp = z.strictObject({ ...route, baseUrl: Address, appKey: text(64), appSecret: Secret, agentId: text(20) });
const Webhook = z.strictObject({ ...route, url: Address, secret: Secret });

/** Each channel's configuration: with its secrets in clear inside the server only, masked everywhere else. */
export const CHANNEL_SHAPES = {
  sms: Sms,
  email: Email,
  wecom_robot: WecomRobot,
  wecom_app: WecomApp,
  dingtalk_robot: DingtalkRobot,
  dingtalk_app: DingtalkApp,
  webhook: Webhook,
} as const satisfies Record<SentKind, z.ZodType>;
export type ChannelConfigs = { [K in SentKind]: z.output<(typeof CHANNEL_SHAPES)[K]> };

/** A channel that is ready to send: its kind and its configuration with the secrets in clear. Never leaves the server. */
export type ChannelConfig = { [K in SentKind]: { kind: K } & ChannelConfigs[K] }[SentKind];

/** Sealed at rest, shown as SECRET_MASK. */
export const SECRET_FIELDS = {
  sms: ['secret'],
  email: ['password', 'secret'],
  wecom_robot: ['key'],
  wecom_app: ['secret'],
  dingtalk_robot: ['accessToken', 'secret'],
  dingtalk_app: ['appSecret'],
  webhook: ['secret'],
} as const satisfies Record<SentKind, readonly string[]>;

/** A channel as the API shows it. `config` has the kind's own shape, its secrets masked. */
export const Channel = z.object({
  id: z.enum(SENT_KINDS),
  enabled: z.boolean(),
  config: z.record(z.string(), z.unknown()),
  version: Version,
  /** Null until somebody saves it. */
  updatedAt: Instant.nullable(),
});
export type Channel = z.infer<typeof Channel>;

export const ChannelPatch = z.strictObject({
  version: Version,
  changes: z.strictObject({ enabled: z.boolean().optional(), config: z.unknown().optional() }),
});

/** 发一条试试: to whom (a personal channel's own number or account), with what stands on the screen or, without `config`, what is saved. */
export const ChannelTest = z.strictObject({ target: text(200).optional(), config: z.unknown().optional() });
export const ChannelTested = z.object({
  ok: z.boolean(),
  /** What the other side said, without secrets and without the target. */
  answer: z.string(),
  problem: z.enum(SEND_PROBLEM_CODES).nullable(),
  sentences: z.object({ zh: z.string(), en: z.string() }),
});
export type ChannelTested = z.infer<typeof ChannelTested>;
