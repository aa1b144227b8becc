import { Signal } from './signal.ts';

/** Pixels of a grown editor: a line of thirty-odd Chinese characters, twenty lines at most, three at the least. */
const WIDE = 480;
const TALL = 460;
const SMALL = 72;
const EDGE = 16;

/**
 * The text of the active cell. Its textarea is the focused element before the first key, so that an input method
 * composes in it from the first letter; React never sets its value.
 * `ready`: nothing typed yet. `typing`: replaces the cell, arrows leave it. `editing`: arrows move the caret.
 */
export class Typing {
  readonly changed = new Signal();
  /** Called when the first letter comes, or the text is taken up. */
  onBegin: () => void = () => undefined;
  #mode: 'ready' | 'typing' | 'editing' = 'ready';
  #input: HTMLTextAreaElement | null = null;
  #before: string | null = null;
  #expected: { reveal: boolean } | null = null;
  #stand: HTMLElement | null = null;
  /** What is being composed is the first thing typed here. */
  #composedAnew = false;

  readonly mode = () => this.#mode;
  /** What has been typed so far. */
  readonly text = () => this.#input?.value ?? '';

  get input(): HTMLTextAreaElement | null {
    return this.#input;
  }

  /** What has the focus where one is: the cell's text, or a group's name. */
  get stand(): HTMLElement | null {
    return this.#stand;
  }

  /** The cell that comes next takes the focus. The grid component's own way there needs a selector Chromium 109 does not know. */
  expect(reveal = true): void {
    this.#expected = { reveal };
  }

  /** One has come to this element. */
  arrive(element: HTMLElement): () => void {
    this.#stand = element;
    if (this.#expected) {
      if (this.#expected.reveal) element.closest('.rdg-cell')?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      element.focus({ preventScroll: true });
      this.#expected = null;
    }
    return () => {
      if (this.#stand === element) this.#stand = null;
    };
  }

  attach(input: HTMLTextAreaElement): () => void {
    this.#input = input;
    const cell = input.parentElement;
    this.#show('ready');
    const leave = this.arrive(input);
    return () => {
      leave();
      cell?.removeAttribute('data-typing');
      if (this.#input !== input) return;
      this.#input = null;
      this.#mode = 'ready';
    };
  }

  /** Begins with this text and the caret behind it. `again`: it was not taken before, and counts as typed even if it stays as it is. */
  begin(mode: 'typing' | 'editing', text: string, { again = false } = {}): void {
    const input = this.#input;
    if (!input || input.readOnly) return;
    input.value = text;
    this.#before = again ? null : text;
    input.setSelectionRange(text.length, text.length);
    this.#show(mode);
    this.fit();
  }

  /** A letter has come, or an input method begins to compose. */
  heard(): void {
    if (this.#mode === 'ready') {
      this.#before = null;
      this.#show('typing');
    }
    this.fit();
    this.changed.emit();
  }

  /** An input method begins to compose. */
  compose(): void {
    this.#composedAnew = this.#mode === 'ready';
    this.heard();
  }

  /** It is done. Given up with nothing written, it is as if nothing had been typed. */
  composed(): void {
    if (this.#composedAnew && this.#mode === 'typing' && this.text() === '') this.cancel();
    this.#composedAnew = false;
  }

  /** Other text in place of what is typed: a tick was set. */
  rewrite(text: string): void {
    const input = this.#input;
    if (!input || this.#mode === 'ready') return;
    input.value = text;
    input.setSelectionRange(text.length, text.length);
    this.fit();
    this.changed.emit();
  }

  newline(): void {
    const input = this.#input;
    if (!input) return;
    input.setRangeText('\n', input.selectionStart, input.selectionEnd, 'end');
    this.fit();
  }

  /** Ends it and answers what was typed; null where nothing was, or an edit left the text as it was. */
  take(): string | null {
    if (this.#mode === 'ready') return null;
    const text = this.text();
    const unchanged = this.#mode === 'editing' && text === this.#before;
    this.cancel();
    return unchanged ? null : text;
  }

  cancel(): void {
    if (this.#input) {
      this.#input.value = '';
      this.#input.style.height = '';
      this.#input.style.width = '';
    }
    this.#show('ready');
  }

  /** Grows with what stands in it: first as wide as a line is read well, then downwards, as far as there is room. */
  fit(): void {
    const input = this.#input;
    if (!input || this.#mode === 'ready') return;
    input.style.height = '';
    input.style.width = '';
    if (input.scrollHeight <= input.clientHeight + 2) return;
    const { left, top } = input.getBoundingClientRect();
    const room = { width: window.innerWidth - left - EDGE, height: window.innerHeight - top - EDGE };
    if (input.clientWidth < WIDE) input.style.width = `${Math.max(input.clientWidth, Math.min(WIDE, room.width))}px`;
    if (input.scrollHeight > input.clientHeight + 2) input.style.height = `${Math.max(SMALL, Math.min(input.scrollHeight + 4, TALL, room.height))}px`;
  }

  #show(mode: 'ready' | 'typing' | 'editing'): void {
    if (this.#mode === 'ready' && mode !== 'ready') this.onBegin();
    this.#mode = mode;
    if (this.#input) this.#input.dataset['mode'] = mode;
    this.#input?.parentElement?.toggleAttribute('data-typing', mode !== 'ready');
    this.changed.emit();
  }
}
