import { lookup, promises as dns } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { SendProblem } from '../../schema/channel-problems.ts';
import { OutboundError } from './outbound.ts';
import { checkReach, reachOfHost } from './rules.ts';

/** Resolved at the moment of connecting, and connected to what was checked: a name cannot point elsewhere in between. */
export function guardedLookup(allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      for (const { address } of addresses) {
        const refused = checkReach(hostname, reachOfHost(address), allowPrivate);
        if (refused) return callback(new OutboundError(refused), '');
      }
      const [first] = addresses;
      return options.all ? callback(null, addresses) : callback(null, first?.address ?? '', first?.family ?? 4);
    });
}

/** Every address the name has now; for what does not take a lookup of ours. */
export async function resolveChecked(host: string, allowPrivate: boolean): Promise<string> {
  const found = await dns.lookup(host.replace(/^\[|\]$/g, ''), { all: true }).catch((error: NodeJS.ErrnoException) => {
    throw new OutboundError({ problem: problemOf(error.code ?? ''), params: { host } });
  });
  for (const { address } of found) {
    const refused = checkReach(host, reachOfHost(address), allowPrivate);
    if (refused) throw new OutboundError(refused);
  }
  return found[0]?.address ?? host;
}

const BY_CODE: Record<string, SendProblem> = {
  ENOTFOUND: 'net.dns', EAI_AGAIN: 'net.dns', EAI_NODATA: 'net.dns', EAI_NONAME: 'net.dns', EAI_FAIL: 'net.dns',
  ECONNREFUSED: 'net.refused',
  ECONNRESET: 'net.reset', EPIPE: 'net.reset', ECONNABORTED: 'net.reset',
  ETIMEDOUT: 'net.timeout',
  EHOSTUNREACH: 'net.unreachable', ENETUNREACH: 'net.unreachable', EHOSTDOWN: 'net.unreachable', ENETDOWN: 'net.unreachable', EADDRNOTAVAIL: 'net.unreachable',
  ERR_PROXY_TUNNEL: 'proxy.failed', ERR_PROXY_INVALID_CONFIG: 'proxy.failed',
  EPROTO: 'net.tls',
};

export function problemOf(code: string): SendProblem {
  return BY_CODE[code] ?? (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|INVALID_CA|ERR_OSSL)/.test(code) ? 'net.tls' : 'net.failed');
}
