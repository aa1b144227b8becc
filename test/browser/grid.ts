import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Desk, eventually } from './office.ts';

/** The grid on a desk's screen, found by what it says of itself. */
export class GridOnScreen {
  readonly desk: Desk;
  readonly page: Page;
  readonly grid: Locator;

  /** `treegrid` where its rows stand in groups. */
  constructor(desk: Desk, name: string, role: 'grid' | 'treegrid' = 'grid') {
    this.desk = desk;
    this.page = desk.page;
    this.grid = desk.page.getByRole(role, { name });
  }

  async ready(): Promise<void> {
    await this.grid.getByRole('gridcell').first().waitFor();
    await this.desk.settled();
  }

  row(text: string | RegExp): Locator {
    return this.grid.getByRole('row').filter({ hasText: text });
  }

  /** A column's head, scrolled to: columns out of sight are not drawn. */
  async head(column: string): Promise<Locator> {
    const head = this.grid.getByRole('columnheader').filter({ has: this.page.getByText(column, { exact: true }) }).first();
    for (const by of [0, -4000, ...Array.from({ length: 20 }, () => 200)]) {
      if (by !== 0) await this.grid.evaluate((element, left) => element.scrollBy({ left, behavior: 'instant' }), by);
      if (by !== 0) await this.page.waitForTimeout(60);
      if (await this.shown(head)) return head;
    }
    throw new Error(`there is no column ${column}`);
  }

  /** Wholly on screen, and not under the frozen columns. */
  async shown(head: Locator): Promise<boolean> {
    if ((await head.count()) === 0) return false;
    return head.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const frame = element.closest('.grid')?.getBoundingClientRect();
      const under = document.elementFromPoint(box.left + 4, box.top + box.height / 2);
      return frame !== undefined && box.left >= frame.left && box.right <= frame.right + 1 && element.contains(under);
    });
  }

  /** Column counted by its head's words. */
  async cell(row: string | RegExp, column: string): Promise<Locator> {
    const at = await (await this.head(column)).getAttribute('aria-colindex');
    return this.row(row).locator(`[aria-colindex="${at}"]`);
  }

  async click(row: string | RegExp, column: string, options: Parameters<Locator['click']>[0] = {}): Promise<void> {
    const cell = await this.cell(row, column);
    await cell.click({ position: { x: 12, y: 16 }, ...options });
  }

  /** How many there are beside the row numbers. */
  async columns(): Promise<number> {
    return Number(await this.grid.getAttribute('aria-colcount')) - 1;
  }

  /** The cells that say they are selected, by line and column counted from 1 as the grid counts them. */
  async selected(): Promise<string[]> {
    expect(await this.grid.getAttribute('aria-multiselectable')).toBe('true');
    return this.grid.locator('[role="gridcell"][aria-selected="true"]').evaluateAll((cells) => cells.map((cell) => `${cell.parentElement?.getAttribute('aria-rowindex')}.${cell.getAttribute('aria-colindex')}`));
  }

  /** What the focused cell says of itself: 列，第 N 行，内容. */
  focused(): Promise<string> {
    return this.page.locator(':focus').getAttribute('aria-label').then((label) => label ?? '');
  }

  /** Every line on screen: a group's head by its name and count, a row by its first cell. */
  lines(): Promise<string[]> {
    return this.grid.locator('.rdg-row:not(.rdg-summary-row)').evaluateAll((rows) =>
      rows.map((row) => {
        const head = row.querySelector('.grid-group-name');
        return head ? [...head.children].map(({ textContent }) => textContent).join(' ') : (row.querySelector('[aria-colindex="2"]')?.textContent ?? '');
      }),
    );
  }

  async at(column: string, row: number): Promise<void> {
    await eventually(() => this.focused()).toMatch(new RegExp(`^${column}，第 ${row} 行，`));
  }

  async shows(row: string | RegExp, column: string, text: string): Promise<void> {
    await eventually(async () => (await this.cell(row, column)).innerText()).toBe(text);
  }

  press(...keys: string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  /** Reads what would be written, which says this, and writes it. */
  async agree(...says: string[]): Promise<void> {
    const preview = this.page.getByRole('dialog', { name: '将要写入' });
    await preview.waitFor();
    for (const words of says) expect(await preview.innerText()).toContain(words);
    await preview.getByRole('button', { name: /^写入/ }).click();
    await preview.waitFor({ state: 'detached' });
  }

  said(text: string | RegExp): Promise<void> {
    return this.page.getByText(text).first().waitFor();
  }
}
