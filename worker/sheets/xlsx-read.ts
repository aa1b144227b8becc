import { stop } from '../platform/problem.ts';
import { MAX_ABOVE, MAX_COLUMNS, MAX_ROWS, MAX_TEXT, isFilled, type Cell, type Sheet, type SheetRow } from './cells.ts';
import { entriesOf, inflateText, newBudget, textOfEntry, type Budget, type Entry } from './unzip.ts';
import { Elements, attribute, unescape, withoutPrefixes } from './xml.ts';

type Styles = (at: number) => boolean;
type Book = { sheets: { name: string; path: string }[]; since1904: boolean };

const DAY_MS = 86_400_000;
/** Numbers below are times of day; above, past the year 9999. */
const DATES = { from: 1, to: 2_958_466 };

/** A spreadsheet program counts days from the end of 1899, or from 1904 where it came from an old Mac. */
export function dateOfSerial(serial: number, since1904: boolean): string {
  const ms = Math.round((serial + (since1904 ? 1462 : 0)) * 86_400) * 1000 + Date.UTC(1899, 11, 30);
  const text = new Date(ms).toISOString();
  return ms % DAY_MS === 0 ? text.slice(0, 10) : text.slice(0, 19);
}

const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const isDateFormat = (format: string) => /[ymdhs年月日]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, ''));

function stylesFrom(xml: string): Styles {
  const own = new Map([...xml.matchAll(/<numFmt\b[^>]*>/g)].map(([tag]) => [Number(attribute(tag, 'numFmtId')), isDateFormat(attribute(tag, 'formatCode') ?? '')]));
  const cells = /<cellXfs\b[\s\S]*?<\/cellXfs>/.exec(xml)?.[0] ?? '';
  const dates = [...cells.matchAll(/<xf\b[^>]*>/g)].map(([tag]) => {
    const format = Number(attribute(tag, 'numFmtId') ?? 0);
    return own.get(format) ?? BUILT_IN_DATES.has(format);
  });
  return (at) => dates[at] ?? false;
}

function bookOf(entries: Map<string, Entry>, budget: Budget): Book {
  const read = (path: string) => {
    const entry = entries.get(path);
    return entry ? withoutPrefixes(textOfEntry(entry, budget)) : '';
  };
  const xml = read('xl/workbook.xml');
  if (xml === '') return stop(entries.has('content.xml') ? 'import.not_a_sheet' : 'import.damaged');
  const targets = new Map([...read('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target') ?? '']));
  const sheets = [...xml.matchAll(/<sheet\b[^>]*>/g)].flatMap(([tag]) => {
    const target = targets.get(attribute(tag, '(?:\\w+:)?id') ?? '') ?? '';
    const path = (target.startsWith('/') ? target.slice(1) : `xl/${target}`).toLowerCase();
    return entries.has(path) ? [{ name: attribute(tag, 'name') ?? '', path }] : [];
  });
  return { sheets, since1904: /<workbookPr\b[^>]*\bdate1904\s*=\s*["'](?:1|true)["']/.test(xml) };
}

/** The words of an `<si>` or `<is>`; readings above the line (`rPh`) are not part of them. */
function wordsOf(xml: string): string {
  const shown = xml.includes('<rPh') ? xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '') : xml;
  let words = '';
  for (const [, text = ''] of shown.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)) words += text;
  return unescape(words);
}

function sharedStrings(entry: Entry | undefined, budget: Budget): string[] {
  const strings: string[] = [];
  const elements = new Elements('si', (xml) => strings.push(wordsOf(xml)));
  if (entry) inflateText(entry, budget, (piece) => elements.push(piece));
  return strings;
}

/** `AB` in `AB12` is column 27, counted from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column - 1;
}

const CELL = /<c(?=[\s/>])([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g;

type Words = { strings: string[]; isDate: Styles; since1904: boolean };

function valueOf(attributes: string, inner: string, { strings, isDate, since1904 }: Words): Cell {
  const type = /\st="(\w+)"/.exec(attributes)?.[1] ?? 'n';
  if (type === 'inlineStr') return wordsOf(inner);
  const raw = /<v(?:\s[^>]*)?>([\s\S]*?)<\/v>/.exec(inner)?.[1];
  if (raw === undefined) return null;
  switch (type) {
    case 's':
      return strings[Number(raw)] ?? null;
    case 'b':
      return raw === '1';
    case 'd':
      return { date: raw.slice(0, 19) };
    case 'n': {
      const value = Number(raw);
      if (Number.isNaN(value)) return unescape(raw);
      const style = /\ss="(\d+)"/.exec(attributes)?.[1];
      return style !== undefined && value >= DATES.from && value < DATES.to && isDate(Number(style)) ? { date: dateOfSerial(value, since1904) } : value;
    }
    default:
      return unescape(raw);
  }
}

function cellsOf(xml: string, words: Words): Cell[] {
  const cells: Cell[] = [];
  for (const [, attributes = '', inner = ''] of xml.matchAll(CELL)) {
    const reference = /\sr="([A-Z]+)/.exec(attributes)?.[1];
    const column = reference === undefined ? cells.length : columnOf(reference);
    if (column >= MAX_COLUMNS) break;
    const value = valueOf(attributes, inner, words);
    while (cells.length < column) cells.push(null);
    cells[column] = typeof value === 'string' ? value.slice(0, MAX_TEXT) : value;
  }
  return cells;
}

/**
 * A workbook's sheet: values only, never formulas. Its rows are read as they are unpacked, so that fifty thousand fit
 * the memory a Worker has. Refusals: `import.damaged`, `import.too_large_inside`, `import.no_sheet`, `import.too_many_rows`.
 */
export function readXlsx(bytes: Uint8Array, wanted?: string): Sheet {
  const entries = entriesOf(bytes);
  const budget = newBudget();
  const { sheets, since1904 } = bookOf(entries, budget);
  const chosen = wanted === undefined ? sheets[0] : sheets.find(({ name }) => name === wanted);
  const entry = chosen && entries.get(chosen.path);
  if (!chosen || !entry) return stop('import.no_sheet');
  const styles = entries.get('xl/styles.xml');
  const words: Words = {
    strings: sharedStrings(entries.get('xl/sharedstrings.xml'), budget),
    isDate: stylesFrom(styles ? withoutPrefixes(textOfEntry(styles, budget)) : ''),
    since1904,
  };
  const rows: SheetRow[] = [];
  let last = 0;
  const elements = new Elements('row', (xml) => {
    const tag = xml.slice(0, xml.indexOf('>'));
    last = Number(attribute(tag, 'r') ?? last + 1);
    const cells = cellsOf(xml, words);
    if (!cells.some(isFilled)) return;
    rows.push({ n: last, cells });
    if (rows.length > MAX_ROWS + MAX_ABOVE) stop('import.too_many_rows', { limit: MAX_ROWS });
  });
  inflateText(entry, budget, (piece) => elements.push(piece));
  return { sheets: sheets.map(({ name }) => name), sheet: chosen.name, rows };
}
