import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Cell } from './cells.ts';
import { escape } from './xml.ts';

/** What a sheet shows above, in and below its table. */
export type Layout = {
  name: string;
  columns: { label: string; width: number }[];
  title?: string | undefined;
  /** Lines above the header: where from and when, or what the file is marked with. */
  above?: string[];
  below?: string[];
  /** Printed lying down, the head row on every page, pages numbered. */
  printed?: boolean;
};

const STYLE = { text: 1, header: 2, day: 3, instant: 4, title: 5, line: 6, number: 0 } as const;
const encoder = new TextEncoder();

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;
const ROOT = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const BOOK_PARTS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;
const FONT = '<name val="宋体"/><family val="3"/><charset val="134"/>';
/** Text keeps its format (`@`), so that a number or an equals sign in it stays text when somebody edits the cell. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="3"><font><sz val="11"/>${FONT}</font><font><b/><sz val="11"/>${FONT}</font><font><b/><sz val="16"/>${FONT}</font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFEFEF"/></patternFill></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7">
<xf borderId="1" applyBorder="1"/>
<xf numFmtId="49" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>
<xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>
<xf numFmtId="164" borderId="1" applyNumberFormat="1" applyBorder="1"/>
<xf numFmtId="165" borderId="1" applyNumberFormat="1" applyBorder="1"/>
<xf fontId="2" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>
<xf applyAlignment="1"><alignment vertical="center"/></xf></cellXfs></styleSheet>`;

const sheetName = (name: string) => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

const bookOf = (layout: Layout) => `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escape(sheetName(layout.name))}" sheetId="1" r:id="rId1"/></sheets>${layout.printed ? `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${escape(sheetName(layout.name).replaceAll("'", "''"))}'!$${headRow(layout)}:$${headRow(layout)}</definedName></definedNames>` : ''}</workbook>`;

function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** Wall time as a spreadsheet program counts it: days from the end of 1899. */
export function serialOf(date: string): number {
  const ms = Date.parse(`${date.length === 10 ? `${date}T00:00:00` : date}Z`);
  return (ms - Date.UTC(1899, 11, 30)) / 86_400_000;
}

function cellXml(cell: Cell, column: number, row: number, style?: number): string {
  const at = `r="${letters(column)}${row}"`;
  if (cell === null || cell === '') return style === undefined ? `<c ${at} s="${STYLE.text}"/>` : `<c ${at} s="${style}"/>`;
  if (typeof cell === 'number') return `<c ${at} s="${style ?? STYLE.number}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c ${at} s="${style ?? STYLE.number}" t="b"><v>${Number(cell)}</v></c>`;
  if (typeof cell === 'object') return `<c ${at} s="${style ?? (cell.date.length === 10 ? STYLE.day : STYLE.instant)}"><v>${serialOf(cell.date)}</v></c>`;
  return `<c ${at} s="${style ?? STYLE.text}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
}

const rowXml = (cells: Cell[], row: number, style?: number, height?: number) =>
  `<row r="${row}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${cells.map((cell, at) => cellXml(cell, at, row, style)).join('')}</row>`;

/** The sheet piece by piece: what stands above, the rows as they come, what stands below. */
/** The row in which the columns are named. */
const headRow = ({ title, above = [] }: Layout) => (title === undefined ? 0 : 1) + above.length + 1;

async function* sheetXml({ columns, title, above = [], below = [], printed = false }: Layout, pages: AsyncIterable<Cell[][]>): AsyncGenerator<string> {
  const merged: number[] = [];
  let row = 0;
  const line = (text: string, style: number, height?: number) => {
    row += 1;
    merged.push(row);
    return rowXml([text], row, style, height);
  };
  const head = [...(title === undefined ? [] : [line(title, STYLE.title, 32)]), ...above.map((text) => line(text, STYLE.line))].join('');
  row += 1;
  const frozen = `<pane ySplit="${row}" topLeftCell="A${row + 1}" activePane="bottomLeft" state="frozen"/>`;
  const widths = columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('');
  yield `${XML}<worksheet xmlns="${MAIN}">${printed ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : ''}<sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews><cols>${widths}</cols><sheetData>${head}${rowXml(columns.map(({ label }) => label), row, STYLE.header)}`;
  for await (const page of pages) {
    let xml = '';
    for (const cells of page) {
      row += 1;
      xml += rowXml(cells, row);
    }
    yield xml;
  }
  const foot = below.map((text) => line(text, STYLE.line, 24)).join('');
  const last = letters(Math.max(columns.length - 1, 0));
  const merges = columns.length > 1 && merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.map((at) => `<mergeCell ref="A${at}:${last}${at}"/>`).join('')}</mergeCells>` : '';
  const setup = printed ? '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>' : '';
  yield `${foot}</sheetData>${merges}${setup}</worksheet>`;
}

/** A workbook as it comes into being: however many rows, only a page of them is held. */
export function xlsxStream(layout: Layout, pages: AsyncIterable<Cell[][]>): ReadableStream<Uint8Array> {
  const pieces = sheetXml(layout, pages);
  let out: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    out.push(chunk);
  });
  const whole = (name: string, text: string) => {
    const file = new ZipPassThrough(name);
    zip.add(file);
    file.push(encoder.encode(text), true);
  };
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 4 });
  return new ReadableStream<Uint8Array>({
    start() {
      whole('[Content_Types].xml', CONTENT_TYPES);
      whole('_rels/.rels', ROOT);
      whole('xl/workbook.xml', bookOf(layout));
      whole('xl/_rels/workbook.xml.rels', BOOK_PARTS);
      whole('xl/styles.xml', STYLES);
      zip.add(sheet);
    },
    async pull(controller) {
      // A stream that was given nothing asks no more: small pages stay inside the packer for a while.
      for (let ended = false; !ended && out.length === 0; ) {
        const { value, done } = await pieces.next();
        ended = done === true;
        sheet.push(encoder.encode(value ?? ''), ended);
        if (ended) zip.end();
        if (!ended) continue;
        for (const chunk of out) controller.enqueue(chunk);
        return controller.close();
      }
      for (const chunk of out) controller.enqueue(chunk);
      out = [];
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
