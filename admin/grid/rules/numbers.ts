/** Digits and signs of a Chinese keyboard as those of an English one. */
export function narrow(text: string): string {
  return text.replace(/[！-～]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ').trim();
}

const UNITS: Record<string, number> = { '': 0, 百: 2, 千: 3, 万: 4, 亿: 8, '%': -2 };
const NUMBER = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?([百千万亿%]?)$/;

/** 1,234.5, １２３, 1.2万, (300) for a negative; null where it is no number. Shifts the point instead of multiplying, so that 1.2万 is 12000. */
export function readNumber(written: string): number | null {
  const text = narrow(written).replace(/^[¥￥]/, '').replace(/元$/, '');
  const bracketed = /^\((.+)\)$/.exec(text)?.[1];
  const found = NUMBER.exec(bracketed ?? text);
  if (!found || (bracketed !== undefined && found[1] !== '')) return null;
  const [, sign = '', whole = '', fraction = '', unit = ''] = found;
  const value = Number(`${sign}${whole.replaceAll(',', '')}${fraction}e${UNITS[unit] ?? 0}`);
  return bracketed === undefined ? value : -value;
}
