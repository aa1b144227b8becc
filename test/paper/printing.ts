import type { Browser, Page } from 'playwright-core';
import type { PaperDocument } from '../../schema/paper-document.ts';
import { toHtml } from '../../worker/paper/document/html.ts';

/** A page of one browser that shows and prints papers, one after the other, and tells what they asked of the network. */
export class Press {
  readonly #page: Page;
  readonly asked: string[] = [];

  private constructor(page: Page) {
    this.#page = page;
    page.on('request', (request) => this.asked.push(request.url()));
  }

  static async of(browser: Browser): Promise<Press> {
    return new Press(await browser.newPage());
  }

  show(paper: PaperDocument): Promise<void> {
    return this.#page.setContent(toHtml(paper, { lang: 'zh' }));
  }

  /** As paper: the file, its sheets and their size in points. */
  async print(): Promise<{ pdf: Buffer; sheets: number; size: string | undefined }> {
    const pdf = await this.#page.pdf({ preferCSSPageSize: true, printBackground: true });
    const text = pdf.toString('latin1');
    return { pdf, sheets: [...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length, size: /\/MediaBox\s*\[([^\]]*)\]/.exec(text)?.[1]?.trim() };
  }

  /** On a screen of this width: how wide the page is, and what reaches past the sheet or into the title above it. */
  async on(width: number): Promise<{ width: number; past: string[] }> {
    await this.#page.setViewportSize({ width, height: 800 });
    const past = await this.#page.evaluate(() => {
      const edition = document.querySelector('.edition');
      const title = document.querySelector('h1');
      const into = edition && title && edition.getBoundingClientRect().top < title.getBoundingClientRect().bottom - 1 ? [edition.textContent ?? ''] : [];
      const sheet = document.querySelector('.sheet')?.getBoundingClientRect();
      const beyond = [...document.querySelectorAll('.sheet p, h1, h2, td, th, .value, .seal, table')].flatMap((element) => {
        const { left, right } = element.getBoundingClientRect();
        return element.closest('.scroll') === null && sheet && (left < sheet.left - 1 || right > sheet.right + 1) ? [element.textContent?.slice(0, 40) ?? ''] : [];
      });
      return [...into, ...beyond];
    });
    return { width: await this.#page.evaluate(() => document.documentElement.scrollWidth), past };
  }

  /** Of the title and of the headings below it, in pixels. */
  sizes(): Promise<{ title: number; headings: number[] }> {
    return this.#page.evaluate(() => {
      const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
      return { title: Math.max(...[...document.querySelectorAll('h1')].map(sizeOf)), headings: [...document.querySelectorAll('h2')].map(sizeOf) };
    });
  }
}

/** A4 as Chromium writes it. */
export const A4 = '0 0 594.95996 841.91998';
