import type { Event } from '../../../schema/events.ts';

/** One thing somebody did, with everything that moved because of it. */
export type Step = { id: string; at: string; actorName: string; onBehalfOf: string | null; head: Event; rest: Event[] };

/** The case's own line leads, and that of its 容缺受理, which says more; then its request; a promise's line leads only where nothing else was written. */
const rank = (event: Event): number => (event.subject === 'cases' || event.subject === 'provisional-acceptances' ? 0 : event.subject === 'approvals' ? 1 : 2);

/** The events of one action share a change id: shown as one step, newest first. */
export function stepsOf(events: readonly Event[]): Step[] {
  const changes = new Map<string, Event[]>();
  for (const event of events) changes.set(event.changeId, [...(changes.get(event.changeId) ?? []), event]);
  return [...changes.values()].flatMap((group) => {
    const [head, ...rest] = group.toSorted((one, other) => rank(one) - rank(other) || one.seq - other.seq);
    // What a secretary writes down word by word is the meeting's own history; the case is told what came of it.
    if (!head || (head.subject === 'meeting-items' && !/(create|delete|restore)$/.test(head.action))) return [];
    return [{ id: head.id, at: head.at, actorName: head.actorName, onBehalfOf: head.onBehalfOf?.name ?? null, head, rest }];
  });
}

export const isContact = ({ head }: Step): boolean => head.action === 'note';

/** A string of an event's data or of what a field became. */
export function said(event: Event, field: string): string {
  const value = event.data[field] ?? event.changes[field]?.to;
  return typeof value === 'string' ? value : '';
}
