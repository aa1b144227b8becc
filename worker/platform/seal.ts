/** Phones and ID numbers: sealed at rest, shown as masks, looked up by a keyed digest. WebCrypto only, so that both runtimes do the same. */

type Keys = { seal: CryptoKey; index: CryptoKey };
export type SealedKind = 'phone' | 'idNumber';

const VERSION = 'v1.';
const IV_BYTES = 12;
const encoder = new TextEncoder();
/** Deriving costs more than sealing: once an isolate, or once a process. */
const derived = new Map<string, Promise<Keys>>();

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

async function derive(dataKey: string): Promise<Keys> {
  const raw = bytesOf(dataKey);
  if (raw.length !== 32) throw new Error('DATA_KEY must be 32 bytes in base64');
  const root = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
  const from = (purpose: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(`banchengshi ${purpose}`) });
  const [seal, index] = await Promise.all([
    crypto.subtle.deriveKey(from('seal'), root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    crypto.subtle.deriveKey(from('blind index'), root, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']),
  ]);
  return { seal, index };
}

function keysOf(dataKey: string): Promise<Keys> {
  const known = derived.get(dataKey);
  if (known) return known;
  const fresh = derive(dataKey);
  derived.set(dataKey, fresh);
  return fresh;
}

/** AES-256-GCM under a random IV: `v1.` and base64 of IV and ciphertext. The same text seals differently each time. */
export async function seal(dataKey: string, plain: string): Promise<string> {
  const { seal: key } = await keysOf(dataKey);
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const body = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, encoder.encode(plain)));
  const whole = new Uint8Array(IV_BYTES + body.length);
  whole.set(iv);
  whole.set(body, IV_BYTES);
  return VERSION + base64Of(whole);
}

/** Throws when the value was sealed under another key or has been tampered with. */
export async function unseal(dataKey: string, sealed: string): Promise<string> {
  if (!sealed.startsWith(VERSION)) throw new Error('not a sealed value');
  const { seal: key } = await keysOf(dataKey);
  const whole = bytesOf(sealed.slice(VERSION.length));
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: whole.subarray(0, IV_BYTES) }, key, whole.subarray(IV_BYTES));
  return new TextDecoder().decode(plain);
}

/** Digits only, without China's country code: `+86 138-1234-1234` and `13812341234` are one phone. */
export function normalisePhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (phone.trim().startsWith('+86') || /^861\d{10}$/.test(digits)) return digits.slice(2);
  return digits.startsWith('0086') ? digits.slice(4) : digits;
}

/** Upper case, without spaces; a first-generation number of 15 digits stays as it is. */
export function normaliseIdNumber(number: string): string {
  return number.replace(/\s/g, '').toUpperCase();
}

/** The blind index: equal values of one kind give equal digests, and nothing can be read back without the key. */
export async function digest(dataKey: string, kind: SealedKind, plain: string): Promise<string> {
  const { index } = await keysOf(dataKey);
  const value = kind === 'phone' ? normalisePhone(plain) : normaliseIdNumber(plain);
  return base64Of(new Uint8Array(await crypto.subtle.sign('HMAC', index, encoder.encode(`${kind}:${value}`))));
}

function mask(value: string, head: number, tail: number, stars: number): string {
  return value.slice(0, head) + '*'.repeat(stars) + (tail > 0 ? value.slice(-tail) : '');
}

/** `138****1234`; short numbers show their last two digits only. */
export function maskPhone(phone: string): string {
  const digits = normalisePhone(phone);
  return digits.length >= 11 ? mask(digits, 3, 4, 4) : mask(digits, 0, 2, 4);
}

/** `222***********1234`: where the first three digits name the province and prefecture; short permits show their last two. */
export function maskIdNumber(number: string): string {
  const value = normaliseIdNumber(number);
  return value.length >= 15 ? mask(value, 3, 4, value.length - 7) : mask(value, 0, 2, value.length - 2);
}

/** `张三丰` → `张**`. At most three stars, so that a long name does not show its length. */
export function maskName(name: string): string {
  const [first = '', ...rest] = name;
  return rest.length === 0 ? '*' : first + '*'.repeat(Math.min(rest.length, 3));
}
