import type { Block, PaperDocument, SimpleBlock } from '../../../schema/paper-document.ts';
import { styleOf } from './html-style.ts';
import { BLANK_DAY, CUT_HERE, LABEL_MM, issuerPoints } from './layout.ts';
import { qrSvg } from './qr.ts';
import { markup } from './text.ts';

/** Of the reader's screen; the paper itself is Chinese. */
export type PaperLanguage = 'zh' | 'en';

const WORDS = {
  zh: { hint: 'A4 纸。按 Ctrl+P（苹果电脑按 Command+P）打印，缩放选 100%。', code: '二维码', find: '用于对回本件的二维码' },
  en: { hint: 'A4 paper. Ctrl+P (Command+P on a Mac) prints it; choose a scale of 100%.', code: 'QR code', find: 'QR code that leads back to this paper' },
} as const;

/**
 * One paper as a page that is complete in itself: no script, nothing from outside. Prints on A4; on a screen it looks
 * like a sheet, on a telephone it flows.
 */
export function toHtml(document: PaperDocument, { lang }: { lang: PaperLanguage }): string {
  const { page, title, voided } = document;
  const name = [title, document.number].filter((part) => part !== null).join(' ');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${markup(name)}</title><style>${styleOf(page)}</style></head>
<body class="${page.official ? 'official' : 'form'}"><p class="hint" lang="${lang === 'zh' ? 'zh-CN' : 'en'}">${WORDS[lang].hint}</p>
<main class="sheet">${voided ? `<div class="void" aria-hidden="true"><span>${markup(voided.mark)}</span></div>` : ''}${headOf(document, lang)}
${document.blocks.map((block) => blockOf(block, lang)).join('\n')}
${document.footer === '' ? '' : `<div class="foot">${lines(document.footer, 'small')}</div>`}</main></body></html>
`;
}

function headOf({ page, mark, issuer, title, number, code, edition, voided }: PaperDocument, lang: PaperLanguage): string {
  const above = `${mark === null ? '' : `<p class="mark">${markup(mark)}</p>`}${voided ? `<p class="void-reason">${markup(`${voided.mark}：${voided.reason}`)}</p>` : ''}`;
  const numbered = number === null ? '' : `<p class="number">${markup(number)}</p>`;
  const scan = code === null ? '' : `<div class="code">${qrSvg(code, WORDS[lang].find)}</div>`;
  const newer = edition === null ? '' : `<p class="edition">${markup(`（${edition}）`)}</p>`;
  const heading = `<h1>${markup(title)}</h1>`;
  if (page.official)
    return `<div class="head">${scan}${above}</div><p class="issuer" style="font-size:${issuerPoints(issuer)}pt">${markup(issuer)}</p><hr class="rule">${numbered}${heading}${newer}`;
  return `<div class="head">${scan}${above}</div><p class="issuer">${markup(issuer)}</p>${heading}${newer}${numbered}`;
}

/** Text with its numbers whole: a phone or a case's number is not torn at its hyphen. Longer ones are no number. */
const words = (text: string) => markup(text).replace(/[A-Z\d]{1,12}(?:-\d{1,12}){1,3}/g, '<span class="whole">$&</span>');
const lines = (text: string, kind: string) => text.split('\n').map((line) => `<p class="${kind}">${words(line)}</p>`).join('');

function blockOf(block: Block, lang: PaperLanguage): string {
  if (block.kind !== 'tear_off') return simple(block, lang);
  const numbered = block.number === null ? '' : `<p class="number">${markup(block.number)}</p>`;
  return `<section class="tear"><p class="cut">${CUT_HERE}</p><h2>${markup(block.title)}</h2>${numbered}${block.blocks.map((one) => simple(one, lang)).join('')}</section>`;
}

function simple(block: SimpleBlock, lang: PaperLanguage): string {
  switch (block.kind) {
    case 'paragraph':
      return lines(block.text, `${block.indent ? 'indent ' : ''}${block.align}`);
    case 'heading':
      return `<h2>${markup(block.text)}</h2>`;
    case 'form':
      return formTable(block);
    case 'grid':
      return gridTable(block);
    case 'signatures':
      return `<div class="signatures">${block.lines.map(({ label, name, date }) => `<div><p class="signed"><span>${markup(label)}：</span><span>${markup(name ?? '')}</span></p>${date ? `<p class="day">${BLANK_DAY}</p>` : ''}</div>`).join('')}</div>`;
    case 'seal':
      return `<div class="seal"><div><p>${markup(block.issuer)}${markup(block.hint)}</p><p>${markup(block.day)}</p></div></div>`;
    case 'qr':
      return `<figure class="scan">${qrSvg(block.text, WORDS[lang].code)}<figcaption><b>${markup(block.caption)}</b>${block.lines.map((line) => `<p>${markup(line)}</p>`).join('')}</figcaption></figure>`;
    case 'note':
      return lines(block.text, block.tone === 'plain' ? 'small' : block.tone);
  }
}

/** Four columns: a label and its value, twice; a row of one cell spans the rest. */
function formTable({ rows }: Extract<SimpleBlock, { kind: 'form' }>): string {
  const body = rows.map(({ cells, minHeight }) => {
    const span = cells.length === 1 ? ' colspan="3"' : '';
    const height = minHeight === undefined ? '' : ` style="height:${minHeight}mm"`;
    return `<tr${height}>${cells.map(({ label, value, sign }) => `<th scope="row">${markup(label)}</th><td${span}${sign === undefined ? '' : ' class="signing"'}><span class="value">${words(value)}</span>${sign === undefined ? '' : `<span class="sign">${markup(sign)}</span>`}</td>`).join('')}</tr>`;
  });
  return `<table class="form-table"><colgroup><col style="width:${LABEL_MM}mm"><col><col style="width:${LABEL_MM}mm"><col></colgroup><tbody>${body.join('')}</tbody></table>`;
}

function gridTable({ columns, rows, blank }: Extract<SimpleBlock, { kind: 'grid' }>): string {
  const cells = (row: readonly string[]) => columns.map(({ align }, at) => `<td class="${align}">${words(row[at] ?? '')}</td>`).join('');
  const all = [...rows, ...Array.from({ length: blank }, () => [] as string[])];
  const head = columns.map(({ label }) => `<th scope="col">${markup(label)}</th>`).join('');
  return `<div class="scroll"><table class="grid"><colgroup>${columns.map(({ width }) => `<col style="width:${width}mm">`).join('')}</colgroup><thead><tr>${head}</tr></thead><tbody>${all.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody></table></div>`;
}
