import type { CaseAction } from '../../../schema/cases.ts';

/** One key an action; `reveal` belongs to a field, and its key to the phone a coordinator calls. */
export const ACTION_KEYS: Record<Exclude<CaseAction, 'reveal'>, string> = {
  triage: 't',
  'confirm-category': 'v',
  dispatch: 'd',
  retriage: 'g',
  decline: 'j',
  refer: 'z',
  note: 'c',
  pause: 'p',
  resume: 'p',
  provisional: 'q',
  'request-extension': 'e',
  'request-special': 's',
  'form-force': 'b',
  escalate: 'u',
  approve: 'y',
  refuse: 'x',
  answer: 'a',
  rate: 'r',
  archive: 'f',
  reopen: 'o',
  withdraw: 'w',
  merge: 'm',
};

export const REVEAL_KEY = 'h';
