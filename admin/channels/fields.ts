import type { SentKind } from '../../schema/channels.ts';
import type { MessageKey } from '../messages/useT.ts';

export type Choice = { value: string; label: MessageKey };

/** One field of a channel's form. `paste` takes the secret out of a whole address that was copied. */
export type FieldSpec =
  | { kind: 'text'; name: string; label: MessageKey; hint?: MessageKey; required?: boolean; max: number; lines?: number; placeholder?: string }
  | { kind: 'secret'; name: string; label: MessageKey; hint?: MessageKey; required?: boolean; paste?: string }
  | { kind: 'number' | 'tick' | 'headers' | 'success'; name: string; label: MessageKey; hint?: MessageKey }
  | { kind: 'choice'; name: string; label: MessageKey; choices: readonly Choice[] };

const allowPrivate: FieldSpec = { kind: 'tick', name: 'allowPrivate', label: 'channels.field.allowPrivate', hint: 'channels.hint.allowPrivate' };
const proxy: FieldSpec = { kind: 'text', name: 'proxy', label: 'channels.field.proxy', hint: 'channels.hint.proxy', max: 500 };
const baseUrl: FieldSpec = { kind: 'text', name: 'baseUrl', label: 'channels.field.baseUrl', hint: 'channels.hint.baseUrl', required: true, max: 500 };
const format: FieldSpec = {
  kind: 'choice', name: 'format', label: 'channels.field.format', choices: [{ value: 'markdown', label: 'channels.format.markdown' }, { value: 'text', label: 'channels.format.text' }],
};
const agentId: FieldSpec = { kind: 'text', name: 'agentId', label: 'channels.field.agentId', required: true, max: 19 };
const from: FieldSpec = { kind: 'text', name: 'from', label: 'channels.field.from', hint: 'channels.hint.from', required: true, max: 200, placeholder: 'window@example.gov.cn' };
const fromName: FieldSpec = { kind: 'text', name: 'fromName', label: 'channels.field.fromName', max: 60 };

const template = (body: MessageKey): readonly FieldSpec[] => [
  { kind: 'text', name: 'url', label: 'channels.field.url', hint: 'channels.hint.smsUrl', required: true, max: 500, placeholder: 'https://' },
  { kind: 'choice', name: 'method', label: 'channels.field.method', choices: [{ value: 'POST', label: 'channels.method.POST' }, { value: 'GET', label: 'channels.method.GET' }] },
  {
    kind: 'choice', name: 'contentType', label: 'channels.field.contentType',
    choices: [{ value: 'application/json', label: 'channels.contentType.json' }, { value: 'application/x-www-form-urlencoded', label: 'channels.contentType.form' }],
  },
  { kind: 'text', name: 'body', label: 'channels.field.body', hint: body, max: 4_000, lines: 4 },
  { kind: 'headers', name: 'headers', label: 'channels.field.headers' },
  { kind: 'secret', name: 'secret', label: 'channels.field.secret', hint: 'channels.hint.templateSecret' },
  { kind: 'success', name: 'success', label: 'channels.field.success', hint: 'channels.hint.success' },
];

type Form = { main: readonly FieldSpec[]; network: readonly FieldSpec[] };

const FORMS: Record<Exclude<SentKind, 'email'> | 'smtp' | 'http', Form> = {
  sms: { main: template('channels.hint.smsBody'), network: [proxy, allowPrivate] },
  smtp: {
    main: [
      { kind: 'text', name: 'host', label: 'channels.field.host', required: true, max: 253, placeholder: 'smtp.example.gov.cn' },
      { kind: 'number', name: 'port', label: 'channels.field.port', hint: 'channels.hint.port' },
      {
        kind: 'choice', name: 'security', label: 'channels.field.security',
        choices: [{ value: 'starttls', label: 'channels.security.starttls' }, { value: 'tls', label: 'channels.security.tls' }, { value: 'none', label: 'channels.security.none' }],
      },
      { kind: 'text', name: 'user', label: 'channels.field.user', max: 200 },
      { kind: 'secret', name: 'password', label: 'channels.field.password' },
      from, fromName,
    ],
    network: [allowPrivate],
  },
  http: { main: [...template('channels.hint.mailBody'), from, fromName], network: [proxy, allowPrivate] },
  wecom_robot: { main: [{ kind: 'secret', name: 'key', label: 'channels.field.key', hint: 'channels.hint.wecomKey', required: true, paste: 'key' }, format], network: [baseUrl, proxy, allowPrivate] },
  wecom_app: {
    main: [{ kind: 'text', name: 'corpId', label: 'channels.field.corpId', required: true, max: 64 }, agentId, { kind: 'secret', name: 'secret', label: 'channels.field.secret', hint: 'channels.hint.wecomSecret', required: true }],
    network: [baseUrl, proxy, allowPrivate],
  },
  dingtalk_robot: {
    main: [
      { kind: 'secret', name: 'accessToken', label: 'channels.field.accessToken', hint: 'channels.hint.dingtalkToken', required: true, paste: 'access_token' },
      { kind: 'secret', name: 'secret', label: 'channels.field.signing', hint: 'channels.hint.dingtalkSecret' },
      format,
    ],
    network: [baseUrl, proxy, allowPrivate],
  },
  dingtalk_app: {
    main: [
      { kind: 'text', name: 'appKey', label: 'channels.field.appKey', hint: 'channels.hint.dingtalkApp', required: true, max: 64 },
      { kind: 'secret', name: 'appSecret', label: 'channels.field.appSecret', required: true },
      agentId,
    ],
    network: [baseUrl, proxy, allowPrivate],
  },
  webhook: {
    main: [
      { kind: 'text', name: 'url', label: 'channels.field.url', hint: 'channels.hint.webhookUrl', required: true, max: 500, placeholder: 'https://' },
      { kind: 'secret', name: 'secret', label: 'channels.field.secret', hint: 'channels.hint.webhookSecret', required: true },
    ],
    network: [proxy, allowPrivate],
  },
};

export const formOf = (kind: SentKind, by: unknown): Form => FORMS[kind === 'email' ? (by === 'http' ? 'http' : 'smtp') : kind];
