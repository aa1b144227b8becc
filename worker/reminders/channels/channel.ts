import type { ProblemParams, SendProblem } from '../../../schema/channel-problems.ts';
import type { ChannelConfig } from '../../../schema/channels.ts';
import type { Instant } from '../../../schema/values.ts';
import type { Outbound } from '../../outbound/outbound.ts';

/**
 * One message for one target. It says which promise and when, and nothing of people: no name, no phone, no story.
 * `lines` are finished sentences that already tell number and due in words; the fields are for programs.
 */
export type OutboundMessage = {
  /** The idempotency key: the same however often it is tried. Channels that honour one get it. */
  id: string;
  /** What kind of reminder, in the words of the outbox: `due_today`, `overdue`, `digest` … */
  kind: string;
  title: string;
  lines: string[];
  number: string | null;
  dueAt: Instant | null;
  /** Absolute, into the panel. */
  link: string | null;
  lang: 'zh' | 'en';
};

/**
 * To whom, for the channels that reach one person: the phone (sms), the address (email), the userid of WeCom or
 * DingTalk. Null for a group's robot and for the webhook.
 */
export type Target = string | null;

/**
 * `answer` is what the other side said, for the log: shortened, without secrets and without the target.
 * `later`: worth trying again with the same id, after `retryAfterSeconds` where it is known. `never`: somebody has to
 * change something first. A connection lost half-way is `later`: the message may have arrived.
 */
export type SendResult =
  | { ok: true; answer: string }
  | { ok: false; answer: string; retry: 'later' | 'never'; retryAfterSeconds?: number; problem: SendProblem; params?: ProblemParams };

/** What a channel needs of the world: what an entry can do (`Env.outbound`), and the clock, read at each use, for signatures are only good for minutes. */
export type SendTools = Outbound & {
  now: () => Instant;
  /** How long one request may take; ten seconds unless said. */
  timeoutMs?: number;
};

/** Sends one message once. Never throws: whatever goes wrong is a SendResult. */
export type Send = (message: OutboundMessage, target: Target, config: ChannelConfig, tools: SendTools) => Promise<SendResult>;
