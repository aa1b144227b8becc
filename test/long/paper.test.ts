import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Form, PaperDocument } from '../../schema/paper-document.ts';
import { toDocx } from '../../worker/paper/document/docx.ts';
import { ROOT } from '../../worker/start/folders.ts';
import { launchBrowser } from '../harness/index.ts';
import { SOFFICE, equipOffice } from '../harness/libreoffice.ts';
import { CASES, EVERY_FORM, OF_RUN } from '../paper/facts.ts';
import { SHEETS, made } from '../paper/made.ts';
import { A4, Press } from '../paper/printing.ts';
import { wordsOf } from '../paper/words.ts';

const OUTPUT = join(ROOT, 'test/output');
const quiet = { stdio: ['ignore', 'pipe', 'pipe'] } satisfies Parameters<typeof execFileSync>[2];

/** Papers beside those of the stories: what a district's people will sooner or later make of them. */
const LONG_NAME = '买买提·阿卜杜拉'.repeat(37);
const EXTREMES: Record<string, PaperDocument> = {
  'long-names': made('registration', { ...CASES.registration, reporterName: LONG_NAME, partyName: `${LONG_NAME}二`, matter: LONG_NAME, story: '经过很长。'.repeat(500) }),
  'odd-characters': made('reply', { ...CASES.reply, answer: '<b>&amp;</b> "引号" 👩‍👩‍👧 𠮷 ' + 'x'.repeat(400), reporterName: '王\u202e某' }),
  'many-contacts': made('contact', { ...CASES.contact, contacts: Array.from({ length: 60 }, () => CASES.contact.contacts).flat().slice(0, 60) }),
  'second-edition': made('transfer', { ...CASES.transfer, edition: 2, replaces: { edition: 1, issuedOn: '2026-03-09', number: CASES.transfer.number }, voided: { reason: '部门写错' } }),
  provisional: made('extension', { ...CASES.extension, provisionalYears: [2027] }),
};
const RUNS: Record<string, PaperDocument> = Object.fromEntries(OF_RUN.map(([name, form, facts]) => [`run-${name}`, made(form, facts)]));
const PAPERS: Record<string, PaperDocument> = { ...Object.fromEntries(EVERY_FORM.map((form) => [form, made(form)])), ...RUNS, ...EXTREMES };
/** Letters whose answers grow line by line, so that the end of a sheet falls everywhere. */
const GROWING = Array.from({ length: 10 }, (_, at) => at + 6);
for (const lines of GROWING) PAPERS[`growing-${lines}`] = made('reply', { ...CASES.reply, answer: '此处为一行二十八个字的答复内容用以试验一页能写多少字为止。'.repeat(lines) });

let folder: string;
let browser: Browser;

