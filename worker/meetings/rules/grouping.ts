import type { AgendaBlock } from '../../../schema/meetings.ts';

/** What an item needs of the day: who has to be there, and for how long. */
export type Seated = { id: string; departments: readonly string[]; minutes: number };

/** Items that need the same departments: they follow one another, and nobody comes or goes between them. */
type Group = { departments: number[]; items: string[]; minutes: number };

/** So many starting groups are tried, and so many orders weighed: a bound on the work, not on the time. */
const STARTS = 12;
const ORDERS = 40_000;

function groupsOf(items: readonly Seated[]): { groups: Group[]; names: string[] } {
  const names = [...new Set(items.flatMap(({ departments }) => departments))].toSorted();
  const number = new Map(names.map((name, at) => [name, at]));
  const groups = new Map<string, Group>();
  for (const { id, departments, minutes } of items) {
    const seats = [...new Set(departments)].map((name) => number.get(name) ?? 0).toSorted((a, b) => a - b);
    const key = seats.join();
    const group = groups.get(key);
    if (group) {
      group.items.push(id);
      group.minutes += minutes;
    } else groups.set(key, { departments: seats, items: [id], minutes });
  }
  return { groups: [...groups.values()], names };
}

/** Minutes that departments are there in all: each from the beginning of its first group to the end of its last. */
function presence(order: readonly Group[], first: Int32Array, last: Int32Array): number {
  first.fill(-1);
  let at = 0;
  for (const { departments, minutes } of order) {
    for (const one of departments) {
      if (first[one] === -1) first[one] = at;
      last[one] = at + minutes;
    }
    at += minutes;
  }
  let total = 0;
  for (let one = 0; one < first.length; one++) if (first[one] !== -1) total += (last[one] ?? 0) - (first[one] ?? 0);
  return total;
}

/** Beginning with `start`, next always the group for which those who are there wait least and fewest come anew. */
function follow(groups: readonly Group[], start: Group, seats: number): Group[] {
  const left = new Set(groups);
  const todo = new Int32Array(seats);
  for (const { departments } of groups) for (const one of departments) todo[one] = (todo[one] ?? 0) + 1;
  const here = new Set<number>();
  const order: Group[] = [];
  for (let next: Group | undefined = start; next; next = nearest(left, here)) {
    left.delete(next);
    order.push(next);
    for (const one of next.departments) {
      here.add(one);
      todo[one] = (todo[one] ?? 0) - 1;
      if (todo[one] === 0) here.delete(one);
    }
  }
  return order;
}

function nearest(left: ReadonlySet<Group>, here: ReadonlySet<number>): Group | undefined {
  let best: Group | undefined;
  let least = Infinity;
  for (const group of left) {
    let known = 0;
    for (const one of group.departments) if (here.has(one)) known++;
    // Who is here and not needed waits; who comes anew begins to count.
    const cost = group.minutes * (here.size - known) + group.minutes * 2 * (group.departments.length - known);
    if (cost < least) [best, least] = [group, cost];
  }
  return best;
}

/** Takes one group after the other to where it costs least, until nothing is won or the work is done. */
function settle(order: Group[], seats: number): Group[] {
  const [first, last] = [new Int32Array(seats), new Int32Array(seats)];
  let best = presence(order, first, last);
  let weighed = 0;
  for (let won = true; won && weighed < ORDERS; ) {
    won = false;
    for (let from = 0; from < order.length && weighed < ORDERS; from++) {
      const [group] = order.splice(from, 1);
      if (!group) break;
      let place = from;
      for (let to = 0; to <= order.length; to++) {
        if (to === from) continue;
        order.splice(to, 0, group);
        const total = presence(order, first, last);
        order.splice(to, 1);
        weighed++;
        if (total < best) [best, place, won] = [total, to, true];
      }
      order.splice(place, 0, group);
    }
  }
  return order;
}

/** Department-minutes of items in this very order: each department stays from its first item to its last. */
export function departmentMinutes(items: readonly Seated[]): number {
  const { names } = groupsOf(items);
  const number = new Map(names.map((name, at) => [name, at]));
  const order = items.map(({ id, departments, minutes }) => ({ departments: [...new Set(departments)].map((name) => number.get(name) ?? 0), items: [id], minutes }));
  return presence(order, new Int32Array(names.length), new Int32Array(names.length));
}

/**
 * The agenda as blocks in which the same departments sit, in the order that keeps the fewest of them waiting: a
 * department is there for the blocks that name it and for no others. The least total is a hard problem, so this is a
 * bounded search; it is never worse than taking the items as they came, nor than taking groups in the order they came.
 */
export function arrange(items: readonly Seated[]): AgendaBlock[] {
  const { groups, names } = groupsOf(items);
  const seats = names.length;
  const [first, last] = [new Int32Array(seats), new Int32Array(seats)];
  const weigh = (order: readonly Group[]) => presence(order, first, last);
  const starts = groups.toSorted((a, b) => a.departments.length - b.departments.length || b.minutes - a.minutes).slice(0, STARTS);
  const tried = [groups, ...starts.map((start) => follow(groups, start, seats))];
  const [best = groups] = tried.toSorted((a, b) => weigh(a) - weigh(b));
  const settled = settle([...best], seats);
  const blocks = settled.map((group) => ({ departments: group.departments.map((at) => names[at] ?? ''), items: group.items, minutes: group.minutes }));
  // Items taken one by one may cost less than any order of whole groups; then they stand as they came.
  return weigh(settled) <= departmentMinutes(items) ? blocks : asTheyCome(items);
}

/** Blocks of the items in this very order: neighbours that need the same departments share one. */
export function asTheyCome(items: readonly Seated[]): AgendaBlock[] {
  const blocks: AgendaBlock[] = [];
  for (const { id, departments, minutes } of items) {
    const seats = [...new Set(departments)].toSorted();
    const last = blocks.at(-1);
    if (last && last.departments.join() === seats.join()) {
      last.items.push(id);
      last.minutes += minutes;
    } else blocks.push({ departments: seats, items: [id], minutes });
  }
  return blocks;
}
