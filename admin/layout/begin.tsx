import { type ComponentType, lazy, useState } from 'react';

const begun = new Set<Promise<void>>();

/**
 * A screen in a script of its own. Where it is `wanted` now, its script begins to come at once, and one that is here is
 * drawn at once: behind a fallback React would hold it back for 300 ms, so that nothing flickers.
 */
export function begin<P extends object>(load: () => Promise<{ default: ComponentType<P> }>, wanted: boolean): ComponentType<P> {
  const Later: ComponentType<P> = lazy(load);
  let here: ComponentType<P> | null = null;
  if (wanted) {
    // Should it not come now, it is asked for again when it is drawn.
    const coming = load().then(
      (module) => {
        here = module.default;
      },
      () => undefined,
    );
    begun.add(coming);
    void coming.then(() => begun.delete(coming));
  }
  return function Begun(props: P) {
    const [Screen] = useState(() => here ?? Later);
    return <Screen {...props} />;
  };
}

/** When all that was begun is here, and what that began in its turn; on a slow line no later than after so many milliseconds. */
export async function whenBegun(most: number): Promise<void> {
  const all = async () => {
    while (begun.size > 0) await Promise.all(begun);
  };
  await Promise.race([all(), new Promise((resolve) => setTimeout(resolve, most))]);
}
