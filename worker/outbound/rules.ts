import type { ProblemParams, SendProblem } from '../../schema/channel-problems.ts';

/** `private`: refused unless an administrator allows it. `forbidden`: nothing is ever sent there. */
export type Reach = 'public' | 'private' | 'forbidden';
export type AddressProblem = { problem: SendProblem; params: ProblemParams };

type Range = readonly [base: number, bits: number, reach: Reach];

const v4 = (a: number, b = 0, c = 0, d = 0) => ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;

/**
 * From the IANA special-purpose registries (RFC 6890). Two addresses among public or private ones answer any machine
 * of a cloud with its own credentials, as 169.254.169.254 does, and are forbidden with it.
 */
const V4_RANGES: readonly Range[] = [
  [v4(100, 100, 100, 200), 32, 'forbidden'],
  [v4(168, 63, 129, 16), 32, 'forbidden'],
  [v4(0), 8, 'forbidden'],
  [v4(169, 254), 16, 'forbidden'],
  [v4(192, 0, 0), 24, 'forbidden'],
  [v4(192, 0, 2), 24, 'forbidden'],
  [v4(198, 51, 100), 24, 'forbidden'],
  [v4(203, 0, 113), 24, 'forbidden'],
  [v4(224), 3, 'forbidden'],
  [v4(10), 8, 'private'],
  [v4(100, 64), 10, 'private'],
  [v4(127), 8, 'private'],
  [v4(172, 16), 12, 'private'],
  [v4(192, 168), 16, 'private'],
  [v4(198, 18), 15, 'private'],
];

function reachOfV4(address: number): Reach {
  const range = V4_RANGES.find(([base, bits]) => address >>> (32 - bits) === base >>> (32 - bits));
  return range?.[2] ?? 'public';
}

/** A dotted address as the URL standard writes it out; null for anything else. */
function parseV4(text: string): number | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = parts.map(Number);
  return v4(a, b, c, d);
}

/** The eight groups of an IPv6 address, also of one that ends in a dotted IPv4 one; null for anything else. */
function parseV6(text: string): number[] | null {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const tail = dotted ? parseV4(dotted[2] ?? '') : null;
  if (dotted && tail === null) return null;
  const whole = dotted && tail !== null ? `${dotted[1]}${(tail >>> 16).toString(16)}:${(tail & 0xffff).toString(16)}` : text;
  const halves = whole.split('::');
  if (halves.length > 2) return null;
  const [head = [], rest = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - rest.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...rest];
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups.map((group) => Number.parseInt(group, 16)) : null;
}

function reachOfV6(groups: number[]): Reach {
  const [a = 0, b = 0, c = 0, , , f = 0, g = 0, h = 0] = groups;
  const last = ((g << 16) | h) >>> 0;
  const zeroUntil = (end: number) => groups.slice(0, end).every((group) => group === 0);
  if (zeroUntil(7) && h === 1) return 'private';
  // IPv4 inside IPv6: compatible, mapped, by NAT64, by 6to4. What counts is where the packet ends.
  if (zeroUntil(6) || (zeroUntil(5) && f === 0xffff)) return reachOfV4(last);
  if (a === 0x64 && b === 0xff9b) return groups.slice(2, 6).every((group) => group === 0) ? reachOfV4(last) : 'private';
  if (a === 0x2002) return reachOfV4(((b << 16) | c) >>> 0);
  if ((a & 0xfe00) === 0xfc00 || (a & 0xffc0) === 0xfec0) return 'private';
  // Unicast of the internet is 2000::/3; of it, Teredo and documentation are out.
  if ((a & 0xe000) !== 0x2000 || (a === 0x2001 && (b === 0 || b === 0xdb8))) return 'forbidden';
  return 'public';
}

/** Names that only an office network knows, or that mean this machine. */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa)$/;

/** What a host is by itself, before any name is resolved. `host` as a URL's `hostname` has it. */
export function reachOfHost(host: string): Reach {
  const bare = host.toLowerCase().replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const four = parseV4(bare);
  if (four !== null) return reachOfV4(four);
  if (bare.includes(':')) {
    const six = parseV6(bare.replace(/%.*$/, ''));
    return six ? reachOfV6(six) : 'forbidden';
  }
  if (!bare.includes('.')) return 'private';
  return LOCAL_NAME.test(bare) ? 'private' : 'public';
}

export function checkReach(host: string, reach: Reach, allowPrivate: boolean): AddressProblem | undefined {
  if (reach === 'forbidden') return { problem: 'address.forbidden', params: { host } };
  return reach === 'private' && !allowPrivate ? { problem: 'address.private', params: { host } } : undefined;
}

/**
 * A URL that something may be sent to. The URL standard has already turned `http://2130706433/`, `http://0x7f.1/` and
 * `http://0177.0.0.1/` into 127.0.0.1 when it is parsed. Credentials in an address would end up in logs; they are refused.
 */
export function checkUrl(url: string, allowPrivate: boolean): AddressProblem | undefined {
  if (!URL.canParse(url)) return { problem: 'address.malformed', params: {} };
  const { protocol, hostname, username, password } = new URL(url);
  if ((protocol !== 'http:' && protocol !== 'https:') || hostname === '' || username !== '' || password !== '') return { problem: 'address.malformed', params: {} };
  return checkReach(hostname, reachOfHost(hostname), allowPrivate);
}

/** A mail server's name or address, as it is written without a protocol. */
export function checkHost(host: string, allowPrivate: boolean): AddressProblem | undefined {
  const written = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  if (!/^[^\s/?#@\\]+$/.test(host) || !URL.canParse(`http://${written}/`)) return { problem: 'address.malformed', params: {} };
  const { hostname, port } = new URL(`http://${written}/`);
  if (port !== '') return { problem: 'address.malformed', params: {} };
  return checkReach(hostname, reachOfHost(hostname), allowPrivate);
}
