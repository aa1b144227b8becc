import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../harness/index.ts';
import { CASES } from '../paper/facts.ts';
import { SHEETS, made } from '../paper/made.ts';
import { A4, Press } from '../paper/printing.ts';

let browser: Browser;
let press: Press;
beforeAll(async () => {
  browser = await launchBrowser();
  press = await Press.of(browser);
});
afterAll(() => browser.close());

// Printing takes seconds because of the fonts; test/long prints every form.
test.each(['receipt', 'transfer'] as const)('%s prints on as many sheets of A4 as it should, and asks the network for nothing', async (form) => {
  await press.show(made(form));
  expect(await press.print()).toMatchObject({ sheets: SHEETS[form], size: A4 });
  expect(await press.on(1366)).toEqual({ width: 1366, past: [] });
  expect(press.asked).toEqual([]);
});

test('names of three hundred characters and long stories take more height on a telephone, and no more width', async () => {
  const long = '𠮷名W'.repeat(100);
  await press.show(made('registration', { ...CASES.registration, reporterName: long, partyName: `${long}二`, matter: long, story: '经过很长。'.repeat(700), stuckAt: 'x'.repeat(900) }));
  expect(await press.on(390)).toEqual({ width: 390, past: [] });
  await press.show(made('transfer', { ...CASES.transfer, edition: 2, replaces: { edition: 1, issuedOn: '2026-03-09', number: CASES.transfer.number } }));
  expect(await press.on(390), 'the line of a second edition').toEqual({ width: 390, past: [] });
});
