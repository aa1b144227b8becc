/** What React subscribes to. Told once however often something changes before the next turn of the event loop. */
export class Signal {
  readonly #listeners = new Set<() => void>();
  #waiting = false;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** At once: for what must be on screen before the next key. */
  emit(): void {
    this.#waiting = false;
    for (const listener of this.#listeners) listener();
  }

  /** With the next turn: for rows that arrive many at a time. */
  later(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    queueMicrotask(() => this.#waiting && this.emit());
  }
}
