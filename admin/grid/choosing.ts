import type { Choice } from './rules/kinds.ts';
import { Signal } from './signal.ts';

/** How well typed text fits a name: 0 best, null not at all. */
type Fit = (name: string, typed: string) => number | null;
/** `ticked`: of several at once, those that stand; null where a cell takes one. */
export type Offered = { choices: readonly Choice[]; at: number; typed: string; ticked: ReadonlySet<string> | null };

const MOST = 50;

export function bestOf(choices: readonly Choice[], typed: string, fit: Fit): Choice[] {
  const rank = ({ label, alias, code }: Choice) => {
    const ranks = [label, alias, code].flatMap((name) => (name === undefined ? [] : (fit(name, typed) ?? [])));
    return ranks.length > 0 ? Math.min(...ranks) : null;
  };
  return choices
    .flatMap((choice) => {
      const found = rank(choice);
      return found === null ? [] : [{ choice, found }];
    })
    .toSorted((one, other) => one.found - other.found)
    .slice(0, MOST)
    .map(({ choice }) => choice);
}

/**
 * Where one stands in a list that is offered anew. While the text is the same, it is where one stood: pinyin comes some
 * time after the first list, and must not take back the steps made meanwhile.
 */
export function standsAt(before: Offered | null, typed: string, choices: readonly Choice[], otherwise: number): number {
  const stood = before?.typed === typed ? before.choices[before.at] : undefined;
  const found = stood ? choices.findIndex(({ id }) => id === stood.id) : -1;
  return found === -1 ? otherwise : found;
}

/** The list under a cell that takes one of a number of things. Keys reach it through the cell, which keeps the focus. */
export class Choosing {
  readonly changed = new Signal();
  #offered: Offered | null = null;
  /** The choice ticked last: where one goes on from. */
  lately: string | null = null;

  readonly offered = () => this.#offered;

  offer(offered: Offered | null): void {
    if (offered === null) this.lately = null;
    if (offered === this.#offered) return;
    this.#offered = offered;
    this.changed.emit();
  }

  /** Up and down in the list; false where there is none. */
  step(by: 1 | -1): boolean {
    const now = this.#offered;
    if (!now || now.choices.length === 0) return false;
    const count = now.choices.length;
    this.#offered = { ...now, at: now.at === -1 ? (by === 1 ? 0 : count - 1) : (now.at + by + count) % count };
    this.changed.emit();
    return true;
  }

  get picked(): Choice | null {
    const now = this.#offered;
    return now?.choices[now.at] ?? null;
  }
}
