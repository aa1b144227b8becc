import { fonts, halfPoints } from './docx-parts.ts';
import { markup } from './text.ts';

/** Word measures in twentieths of a point, pictures in English metric units. */
export const twips = (mm: number) => Math.round((mm * 1440) / 25.4);
const emus = (mm: number) => Math.round(mm * 36_000);

export type Look = { font?: string; size?: number; color?: string; underline?: boolean };

export const TAB = '<w:r><w:tab/></w:r>';
export type Place = {
  align?: 'left' | 'center' | 'right' | 'both';
  /** Two characters, as running text has it. */
  indent?: boolean;
  /** Millimetres by which it reaches past the text on either side; negative ones draw it in. */
  past?: { left: number; right: number };
  /** Points above and below. */
  before?: number;
  after?: number;
  /** Points from line to line; small type does not keep to the grid of the page. */
  line?: number;
  /** On one page with the next. */
  keep?: boolean;
  newPage?: boolean;
  title?: boolean;
  /** A line above or below, as in `<w:pBdr>`. */
  border?: string;
  /** Twentieths of a point from the left to which a tab draws a line. */
  rule?: number;
};

export function run(text: string, { font, size, color, underline }: Look = {}): string {
  const look = `${font === undefined ? '' : fonts(font)}${color === undefined ? '' : `<w:color w:val="${color}"/>`}${size === undefined ? '' : `<w:sz w:val="${halfPoints(size)}"/><w:szCs w:val="${halfPoints(size)}"/>`}${underline ? '<w:u w:val="single"/>' : ''}`;
  return `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}${whole(text)}</w:r>`;
}

/** A hyphen between figures ends no line: a phone or a case's number is not torn. */
const whole = (text: string): string => text.split(/(?<=\d)-(?=\d)/).map((part) => `<w:t xml:space="preserve">${markup(part)}</w:t>`).join('<w:noBreakHyphen/>');

export function paragraph(runs: string, { align, indent, past, before = 0, after = 0, line, keep, newPage, title, border, rule }: Place = {}): string {
  const set = [
    title ? '<w:pStyle w:val="Title"/>' : '',
    keep ? '<w:keepNext/><w:keepLines/>' : '',
    newPage ? '<w:pageBreakBefore/>' : '',
    border === undefined ? '' : `<w:pBdr>${border}</w:pBdr>`,
    rule === undefined ? '' : `<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="${rule}"/></w:tabs>`,
    line === undefined ? '' : '<w:snapToGrid w:val="0"/>',
    `<w:spacing w:before="${Math.round(before * 20)}" w:after="${Math.round(after * 20)}"${line === undefined ? '' : ` w:line="${Math.round(line * 20)}" w:lineRule="exact"`}/>`,
    indent ? '<w:ind w:firstLineChars="200" w:firstLine="640"/>' : '',
    past === undefined ? '' : `<w:ind w:left="${-twips(past.left)}" w:right="${-twips(past.right)}"/>`,
    align === undefined ? '' : `<w:jc w:val="${align}"/>`,
  ];
  return `<w:p><w:pPr>${set.join('')}</w:pPr>${runs}</w:p>`;
}

/** One line a paragraph. */
export const paragraphs = (text: string, look: Look, place: Place): string => text.split('\n').map((line) => paragraph(run(line, look), place)).join('');

const graphic = (name: string, id: number, mm: number) =>
  `<wp:docPr id="${id}" name="${name}" descr="二维码"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="${id}" name="${name}.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${name}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${emus(mm)}" cy="${emus(mm)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>`;
const extent = (mm: number) => `<wp:extent cx="${emus(mm)}" cy="${emus(mm)}"/>`;

/** A code in a paragraph of its own, whose line is as high as the code. `id` is unique in its part. */
export const codeParagraph = (name: string, id: number, mm: number): string =>
  `<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">${extent(mm)}${graphic(name, id, mm)}</wp:inline></w:drawing></w:r></w:p>`;

/** A code at the right edge of the text, so many millimetres below the edge of the page; text takes no notice of it. */
export const codeInMargin = (name: string, id: number, mm: number, below: number): string =>
  `<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>${emus(below)}</wp:posOffset></wp:positionV>${extent(mm)}<wp:wrapNone/>${graphic(name, id, mm)}</wp:anchor></w:drawing></w:r>`;