beforeAll(async () => {
  equipOffice();
  folder = await mkdtemp(join(tmpdir(), 'banchengshi-paper-'));
  await mkdir(join(folder, 'word'));
  await mkdir(OUTPUT, { recursive: true });
  for (const [name, paper] of Object.entries(PAPERS)) await writeFile(join(folder, `${name}.docx`), await toDocx(paper));
  execFileSync(SOFFICE, ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf', '--outdir', join(folder, 'word'), ...Object.keys(PAPERS).map((name) => join(folder, `${name}.docx`))], quiet);
  browser = await launchBrowser();
  const press = await Press.of(browser);
  for (const [name, paper] of Object.entries(PAPERS)) {
    await press.show(paper);
    await writeFile(join(folder, `${name}.pdf`), (await press.print()).pdf);
  }
}, 1_800_000);
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const fileOf = (name: string, by: Renderer) => (by === 'word' ? join(folder, 'word', `${name}.pdf`) : join(folder, `${name}.pdf`));
type Renderer = 'page' | 'word';

/** In the order it was written; some fonts answer with the radical that looks like the character. */
const plain = (text: string) => text.normalize('NFKC').replace(/[\s\u00ad]/g, '').replaceAll('\u2010', '-');
function pagesOf(name: string, by: Renderer): string[] {
  return execFileSync('pdftotext', ['-raw', fileOf(name, by), '-'], quiet).toString().split('\f').slice(0, -1).map(plain);
}

/** Stands in the midst of what goes on over the page. */
const PAGE_NUMBER = /第\d+页,共\d+页|—\d+—/g;

type Word = { page: number; left: number; right: number; bottom: number; text: string };
function boxesOf(name: string, by: Renderer): Word[] {
  const html = execFileSync('pdftotext', ['-bbox', fileOf(name, by), '-'], { ...quiet, maxBuffer: 64 << 20 }).toString();
  return html.split('<page ').slice(1).flatMap((text, page) =>
    [...text.matchAll(/<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)].map(([, left, right, bottom, word = '']) => ({ page, left: Number(left), right: Number(right), bottom: Number(bottom), text: word })),
  );
}

const POINTS = 72 / 25.4;
/** A mark of punctuation may hang over the end of a line. */
const HANGING = 18;

describe.each(['page', 'word'] as const)('as %s', (by) => {
  describe.each(Object.keys(PAPERS).filter((name) => !name.startsWith('growing')))('%s', (name) => {
    const paper = PAPERS[name] as PaperDocument;

    test('says everything the paper says', () => {
      const said = pagesOf(name, by).join('').replaceAll(PAGE_NUMBER, '');
      for (const words of wordsOf(paper)) for (const line of words.split('\n')) {
        const expected = plain(line.replace(/[\u202a-\u202e\u2066-\u2069]/g, ''));
        // Pictures of joined persons have no place in these fonts.
        if (!/\p{Extended_Pictographic}/u.test(expected)) expect(said).toContain(expected);
      }
    });

    test('keeps inside its margins', () => {
      const { left, right, bottom } = paper.page;
      for (const word of boxesOf(name, by)) {
        expect(word.left, word.text).toBeGreaterThan((left - 8) * POINTS - 2);
        expect(word.right, word.text).toBeLessThan((210 - right + (paper.page.official ? 6 : 0)) * POINTS + HANGING);
        expect(word.bottom, word.text).toBeLessThan((297 - Math.min(bottom, 8)) * POINTS);
      }
    });

    test('tears no number in two', () => {
      // Whole texts of one long token are torn, since they must be.
      if (name in EXTREMES) return;
      const lines = execFileSync('pdftotext', ['-raw', fileOf(name, by), '-'], quiet).toString().split('\n').map((line) => line.trim());
      expect(lines.filter((line, at) => /\d$/.test(line) && /^(\d+[年月日号]|\d{2,}-)/.test(lines[at + 1] ?? '') && !/^20\d\d[年-]/.test(lines[at + 1] ?? ''))).toEqual([]);
      expect(lines.filter((line) => line === '日')).toEqual([]);
      // LibreOffice ends a line even at the hyphen a .docx forbids it to.
      if (by === 'page') expect(lines.filter((line) => /\d-$/.test(line))).toEqual([]);
    });

    test('is kept as an image to look at', () => {
      execFileSync('pdftoppm', ['-r', '100', '-png', fileOf(name, by), join(OUTPUT, `paper-${by}-${name}`)], quiet);
      expect(existsSync(join(OUTPUT, `paper-${by}-${name}-1.png`)) || existsSync(join(OUTPUT, `paper-${by}-${name}-01.png`))).toBe(true);
    });
  });

  test.each(EVERY_FORM)('%s takes the sheets it should', (form: Form) => {
    expect(pagesOf(form, by)).toHaveLength(SHEETS[form]);
  });

  test.each(OF_RUN)('of a 一件事: %s takes the sheets it should', (name, _form, _facts, sheets) => {
    expect(pagesOf(`run-${name}`, by)).toHaveLength(sheets);
  });

  test('no sheet bears small print alone', () => {
    for (const [name, { footer }] of Object.entries(PAPERS)) {
      const last = pagesOf(name, by).at(-1)?.replaceAll(PAGE_NUMBER, '') ?? '';
      if (footer !== '') expect(last.replace(plain(footer), '').length, name).toBeGreaterThan(0);
    }
  });

  test('the head of a list stands on each of its sheets, and no row is torn', () => {
    const pages = pagesOf('many-contacts', by);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages.slice(0, -1)) expect(page).toContain('联系对象联系情况记录人');
  });

  test('the second sheet of a letter is numbered, the first is not', () => {
    const [first = '', second = ''] = pagesOf('transfer', by);
    expect(second).toContain('—2—');
    expect(first).not.toContain('—1—');
  });

  test('seal and day never stand alone on a sheet', () => {
    const two = GROWING.map((lines) => pagesOf(`growing-${lines}`, by)).filter(({ length }) => length > 1);
    expect(two.length).toBeGreaterThan(0);
    const issuer = plain(made('reply').issuer);
    for (const [, second = ''] of two) expect(second.replaceAll(PAGE_NUMBER, '').indexOf(issuer)).toBeGreaterThan(0);
  });
});

test('a sheet is A4', async () => {
  const press = await Press.of(browser);
  await press.show(made('contact'));
  expect((await press.print()).size).toBe(A4);
});

test('on a telephone and an office screen every form keeps to the width it has', async () => {
  const press = await Press.of(browser);
  for (const form of EVERY_FORM) {
    await press.show(made(form));
    expect(await press.on(390), form).toEqual({ width: 390, past: [] });
    expect(await press.on(1366), form).toEqual({ width: 1366, past: [] });
    const { title, headings } = await press.sizes();
    for (const size of headings) expect(size, form).toBeLessThan(title);
  }
});
