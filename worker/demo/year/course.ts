import { instantOf, laterWorkingDay } from '../days.ts';
import type { Deed, Script, Step } from '../script.ts';
import type { Random } from './random.ts';

/** 09:00–12:00 and 13:30–17:30, in minutes of the day. */
const WINDOWS = [[540, 720], [810, 1050]] as const;
const CLOSING = 1050;

const timeOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Writes one case's steps while the working days go by. */
export class Course {
  readonly steps: Step[] = [];
  readonly random: Random;
  #day: string;
  #minute: number;
  readonly #overnight: boolean;

  /** Without `overnight` a wait ends with the day: what must have happened by an evening has. */
  constructor(random: Random, day: string, minute: number, overnight = true) {
    this.random = random;
    this.#day = day;
    this.#minute = minute;
    this.#overnight = overnight;
  }

  do(deed: Deed): this {
    this.steps.push({ at: instantOf(this.#day, timeOf(this.#minute)), deed });
    return this;
  }

  /** So many minutes of office time later, over lunch and night if need be. */
  wait(low: number, high: number): this {
    for (let left = this.random.whole(low, high); left > 0; ) {
      const window = WINDOWS.find(([, end]) => this.#minute < end);
      if (!window && !this.#overnight) return this;
      if (!window) {
        this.#day = laterWorkingDay(this.#day, 1);
        this.#minute = WINDOWS[0][0];
        continue;
      }
      const from = Math.max(this.#minute, window[0]);
      const spent = Math.min(left, window[1] - from);
      this.#minute = from + spent;
      left -= spent;
    }
    return this;
  }

  /** To a moment so many working days later, never on the stroke of closing. */
  sleep(days: number): this {
    if (days <= 0) return this.wait(10, 60);
    this.#day = laterWorkingDay(this.#day, days);
    const [open, close] = this.random.pick(WINDOWS);
    this.#minute = this.random.whole(open + 5, close - 45);
    return this;
  }

  /** To a time of the present day, if it is still to come. */
  until(minute: number): this {
    this.#minute = Math.max(this.#minute, Math.min(minute, CLOSING - 1));
    return this;
  }

  /** What has happened by an instant; the rest is still to come. */
  script(name: string, coordinator: string, upTo: string): Script {
    return { name, coordinator, steps: this.steps.filter(({ at }) => at <= upTo) };
  }
}
