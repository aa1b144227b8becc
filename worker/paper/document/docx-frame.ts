import type { PaperDocument } from '../../../schema/paper-document.ts';
import { BIAOSONG, HEITI, NAMES, SONGTI, XML, fonts, halfPoints } from './docx-parts.ts';
import { codeInMargin, paragraph, run, twips } from './docx-text.ts';
import { CODE_MM, HEAD_MM, LOWER_RULE_MM, MARK_MM, RED, RULE_SIDE_MM, issuerPoints } from './layout.ts';
import { markup } from './text.ts';

const INK = RED.slice(1).toUpperCase();
const SMALL = 13;
const POINT_MM = 25.4 / 72;
/** The picture of the small code, by the name of its part and of its relation. */
export const HEAD_CODE = 'head';

const doubleLine = (side: 'top' | 'bottom', space: number) => `<w:${side} w:val="double" w:sz="8" w:space="${space}" w:color="${INK}"/>`;
const overhang = ({ page }: PaperDocument) => ({ left: page.left - RULE_SIDE_MM, right: page.right - RULE_SIDE_MM });

/**
 * Of a letter's first page the head is its letterhead, from the edge of the page down, and pushes the text below it. The
 * mark of an example and the small code stand in the margin above, a voided paper's mark across every page.
 */
export function headerXml(document: PaperDocument, first: boolean): string {
  const { page, mark, code, voided, issuer } = document;
  const scan = first && code !== null ? codeInMargin(HEAD_CODE, 101, CODE_MM, HEAD_MM) : '';
  const lines = [paragraph(`${first && mark !== null ? run(mark, { font: HEITI, size: 9 }) : ''}${scan}${voided === null ? '' : watermark(voided.mark)}`, { line: SMALL })];
  if (voided !== null) lines.push(paragraph(run(`${voided.mark}：${voided.reason}`, { font: HEITI, size: 9, color: INK }), { line: SMALL, past: { left: 0, right: -CODE_MM - 4 } }));
  if (first && page.official) {
    const points = issuerPoints(issuer);
    const before = Math.max((MARK_MM - HEAD_MM) / POINT_MM - lines.length * SMALL, 0);
    lines.push(paragraph(run(issuer, { font: BIAOSONG, size: points, color: INK }), { align: 'center', line: points * 1.3, before }));
    // 4 mm below the mark.
    lines.push(paragraph('', { line: 9, border: doubleLine('bottom', 0), past: overhang(document) }));
  }
  return `${XML}<w:hdr ${NAMES}>${lines.join('')}</w:hdr>`;
}

/** A watermark the way Word makes its own. */
const watermark = (mark: string) =>
  `<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="PowerPlusWaterMarkObject" o:spid="_x0000_s2049" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:260pt;height:110pt;rotation:342;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="${RED}" stroked="f"><v:fill opacity=".45"/><v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="${markup(mark)}"/></v:shape></w:pict></w:r>`;

/** A letter's first page has a double line at its foot instead of a number. */
export function firstFooter(document: PaperDocument): string {
  if (!document.page.official) return pageFooter(document, 'right');
  return `${XML}<w:ftr ${NAMES}>${paragraph('', { line: 3, border: doubleLine('bottom', 0), past: overhang(document) })}</w:ftr>`;
}

function field(name: string, size: number): string {
  const look = `<w:rPr>${fonts(SONGTI)}<w:sz w:val="${halfPoints(size)}"/></w:rPr>`;
  const mark = (type: string) => `<w:r>${look}<w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `${mark('begin')}<w:r>${look}<w:instrText xml:space="preserve"> ${name} </w:instrText></w:r>${mark('separate')}<w:r>${look}<w:t>1</w:t></w:r>${mark('end')}`;
}

/** GB/T 9704-2012: — 1 — in 4 号宋体, one character from the outer edge, 7 mm below the text; a form counts its pages. */
export function pageFooter({ page }: PaperDocument, side: 'left' | 'right'): string {
  if (!page.official) {
    const look = { font: SONGTI, size: 9 };
    return `${XML}<w:ftr ${NAMES}>${paragraph(`${run('第 ', look)}${field('PAGE', 9)}${run(' 页，共 ', look)}${field('NUMPAGES', 9)}${run(' 页', look)}`, { align: 'center', line: 14 })}</w:ftr>`;
  }
  const look = { font: SONGTI, size: 14 };
  const inset = -14 * POINT_MM;
  // The foot of a page begins at the same height on every page: what lies between the line and the number is space below.
  const after = (page.bottom - 7 - LOWER_RULE_MM) / POINT_MM - 20;
  return `${XML}<w:ftr ${NAMES}>${paragraph(`${run('— ', look)}${field('PAGE', 14)}${run(' —', look)}`, { align: side, line: 20, after: Math.max(after, 0), past: side === 'right' ? { left: 0, right: inset } : { left: inset, right: 0 } })}</w:ftr>`;
}

const reference = (part: 'header' | 'footer', type: string, id: string) => `<w:${part}Reference w:type="${type}" r:id="${id}"/>`;

/** The lines of the grid are those of the standard, 22 between its margins; a grid of characters is read differently by each program. */
export function sectionXml({ page }: PaperDocument): string {
  const { official, top, right, bottom, left } = page;
  const grid = official ? '<w:docGrid w:type="lines" w:linePitch="579"/>' : '<w:docGrid w:linePitch="400"/>';
  const frame = [
    reference('header', 'first', 'header1'), reference('header', 'default', 'header2'), reference('header', 'even', 'header2'),
    reference('footer', 'first', 'footer1'), reference('footer', 'default', 'footer2'), reference('footer', 'even', 'footer3'),
  ];
  return `<w:sectPr>${frame.join('')}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="${twips(top)}" w:right="${twips(right)}" w:bottom="${twips(bottom)}" w:left="${twips(left)}" w:header="${twips(HEAD_MM)}" w:footer="${twips(official ? LOWER_RULE_MM : HEAD_MM)}" w:gutter="0"/><w:titlePg/>${grid}</w:sectPr>`;
}
