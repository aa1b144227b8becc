import { networkInterfaces } from 'node:os';

const EVERYWHERE = new Set(['0.0.0.0', '::']);

/** Under what a browser reaches a server that listens at `host`: of one that listens everywhere, this machine's IPv4 addresses, those of its network first. */
export function addressesOf(host: string): string[] {
  if (!EVERYWHERE.has(host)) return [host];
  const own = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  return [...own.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address), '127.0.0.1'];
}
