import { unzipSync, unzlibSync } from 'fflate';
import fc from 'fast-check';
import decodeQR from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import type { Form, PaperDocument } from '../../schema/paper-document.ts';
import type { PaperFacts } from '../../schema/paper-facts.ts';
import { toDocx } from '../../worker/paper/document/docx.ts';
import { toHtml } from '../../worker/paper/document/html.ts';
import { qrPng } from '../../worker/paper/document/qr.ts';
import { CASES, EVERY_FORM } from './facts.ts';
import { made } from './made.ts';
import { wordsOf } from './words.ts';
import { faultOf } from './xml.ts';

const decoder = new TextDecoder();
async function partsOf(paper: PaperDocument): Promise<Map<string, string>> {
  const files = unzipSync(await toDocx(paper));
  return new Map(Object.entries(files).filter(([name]) => /\.(xml|rels)$/.test(name)).map(([name, bytes]) => [name, decoder.decode(bytes)]));
}
const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
/** What a reader finds between the tags. */
const readingOf = (markup: string) => unescaped(markup.replaceAll('<w:noBreakHyphen/>', '-').replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, '\u0001')).replaceAll('\u0001', '').replace(/\s/g, '');
const bare = (text: string) => text.replace(/\s/g, '');

test('no heading is dropped to the size a browser thinks of: a keyword like inherit makes a whole font rule void', () => {
  for (const form of EVERY_FORM) expect(/\bfont:[^;}]*\b(inherit|initial|unset)\b/.exec(toHtml(made(form), { lang: 'zh' }))?.[0]).toBeUndefined();
});

describe.each(EVERY_FORM)('%s', (form) => {
  test('as a page holds every word of it, needs nothing from outside and runs nothing', () => {
    const page = toHtml(made(form), { lang: 'zh' });
    const reading = readingOf(page);
    for (const words of wordsOf(made(form))) expect(reading).toContain(bare(words));
    expect(page).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=|javascript:/i);
    expect(page).toContain('@page{size:A4');
  });

  test('as .docx holds every word of it in parts that are well-formed and known to each other', async () => {
    const paper = made(form);
    const parts = await partsOf(paper);
    for (const [name, xml] of parts) expect(faultOf(xml), name).toBeNull();
    const reading = readingOf([...parts].filter(([name]) => name.startsWith('word/')).map(([, xml]) => xml).join(''));
    for (const words of wordsOf(paper)) for (const line of words.split('\n')) expect(reading).toContain(bare(line));
    const types = parts.get('[Content_Types].xml') ?? '';
    for (const name of parts.keys()) if (/^word\/[^/]*\.xml$/.test(name)) expect(types).toContain(`PartName="/${name}"`);
    for (const [of, xml] of parts) {
      const related = parts.get(of.replace(/([^/]*)$/, '_rels/$1.rels')) ?? '';
      for (const [, id] of xml.matchAll(/r:(?:id|embed)="([^"]*)"/g)) expect(related, of).toContain(`Id="${id}"`);
    }
    expect(parts.get('word/document.xml')).toContain('w:eastAsia="方正小标宋简体"');
    expect(parts.get('word/styles.xml')).toContain('w:eastAsia="仿宋"');
  });
});

test('official papers keep the measures of GB/T 9704-2012, in both renderings', async () => {
  const parts = await partsOf(made('reply'));
  // 37, 26, 35 and 28 mm in twentieths of a point; 22 lines in 225 mm.
  expect(parts.get('word/document.xml')).toContain('<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"');
  expect(parts.get('word/document.xml')).toContain('w:linePitch="579"');
  expect(parts.get('word/styles.xml')).toContain('<w:sz w:val="32"/>');
  const page = toHtml(made('reply'), { lang: 'zh' });
  expect(page).toContain('@page{size:A4;margin:37mm 20mm 35mm}');
  expect(page).toContain('.official .sheet{padding:0 6mm 0 8mm}');
  expect(page).toContain('font:16pt/28.95pt');
});

test('the same paper is the same bytes', async () => {
  expect(await toDocx(made('receipt'))).toEqual(await toDocx(made('receipt')));
});

test('a voided paper says so across every page of both', async () => {
  const paper = made('transfer', { ...CASES.transfer, voided: { reason: '部门<写错>' } });
  expect(toHtml(paper, { lang: 'zh' })).toMatch(/class="void"[^>]*><span>作废<\/span>/);
  const parts = await partsOf(paper);
  for (const header of ['word/header1.xml', 'word/header2.xml']) expect(parts.get(header)).toMatch(/<v:textpath [^>]*string="作废"/);
  expect(readingOf(parts.get('word/header2.xml') ?? '')).toContain('作废：部门<写错>');
});

test('the code on a paper reads back as what it was made of', () => {
  const text = 'https://banshi.example.gov.cn/progress?code=K7M2Q9XH4D';
  const png = qrPng(text);
  const view = new DataView(png.buffer);
  const size = view.getUint32(16);
  const length = view.getUint32(33);
  const rows = unzlibSync(png.slice(41, 41 + length));
  const stride = rows.length / size;
  const data = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) data.fill(((rows[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0, (y * size + x) * 4, (y * size + x) * 4 + 4);
  expect(decodeQR({ width: size, height: size, data })).toBe(text);
});

describe('whatever a field says', () => {
  const NASTY = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '&amp;&lt;', "' style='x", ']]></w:t><w:p/>', '\u0000\u0007\u001b甲', '\u202e甲\u2066', '名'.repeat(300), '👩‍👩‍👧‍👦𠮷', '\ud800', '\ufffe', '{编号}', '[[x]]', '$&$1', '-->', '</style><b>'];
  const value = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 })).map((text) => text.replace(/\s/g, '') + '甲');
  const texts = (facts: PaperFacts) => Object.entries(facts).flatMap(([name, fact]) => (typeof fact === 'string' && !/^(issuedOn|zone|.*At)$/.test(name) ? [name] : []));
  const tagsOf = (markup: string) => [...markup.matchAll(/<[/!?]?[A-Za-z][\w:.-]*/g)].map(([tag]) => tag).join('');
  const filled = (form: Form, words: readonly string[]): PaperFacts => {
    const facts = CASES[form];
    const list = texts(facts);
    return { ...facts, ...Object.fromEntries(list.map((name, at) => [name, words[at % words.length] ?? '甲'])), windowName: `窗口${words[0]}`, reporterName: `${words[0]}人`, ...(facts.partyName !== null && { partyName: `${words[0]}另一人` }), contacts: facts.contacts.map((one) => ({ ...one, text: words[1 % words.length] ?? '', with: words[0] ?? '' })) };
  };

  test.each(EVERY_FORM)('%s stays the page and the document it is', async (form) => {
    const plain = made(form, filled(form, ['甲']));
    const [tags, parts] = [tagsOf(toHtml(plain, { lang: 'zh' })), await partsOf(plain)];
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 2, maxLength: 6 }), async (words) => {
        const paper = made(form, filled(form, words));
        expect(tagsOf(toHtml(paper, { lang: 'en' })) === tags, 'the page has other tags').toBe(true);
        for (const [name, xml] of await partsOf(paper)) {
          expect(faultOf(xml), name).toBeNull();
          expect(tagsOf(xml) === tagsOf(parts.get(name) ?? ''), `${name} has other tags`).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('marks that turn the direction of writing and control characters are never printed', async () => {
    const paper = made('reply', { ...CASES.reply, reporterName: '王\u202e\u0007某' });
    expect(toHtml(paper, { lang: 'zh' })).toContain('王某：');
    expect((await partsOf(paper)).get('word/document.xml')).toContain('王某：');
  });
});
