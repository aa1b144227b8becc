import { zipSync } from 'fflate';
import type { PaperDocument } from '../../../schema/paper-document.ts';
import { BlockWriter } from './docx-blocks.ts';
import { HEAD_CODE, firstFooter, headerXml, pageFooter, sectionXml } from './docx-frame.ts';
import { BIAOSONG, CONTENT_TYPES, FONT_TABLE, NAMES, ROOT, SETTINGS, XML, bodyRelations, coreXml, headerRelations, stylesXml } from './docx-parts.ts';
import { paragraph, run } from './docx-text.ts';
import { qrPng } from './qr.ts';

const text = (xml: string) => new TextEncoder().encode(xml);

/**
 * The paper as a .docx for Word and WPS: plain paragraphs and tables, so that an office can go on writing in it. The
 * same paper is the same bytes whenever it is asked for.
 */
export async function toDocx(document: PaperDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { page, code } = document;
  const writer = new BlockWriter(page);
  const body = `${headOf(document)}${writer.write(document.blocks, document.footer !== '')}${footOf(document)}`;
  const names = writer.codes.map((_, at) => `qr${at + 1}`);
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': text(CONTENT_TYPES),
    '_rels/.rels': text(ROOT),
    'docProps/core.xml': text(coreXml(document)),
    'word/document.xml': text(`${XML}<w:document ${NAMES}><w:body>${body}${sectionXml(document)}</w:body></w:document>`),
    'word/_rels/document.xml.rels': text(bodyRelations(names)),
    'word/styles.xml': text(stylesXml(page)),
    'word/settings.xml': text(SETTINGS),
    'word/fontTable.xml': text(FONT_TABLE),
    'word/header1.xml': text(headerXml(document, true)),
    'word/header2.xml': text(headerXml(document, false)),
    'word/footer1.xml': text(firstFooter(document)),
    'word/footer2.xml': text(pageFooter(document, 'right')),
    'word/footer3.xml': text(pageFooter(document, 'left')),
  };
  for (const [at, name] of names.entries()) files[`word/media/${name}.png`] = qrPng(writer.codes[at] ?? '');
  if (code !== null) {
    files['word/_rels/header1.xml.rels'] = text(headerRelations([HEAD_CODE]));
    files[`word/media/${HEAD_CODE}.png`] = qrPng(code);
  }
  return zipSync(files, { level: 6, mtime: `${document.issuedOn}T12:00:00` });
}

function headOf({ page, issuer, title, number, edition }: PaperDocument): string {
  const newer = edition === null ? '' : paragraph(run(`（${edition}）`, { size: 11 }), { align: 'center', line: 18, after: 4 });
  if (page.official) {
    const numbered = number === null ? '' : paragraph(run(number), { align: 'right' });
    return `${numbered}${paragraph(run(title, { font: BIAOSONG, size: 22 }), { title: true, align: 'center', line: 34, before: 32, after: edition === null ? 22 : 8 })}${newer}`;
  }
  const numbered = number === null ? '' : paragraph(run(number, { size: 11 }), { align: 'right', line: 18 });
  return `${paragraph(run(issuer), { align: 'center' })}${paragraph(run(title, { font: BIAOSONG, size: 20 }), { title: true, align: 'center', line: 28, before: 2, after: 4 })}${newer}${numbered}`;
}

function footOf({ footer }: PaperDocument): string {
  if (footer === '') return '';
  const line = '<w:top w:val="single" w:sz="4" w:space="3" w:color="000000"/>';
  return footer.split('\n').map((words, at) => paragraph(run(words, { size: 10 }), { align: 'both', line: 15, ...(at === 0 && { border: line, before: 8 }) })).join('');
}
