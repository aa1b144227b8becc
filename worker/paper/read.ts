import { PaperDocument } from '../../schema/paper-document.ts';
import { unseal } from '../platform/seal.ts';
import { toDocx } from './document/docx.ts';
import { toHtml } from './document/html.ts';
import { withNumber } from './rules/numbers.ts';
import type { StoredForm } from './store.ts';

/** The paper as it was frozen, its number in its place; a void one says so. A part that papers get later needs a default, or those before it are lost. */
export async function readPaper(dataKey: string, row: StoredForm, sealed: string): Promise<PaperDocument> {
  const paper = PaperDocument.parse(JSON.parse(withNumber(await unseal(dataKey, sealed), row.number)));
  return row.voidedAt === null ? paper : { ...paper, voided: { mark: '作废', reason: row.voidReason ?? '' } };
}

/** Nothing runs on a paper, whatever stands in it. It may be framed by the panel, and printed by the page that opened it. */
const LOCKED = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-same-origin allow-modals";

export const pageHeaders = (type: string, disposition: string): Record<string, string> => ({
  'content-type': type,
  'content-disposition': disposition,
  'x-content-type-options': 'nosniff',
  'content-security-policy': LOCKED,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
});

/** A name for the file: the paper's own, without what no disk takes. */
const fileName = ({ title, number }: PaperDocument, edition: number): string =>
  `${[title, number, edition > 1 ? `第${edition}版` : null].filter((part) => part !== null).join(' ').replace(/[/\\:*?"<>|\p{Cc}]/gu, '_')}.docx`;

export async function pageOf(paper: PaperDocument, lang: 'zh' | 'en'): Promise<Response> {
  return new Response(toHtml(paper, { lang }), { headers: pageHeaders('text/html; charset=utf-8', 'inline') });
}

export async function docxOf(paper: PaperDocument, edition: number): Promise<Response> {
  const bytes = await toDocx(paper);
  return new Response(bytes, { headers: pageHeaders(DOCX, `attachment; filename*=UTF-8''${encodeURIComponent(fileName(paper, edition))}`) });
}

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
