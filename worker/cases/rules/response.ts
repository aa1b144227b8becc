import { spentOf, type Calendar } from '../../deadlines/rules.ts';

/** Notes in which the applicant himself is spoken to. */
export const WITH_APPLICANT: ReadonlySet<string> = new Set(['contact', 'callback', 'home_visit', 'accompany', 'guidance']);

/**
 * 首次响应: working minutes from receipt until the applicant first heard from the window, however he had reported.
 * A receipt outside working hours counts from when the window opens.
 */
export const responseMinutes = (receivedAt: string, heardAt: string, calendar: Calendar): number =>
  spentOf({ receivedAt, rule: { kind: 'working_hours', minutes: 1 }, afterHours: 'as_is', pauses: [], extensions: [] }, calendar, heardAt).amount;
