import type { ConfigOf } from '../../../schema/channels.ts';
import type { OutboundMessage, SendResult, SendTools } from './channel.ts';
import { ask, isFailure, loggable } from './request.ts';
import { hex, hmacSha256, isHmacSha256 } from './sign.ts';

/**
 * `POST` of one message as JSON to a program of the district's own. Headers:
 *
 *   content-type               application/json; charset=utf-8
 *   idempotency-key            the message's id: the same however often it is tried
 *   x-banchengshi-timestamp    Unix seconds of this try
 *   x-banchengshi-signature    v1=<hex of HMAC-SHA256 over `timestamp.body`, keyed by the shared secret>
 *
 * The body is `{id, kind, title, lines, number, dueAt, link, lang}`; `number`, `dueAt` and `link` may be null.
 *
 * A receiver (1) takes the raw bytes of the body, before any parsing, (2) computes the HMAC over the timestamp, a dot
 * and those bytes, and compares in constant time, (3) refuses a timestamp more than five minutes from its own clock, so
 * that nothing recorded can be played again later, (4) keeps the ids it has seen for a day, and answers a repeated one
 * with 2xx without acting on it. Any 2xx means taken. 408, 425, 429 and 5xx are tried again, `Retry-After` is heeded;
 * every other answer is not. `verifyWebhook` is those first three steps.
 */
export async function sendWebhook(message: OutboundMessage, config: ConfigOf<'webhook'>, tools: SendTools): Promise<SendResult> {
  const { id, kind, title, lines, number, dueAt, link, lang } = message;
  const body = JSON.stringify({ id, kind, title, lines, number, dueAt, link, lang });
  const timestamp = String(Math.floor(Date.parse(tools.now()) / 1000));
  const hidden = [config.secret];
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'idempotency-key': id,
    'x-banchengshi-timestamp': timestamp,
    'x-banchengshi-signature': `v1=${hex(await hmacSha256(config.secret, `${timestamp}.${body}`))}`,
  };
  const answer = await ask(tools, { url: config.url, headers, body, route: config, hidden });
  if (isFailure(answer)) return answer;
  return { ok: true, answer: loggable(`${answer.status} ${answer.text}`, hidden) };
}

const WINDOW_SECONDS = 300;
export type Verdict = 'genuine' | 'malformed' | 'stale' | 'forged';

/** What a receiver asks of a request before it believes it. `body` is the raw text; `now` is the receiver's clock. */
export async function verifyWebhook({ headers, body, secret, now }: { headers: Headers; body: string; secret: string; now: string }): Promise<Verdict> {
  const timestamp = headers.get('x-banchengshi-timestamp') ?? '';
  const signature = /^v1=([0-9a-f]{64})$/.exec(headers.get('x-banchengshi-signature') ?? '')?.[1];
  if (!/^\d{1,12}$/.test(timestamp) || signature === undefined || !headers.get('idempotency-key')) return 'malformed';
  const bytes = Uint8Array.from(signature.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  if (!(await isHmacSha256(secret, `${timestamp}.${body}`, bytes))) return 'forged';
  return Math.abs(Date.parse(now) / 1000 - Number(timestamp)) <= WINDOW_SECONDS ? 'genuine' : 'stale';
}
