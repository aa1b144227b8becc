import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AxeResults, run } from 'axe-core';
import type { Page } from 'playwright-core';
import { ROOT } from '../../worker/start/folders.ts';

declare global {
  interface Window {
    axe?: { run: typeof run };
  }
}

let source = '';

/** What a person who cannot see, or cannot hold a mouse, would stumble over: axe's serious and critical findings, of all its rules or of one. */
export async function stumbles(page: Page, rule?: string): Promise<string[]> {
  source ||= await readFile(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(source);
  const found: AxeResults | undefined = await page.evaluate((only) => window.axe?.run(document, { resultTypes: ['violations'], ...(only !== undefined && { runOnly: [only] }) }), rule);
  if (found === undefined) throw new Error('axe did not load');
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`));
}
