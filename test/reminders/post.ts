import type { SendResult } from '../../worker/reminders/channels/channel.ts';
import type { OutboundMessage, Target } from '../../worker/reminders/channels/channel.ts';
import type { Post } from '../../worker/reminders/outbox.ts';
import type { Store } from '../../worker/platform/store.ts';
import { TEST_KEYS } from '../harness/worker.ts';

export type Sent = { message: OutboundMessage; target: Target; channel: string };

const NOWHERE = { fetch: () => Promise.reject(new Error('nothing leaves a test')) };

/** A run's surroundings in which nothing leaves this process: what is sent comes to `send`, and nothing is unless told. */
export function postTo(store: Store, send: (sent: Sent) => SendResult | Promise<SendResult> = () => ({ ok: true, answer: '' })): Post {
  return { store, dataKey: TEST_KEYS.dataKey, outbound: NOWHERE, clock: () => '2026-03-16T01:00:00.000Z', send: async (message, target, { kind }) => send({ message, target, channel: kind }) };
}
