/** `content` is paragraphs; widths and heights are twentieths of a point. */
export type Cell = { content: string; width: number; span?: number; bottom?: boolean; tight?: boolean };
export type TableRow = { cells: Cell[]; height?: number; head?: boolean };

const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
const BORDERS = `<w:tblBorders>${SIDES.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join('')}</w:tblBorders>`;

/** A table of fixed columns; no row is torn by the end of a page, and head rows repeat on the next. */
export function table(columns: readonly number[], rows: readonly TableRow[], boxed: boolean): string {
  const total = columns.reduce((sum, width) => sum + width, 0);
  const grid = columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const margins = boxed ? '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/></w:tblCellMar>' : '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>';
  return `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/>${boxed ? BORDERS : ''}<w:tblLayout w:type="fixed"/>${margins}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.map(rowXml).join('')}</w:tbl>`;
}

function rowXml({ cells, height, head }: TableRow): string {
  const set = `<w:cantSplit/>${height === undefined ? '' : `<w:trHeight w:val="${height}" w:hRule="atLeast"/>`}${head ? '<w:tblHeader/>' : ''}`;
  return `<w:tr><w:trPr>${set}</w:trPr>${cells.map(cellXml).join('')}</w:tr>`;
}

const TIGHT = '<w:tcMar><w:left w:w="20" w:type="dxa"/><w:right w:w="20" w:type="dxa"/></w:tcMar>';
const cellXml = ({ content, width, span, bottom, tight }: Cell) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`}${tight ? TIGHT : ''}<w:vAlign w:val="${bottom ? 'bottom' : 'center'}"/></w:tcPr>${content}</w:tc>`;
