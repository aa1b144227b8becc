/** How many requests are under way at once: enough to keep both of a small machine's cores busy. */
export const AT_ONCE = 4;

/** Works through all items, a few at once; stops at the first that fails. */
export async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
