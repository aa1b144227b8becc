import type { Instant } from '../../../schema/deadlines.ts';

/** An invitation as calendars read it: RFC 5545, of one event. */
export type Invitation = {
  id: string;
  /** The host it is of, so that two installations' ids never meet. */
  host: string;
  sequence: number;
  now: Instant;
  from: Instant;
  until: Instant;
  title: string;
  place: string | null;
  description: string;
  cancelled: boolean;
};

const stamp = (instant: Instant) => instant.replace(/[-:]|\.\d+/g, '');
const escaped = (text: string) => text.replace(/\\/g, '\\\\').replace(/;/g, '\\;').replace(/,/g, '\\,').replace(/\r?\n/g, '\\n');

const OCTETS = 75;

/** RFC 5545 §3.1: no line is longer than 75 octets, and a character is never cut in two. */
export function folded(line: string): string {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let [current, size] = ['', 0];
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (size + octets > OCTETS) {
      lines.push(current);
      [current, size] = [' ', 1];
    }
    current += character;
    size += octets;
  }
  return [...lines, current].join('\r\n');
}

export function invitation({ id, host, sequence, now, from, until, title, place, description, cancelled }: Invitation): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Banchengshi//Joint meetings//ZH',
    'CALSCALE:GREGORIAN',
    `METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${id}@${host}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(from)}`,
    `DTEND:${stamp(until)}`,
    `SUMMARY:${escaped(title)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
