import type { PageSetup, PaperDocument } from '../../../schema/paper-document.ts';
import { CLOSER_POINTS } from './layout.ts';
import { markup } from './text.ts';

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
export const NAMES = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`;

export const FANGSONG = '仿宋';
export const BIAOSONG = '方正小标宋简体';
export const HEITI = '黑体';
export const SONGTI = '宋体';

/** The names the same type goes by elsewhere; none is carried along. */
const FONTS = [
  [FANGSONG, 'FangSong', 'modern', '02010609060101010101'],
  [BIAOSONG, 'FZXiaoBiaoSong-B05S', 'auto', '03000509000000000000'],
  [HEITI, 'SimHei', 'modern', '02010609060101010101'],
  [SONGTI, 'SimSun', 'auto', '02010600030101010101'],
] as const;
export const FONT_TABLE = `${XML}<w:fonts ${NAMES}>${FONTS.map(([name, alias, family, panose]) => `<w:font w:name="${name}"><w:altName w:val="${alias}"/><w:panose1 w:val="${panose}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`).join('')}</w:fonts>`;

/** Quotation marks and the like take the Chinese face too: `hint` decides where a sign belongs to both scripts. */
export const fonts = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}" w:hint="eastAsia"/>`;

/** Half points, as Word counts type. */
export const halfPoints = (points: number) => Math.round(points * 2);

export function stylesXml({ official }: PageSetup): string {
  const size = halfPoints(official ? 16 : 12);
  // 28 characters of 16 pt would be 448 pt, and the standard's line is 156 mm: a quarter of a point less between them.
  // No space between Chinese and figures: 2026年3月9日.
  const tight = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>';
  const closer = official ? `<w:spacing w:val="${CLOSER_POINTS * 20}"/>` : '';
  const spacing = official ? '<w:spacing w:after="0" w:line="579" w:lineRule="exact"/>' : '<w:spacing w:after="0" w:line="400" w:lineRule="exact"/>';
  return `${XML}<w:styles ${NAMES}><w:docDefaults><w:rPrDefault><w:rPr>${fonts(FANGSONG)}${closer}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${tight}${spacing}</w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>${tight}</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;
}

export const SETTINGS = `${XML}<w:settings ${NAMES}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;

/** Every part of a document but its pictures, with its kind. */
const PARTS = [
  ['document', 'document.main'],
  ['styles', 'styles'],
  ['settings', 'settings'],
  ['fontTable', 'fontTable'],
  ['header1', 'header'],
  ['header2', 'header'],
  ['footer1', 'footer'],
  ['footer2', 'footer'],
  ['footer3', 'footer'],
] as const;
export const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${PARTS.map(([name, kind]) => `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${kind}+xml"/>`).join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
export const ROOT = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

const relations = (list: readonly string[]) => `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
const imageRelation = (name: string) => `<Relationship Id="${name}" Type="${OFFICE}/image" Target="media/${name}.png"/>`;

/** Relations of the body: its parts by their names, its pictures likewise. */
export const bodyRelations = (images: readonly string[]) =>
  relations([...PARTS.slice(1).map(([name, kind]) => `<Relationship Id="${name}" Type="${OFFICE}/${kind}" Target="${name}.xml"/>`), ...images.map(imageRelation)]);
export const headerRelations = (images: readonly string[]) => relations(images.map(imageRelation));

export const coreXml = ({ title, number, issuer, issuedOn }: PaperDocument) =>
  `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${markup(title)}</dc:title><dc:subject>${markup(number ?? '')}</dc:subject><dc:creator>${markup(issuer)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${issuedOn}T00:00:00Z</dcterms:created></cp:coreProperties>`;
