const encoder = new TextEncoder();

/**
 * What opens the first-run set-up: `/admin/setup?token=…`. Derived from the secret, so that the entry can print it
 * at any start and nothing of it is kept; it works only while nobody has been set up.
 */
export async function setupToken(authSecret: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', encoder.encode(authSecret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode('setup')));
  return Array.from(mac.subarray(0, 20), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Compares digests of both, so that time tells nothing of how much was right. */
export async function isSetupToken(authSecret: string, given: string): Promise<boolean> {
  const [wanted, said] = await Promise.all([setupToken(authSecret), given].map(async (text) => crypto.subtle.digest('SHA-256', encoder.encode(await text))));
  if (!wanted || !said) return false;
  const [one, other] = [new Uint8Array(wanted), new Uint8Array(said)];
  return one.reduce((differing, byte, at) => differing | (byte ^ (other[at] ?? 0)), 0) === 0;
}
