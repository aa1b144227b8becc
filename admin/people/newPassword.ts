/** Letters and digits that nobody mistakes for one another when they are read aloud or written down. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 4;

/** Sixteen signs of five bits each, in groups of four: 80 bits, and still fit to be copied by hand. */
export function newPassword(): string {
  const random = crypto.getRandomValues(new Uint8Array(GROUPS * GROUP));
  const signs = [...random].map((byte) => SIGNS[byte % SIGNS.length] ?? '');
  return Array.from({ length: GROUPS }, (_, at) => signs.slice(at * GROUP, (at + 1) * GROUP).join('')).join('-');
}
