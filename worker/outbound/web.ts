import { OutboundError, type Outbound } from './outbound.ts';
import { checkUrl } from './rules.ts';

/**
 * Cloudflare's own fetch. It resolves names itself and tells nobody, so that only the written host can be checked here;
 * its network reaches public addresses alone. Why a connection failed it does not tell either.
 */
export const webOutbound: Outbound = {
  async fetch(url, request, { allowPrivate, proxy }) {
    if (proxy !== '') throw new OutboundError({ problem: 'proxy.unsupported', params: {} });
    const refused = checkUrl(url, allowPrivate);
    if (refused) throw new OutboundError(refused);
    try {
      return await fetch(url, { ...request, redirect: 'manual' });
    } catch (error) {
      const host = new URL(url).hostname;
      if (request.signal.aborted) throw new OutboundError({ problem: 'net.timeout', params: { host } });
      throw new OutboundError({ problem: 'net.failed', params: { host } }, error instanceof Error ? error.message.slice(0, 200) : '');
    }
  },
};
