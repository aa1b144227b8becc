import type { Desk } from './office.ts';

/** A page of another program in the same browser: what is put on the clipboard there is somebody else's. */
async function elsewhere<T>({ page }: Desk, work: (box: ReturnType<typeof page.locator>, press: (key: string) => Promise<void>) => Promise<T>): Promise<T> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const other = await page.context().newPage();
  await other.setContent('<textarea></textarea>');
  const done = await work(other.locator('textarea'), (key) => other.keyboard.press(key));
  await other.close();
  await page.bringToFront();
  return done;
}

/** Puts text on the clipboard as another program would: selected there and copied with Ctrl+C. */
export const fromExcel = (desk: Desk, text: string): Promise<void> =>
  elsewhere(desk, async (box, press) => {
    await box.fill(text);
    await press('Control+a');
    await press('Control+c');
  });

/** What another program would be given on pasting. */
export const toExcel = (desk: Desk): Promise<string> =>
  elsewhere(desk, async (box, press) => {
    await box.focus();
    await press('Control+v');
    return box.inputValue();
  });
