import type { OutboundMessage, SendTools } from '../../worker/reminders/channels/channel.ts';
import { nodeOutbound } from '../../worker/outbound/node.ts';

export const NOW = '2026-03-09T02:00:00.000Z';

/** A reminder with everything that could go wrong on the way: Chinese, quotes, an emoji, brackets, a line end. */
export const MESSAGE: OutboundMessage = {
  id: '0195a1b2-reminder-1',
  kind: 'due_today',
  title: '任务今天到期',
  lines: ['2026-0012 “补证”核实，今天 17:30 到期。', '请在到期前办结 <尽快> & 😊'],
  number: '2026-0012',
  dueAt: '2026-03-09T09:30:00.000Z',
  link: 'https://bcs.example.org/admin/tasks/t-1?from=remind',
  lang: 'zh',
};

/** The way out a self-hosted installation has, with a fixed clock and little patience. */
export const TOOLS: SendTools = { ...nodeOutbound, now: () => NOW, timeoutMs: 400 };
