import type { SendProblem } from '../../schema/channel-problems.ts';
import { OutboundError, type Outbound } from './outbound.ts';
import { checkUrl } from './rules.ts';

/** What Cloudflare's edge answers in place of a server it did not get through to (Cloudflare 5xx errors). */
const EDGE: Record<number, SendProblem> = { 520: 'net.reset', 521: 'net.refused', 522: 'net.timeout', 523: 'net.unreachable', 524: 'net.timeout', 525: 'net.tls', 526: 'net.tls', 530: 'net.dns' };

/**
 * Cloudflare's own fetch. It resolves names itself and tells nobody, so that only the written host can be checked here;
 * its network reaches public addresses alone.
 */
export const webOutbound: Outbound = {
  async fetch(url, request, { allowPrivate, proxy }) {
    if (proxy !== '') throw new OutboundError({ problem: 'proxy.unsupported', params: {} });
    const refused = checkUrl(url, allowPrivate);
    if (refused) throw new OutboundError(refused);
    const host = new URL(url).hostname;
    let answer: Response;
    try {
      answer = await fetch(url, { ...request, redirect: 'manual' });
    } catch (error) {
      if (request.signal.aborted) throw new OutboundError({ problem: 'net.timeout', params: { host } });
      throw new OutboundError({ problem: 'net.failed', params: { host } }, error instanceof Error ? error.message.slice(0, 200) : '');
    }
    const problem = EDGE[answer.status];
    if (problem) throw new OutboundError({ problem, params: { host } }, String(answer.status));
    return answer;
  },
};
