import { markup } from '../paper/document/text.ts';
import type { Cell } from './cells.ts';
import type { Layout } from './xlsx-write.ts';

const encoder = new TextEncoder();

/** A4 lying down. The head row stands on every page; pages are numbered by browsers that know page margins (Chromium from 131). */
const STYLE = `@page{size:A4 landscape;margin:14mm 10mm 16mm;@bottom-center{content:"第 " counter(page) " 页，共 " counter(pages) " 页";font:9pt 宋体,SimSun,serif}}
body{margin:0;font:9pt/1.4 宋体,SimSun,"Noto Serif CJK SC",serif;color:#000}h1{margin:0 0 2mm;text-align:center;font:16pt 方正小标宋简体,宋体,SimSun,serif}p{margin:0 0 1.5mm;white-space:pre-wrap}
table{width:100%;border-collapse:collapse;table-layout:fixed}thead{display:table-header-group}tr{break-inside:avoid}th,td{border:.3mm solid #000;padding:1mm;overflow-wrap:anywhere;vertical-align:middle}th{font-weight:700}
.hint{font-family:sans-serif;color:#444}.after{margin-top:4mm}@media screen{body{max-width:277mm;margin:6mm auto;padding:0 4mm}}@media print{.hint{display:none}}`;

function cellHtml(cell: Cell): string {
  if (cell === null) return '<td></td>';
  const said = typeof cell === 'object' ? cell.date.slice(0, 16).replace('T', ' ') : typeof cell === 'boolean' ? (cell ? '是' : '否') : String(cell);
  return `<td>${markup(said)}</td>`;
}

async function* htmlPieces({ name, columns, title, above = [], below = [] }: Layout, pages: AsyncIterable<Cell[][]>): AsyncGenerator<string> {
  const whole = columns.reduce((sum, { width }) => sum + width, 0) || 1;
  const widths = columns.map(({ width }) => `<col style="width:${((width / whole) * 100).toFixed(2)}%">`).join('');
  yield `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${markup(title ?? name)}</title><style>${STYLE}</style></head><body><p class="hint">A4 纸，横向。页码不显示的，请在打印时勾选“页眉和页脚”。</p>${title === undefined ? '' : `<h1>${markup(title)}</h1>`}${above.map((text) => `<p>${markup(text)}</p>`).join('')}<table><colgroup>${widths}</colgroup><thead><tr>${columns.map(({ label }) => `<th>${markup(label)}</th>`).join('')}</tr></thead><tbody>`;
  for await (const page of pages) yield page.map((cells) => `<tr>${cells.map(cellHtml).join('')}</tr>`).join('');
  yield `</tbody></table>${below.map((text) => `<p class="after">${markup(text)}</p>`).join('')}</body></html>`;
}

/** A list as a page to print, as it comes into being. */
export function htmlStream(layout: Layout, pages: AsyncIterable<Cell[][]>): ReadableStream<Uint8Array> {
  const pieces = htmlPieces(layout, pages);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value || ' '));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
