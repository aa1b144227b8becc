import type { Locator, Page } from 'playwright-core';
import { type Desk, eventually } from './office.ts';

/** The grid on a desk's screen, found by what it says of itself. */
export class GridOnScreen {
  readonly desk: Desk;
  readonly page: Page;
  readonly grid: Locator;

  constructor(desk: Desk, name: string) {
    this.desk = desk;
    this.page = desk.page;
    this.grid = desk.page.getByRole('grid', { name });
  }

  async ready(): Promise<void> {
    await this.grid.getByRole('gridcell').first().waitFor();
    await this.desk.settled();
  }

  row(text: string | RegExp): Locator {
    return this.grid.getByRole('row').filter({ hasText: text });
  }

  /** Column counted by its head's words. */
  async cell(row: string | RegExp, column: string): Promise<Locator> {
    const head = this.grid.getByRole('columnheader').filter({ hasText: column });
    const at = await head.first().getAttribute('aria-colindex');
    return this.row(row).locator(`[aria-colindex="${at}"]`);
  }

  async click(row: string | RegExp, column: string, options: Parameters<Locator['click']>[0] = {}): Promise<void> {
    const cell = await this.cell(row, column);
    await cell.click({ position: { x: 12, y: 16 }, ...options });
  }

  /** What the focused cell says of itself: 列，第 N 行，内容. */
  focused(): Promise<string> {
    return this.page.locator(':focus').getAttribute('aria-label').then((label) => label ?? '');
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

  said(text: string | RegExp): Promise<void> {
    return this.page.getByText(text).first().waitFor();
  }
}
