import { stop } from '../platform/problem.ts';

/** A row of two hundred cells with all the text a cell may hold. */
const MAX_ELEMENT = 8_000_000;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text between tags; Excel writes control characters and the like as `_x000D_`. */
export function unescape(text: string): string {
  const plain = text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
        if (name) return ENTITIES[name.toLowerCase()] ?? whole;
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      })
    : text;
  return plain.includes('_x') ? plain.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : plain;
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in a file: characters XML forbids are left out. */
export const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => ESCAPED[mark] ?? mark).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replace(/_x(?=[0-9A-F]{4}_)/gi, '_x005F_x').toWellFormed();

export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : unescape(value);
}

/** Some programs write `<x:row>` for `<row>`; from here on they do not. */
const plainNames = (xml: string, prefix: string): string => (prefix === '' ? xml : xml.replaceAll(`<${prefix}`, '<').replaceAll(`</${prefix}`, '</'));

export const withoutPrefixes = (xml: string): string => xml.replace(/<(\/?)[A-Za-z]\w*:(?=\w)/g, '<$1');

/**
 * Cuts every element of one name out of a stream of text, as `<tag …>…</tag>`; elements of the name do not nest in
 * the files this reads. What is left over in between is dropped at once.
 */
export class Elements {
  readonly #name: string;
  readonly #take: (element: string) => void;
  #text = '';
  #prefix: string | null = null;

  constructor(name: string, take: (element: string) => void) {
    this.#name = name;
    this.#take = take;
  }

  push(piece: string): void {
    this.#text += piece;
    this.#prefix ??= /<([A-Za-z]\w*:)?(?:worksheet|sst)[\s>]/.exec(this.#text)?.slice(1).map((found) => found ?? '')[0] ?? null;
    if (this.#prefix === null) return this.#keep(0);
    const [open, close] = [`<${this.#prefix}${this.#name}`, `</${this.#prefix}${this.#name}>`];
    let at = 0;
    for (;;) {
      const from = this.#start(open, at);
      if (from < 0) break;
      const tagEnd = this.#text.indexOf('>', from);
      if (tagEnd < 0) return this.#keep(from);
      const end = this.#text[tagEnd - 1] === '/' ? tagEnd + 1 : this.#text.indexOf(close, tagEnd) + close.length;
      if (end < close.length) return this.#keep(from);
      this.#take(plainNames(this.#text.slice(from, end), this.#prefix));
      at = end;
    }
    this.#keep(Math.max(at, this.#text.length - open.length));
  }

  /** `<row` begins `<row>` and not `<rowBreaks>`. */
  #start(open: string, at: number): number {
    let from = this.#text.indexOf(open, at);
    while (from >= 0 && /[\w:]/.test(this.#text[from + open.length] ?? '')) from = this.#text.indexOf(open, from + 1);
    return from;
  }

  #keep(from: number): void {
    this.#text = this.#text.slice(from);
    if (this.#text.length > MAX_ELEMENT) stop('import.too_large_inside');
  }
}
