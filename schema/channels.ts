import { z } from 'zod';
import { SEND_PROBLEM_CODES } from './channel-problems.ts';
import { Id, Instant, Phone, Version, saying, text } from './values.ts';

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

/** One address and nothing else: no list, no second header, no display name. */
export const EMAIL = /^[^\s@,;:<>()[\]"\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/;
/** 企业微信《成员管理》: 1 to 64 of these, the first a letter or digit; so neither a list nor @all can be meant. */
export const WECOM_USERID = /^[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}$/;
/** DingTalk promises nothing of its userids but that lists of them stand with commas. */
export const DINGTALK_USERID = /^[^\s,;|]{1,64}$/;
export const MOBILE = /^(?:\+?86)?1\d{10}$/;

const Address = text(500).refine((value) => value === '' || (/^https?:\/\//i.test(value) && URL.canParse(value.replaceAll(/\{\w+\}/g, 'x'))), 'address.malformed');
const Secret = z.string().max(500).regex(/^[^\r\n]*$/, 'text.control_characters');
const Sender = z.union([z.literal(''), z.string().max(200).regex(EMAIL, 'email.malformed')]);
const AgentId = z.string().regex(/^\d{0,19}$/, 'agent_id.malformed');
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

const as = <K extends SentKind>(kind: K) => ({ kind: z.literal(kind) });

const Sms = z.strictObject({ ...as('sms'), ...route, ...template });

const Smtp = z.strictObject({
  ...as('email'),
  by: z.literal('smtp'),
  allowPrivate: z.boolean(),
  host: text(253),
  port: z.int().min(1).max(65_535),
  /** `starttls` refuses to go on in clear where the server offers none; `none` is for a relay inside the office. */
  security: z.enum(['starttls', 'tls', 'none']),
  user: text(200),
  password: Secret,
  from: Sender,
  fromName: text(60),
});
const HttpMail = z.strictObject({ ...as('email'), by: z.literal('http'), ...route, ...template, from: Sender, fromName: text(60) });

const WecomRobot = z.strictObject({ ...as('wecom_robot'), ...route, baseUrl: Address, key: Secret, format: z.enum(['markdown', 'text']) });
const WecomApp = z.strictObject({ ...as('wecom_app'), ...route, baseUrl: Address, corpId: text(64), agentId: AgentId, secret: Secret });
/** `secret` is the robot's 加签 secret (SEC…); '' where the robot is guarded by keywords or addresses instead. */
const DingtalkRobot = z.strictObject({ ...as('dingtalk_robot'), ...route, baseUrl: Address, accessToken: Secret, secret: Secret, format: z.enum(['markdown', 'text']) });
const DingtalkApp = z.strictObject({ ...as('dingtalk_app'), ...route, baseUrl: Address, appKey: text(64), appSecret: Secret, agentId: AgentId });
const Webhook = z.strictObject({ ...as('webhook'), ...route, url: Address, secret: Secret });

/** A channel's configuration by its kind: with its secrets in clear inside the server only, masked everywhere else. */
export const ChannelConfig = z.discriminatedUnion('kind', [Sms, z.discriminatedUnion('by', [Smtp, HttpMail]), WecomRobot, WecomApp, DingtalkRobot, DingtalkApp, Webhook]);
export type ChannelConfig = z.output<typeof ChannelConfig>;
export type ConfigOf<K extends SentKind> = Extract<ChannelConfig, { kind: K }>;

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

const direct = { allowPrivate: false, proxy: '' };
const success = { path: '', equals: '', later: '' };

/** What stands in a channel nobody has set up yet: the public services' own addresses, and a template to start from. */
export const NEW_CONFIGS: { [K in SentKind]: ConfigOf<K> } = {
  sms: { kind: 'sms', ...direct, method: 'POST', url: '', contentType: 'application/json', headers: [], body: '{"phone":"{phone}","content":"{text}","id":"{id}"}', success, secret: '' },
  email: { kind: 'email', by: 'smtp', allowPrivate: false, host: '', port: 587, security: 'starttls', user: '', password: '', from: '', fromName: '' },
  wecom_robot: { kind: 'wecom_robot', ...direct, baseUrl: 'https://qyapi.weixin.qq.com', key: '', format: 'markdown' },
  wecom_app: { kind: 'wecom_app', ...direct, baseUrl: 'https://qyapi.weixin.qq.com', corpId: '', agentId: '', secret: '' },
  dingtalk_robot: { kind: 'dingtalk_robot', ...direct, baseUrl: 'https://oapi.dingtalk.com', accessToken: '', secret: '', format: 'markdown' },
  dingtalk_app: { kind: 'dingtalk_app', ...direct, baseUrl: 'https://oapi.dingtalk.com', appKey: '', appSecret: '', agentId: '' },
  webhook: { kind: 'webhook', ...direct, url: '', secret: '' },
};

/** The other way of sending mail, for who chooses it. */
export const NEW_HTTP_MAIL: Extract<ConfigOf<'email'>, { by: 'http' }> = {
  kind: 'email', by: 'http', ...direct, method: 'POST', url: '', contentType: 'application/json', headers: [{ name: 'authorization', value: 'Bearer {secret}' }],
  body: '{"from":"{from}","to":"{to}","subject":"{subject}","text":"{text}","id":"{id}"}', success, secret: '', from: '', fromName: '',
};

/** A channel as the API shows it. `config` has the kind's own shape, its secrets masked; to who may not edit settings it is null. */
export const Channel = z.object({
  id: z.enum(SENT_KINDS),
  enabled: z.boolean(),
  config: ChannelConfig.nullable(),
  version: Version,
  /** Null until somebody saves it. */
  updatedAt: Instant.nullable(),
});
export type Channel = z.infer<typeof Channel>;

export const ChannelPatch = z.strictObject({
  version: Version,
  changes: z.strictObject({ enabled: z.boolean().optional(), config: z.unknown().optional() }),
});

/** Where one person is reached. Phone and address are shown as masks, to himself too; writing a mask back is no change. */
export const PersonChannels = z.object({
  id: Id,
  /** Where it is empty, the telephone of the person's own record is used if it is a mobile one. */
  sms: z.string().nullable(),
  email: z.string().nullable(),
  wecom_app: z.string().nullable(),
  dingtalk_app: z.string().nullable(),
  /** 0 until somebody enters something. */
  version: z.int().min(0),
});
export type PersonChannels = z.infer<typeof PersonChannels>;

const Masked = z.string().max(200).regex(/\*{3}/);
export const PersonChannelsPatch = z.strictObject({
  version: z.int().min(0),
  changes: z.strictObject({
    sms: z.union([Phone, Masked]).nullable(),
    email: z.union([z.string().regex(EMAIL, 'email.malformed'), Masked]).nullable(),
    wecom_app: z.string().regex(WECOM_USERID, 'userid.malformed').nullable(),
    dingtalk_app: z.string().regex(DINGTALK_USERID, 'userid.malformed').nullable(),
  }).partial(),
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
