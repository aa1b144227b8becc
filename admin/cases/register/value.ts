import type { APPLICANT_KINDS, ID_TYPES } from '../../../schema/applicants.ts';
import type { CaseFacts, URGENCIES } from '../../../schema/cases.ts';
import type { OwnChanges } from '../../../schema/fields.ts';

export type RegisterValue = {
  channel: string | null;
  hotlineOrder: string;
  hotlineDue: string;
  reporterKind: (typeof APPLICANT_KINDS)[number];
  reporterName: string;
  reporterPhone: string;
  reporterId: string;
  registeredPlace: string;
  livingPlace: string;
  circumstances: string[];
  /** 本人: the reporter's own matter. */
  own: boolean;
  partyKind: (typeof APPLICANT_KINDS)[number];
  partyName: string;
  partyPhone: string;
  partyId: string;
  relation: string;
  withheld: boolean;
  complainedOfId: string | null;
  matterId: string | null;
  matterText: string;
  title: string;
  departmentId: string | null;
  stuckAt: string;
  story: string;
  visits: string;
  urgency: (typeof URGENCIES)[number];
  loss: string;
  facts: CaseFacts;
  receivedAt: string;
  siteId: string | null;
  coordinatorId: string | null;
  helperId: string | null;
  custom: OwnChanges;
};

export const emptyValue: RegisterValue = {
  channel: null,
  hotlineOrder: '',
  hotlineDue: '',
  reporterKind: 'person',
  reporterName: '',
  reporterPhone: '',
  reporterId: '',
  registeredPlace: '',
  livingPlace: '',
  circumstances: [],
  own: true,
  partyKind: 'person',
  partyName: '',
  partyPhone: '',
  partyId: '',
  relation: '',
  withheld: false,
  complainedOfId: null,
  matterId: null,
  matterText: '',
  title: '',
  departmentId: null,
  stuckAt: '',
  story: '',
  visits: '',
  urgency: 'normal',
  loss: '',
  facts: {},
  receivedAt: '',
  siteId: null,
  coordinatorId: null,
  helperId: null,
  custom: {},
};

/** Never written to this machine's disk. */
export const PERSONAL = ['reporterPhone', 'reporterId', 'partyPhone', 'partyId'] as const satisfies readonly (keyof RegisterValue)[];

export const HOTLINE = 'h12345';

/** What the number looks like; the server checks whether it is one. */
export function idTypeOf(number: string): (typeof ID_TYPES)[number] {
  if (/^\d{15}$|^\d{17}[\dXx]$/.test(number)) return 'resident';
  if (/^[0-9A-Z]{18}$/i.test(number)) return 'credit_code';
  return 'other';
}

/** The title is the matter's name where nothing else was said. */
export const titleOf = (value: RegisterValue, matterName: string): string => value.title.trim() || matterName || value.matterText.trim();

const person = (kind: RegisterValue['reporterKind'], name: string, phone: string, number: string) => ({
  kind,
  name: name.trim(),
  ...(phone.trim() ? { phone: phone.trim() } : {}),
  ...(number.trim() ? { idNumber: number.trim(), idType: idTypeOf(number.trim()) } : {}),
});

const text = <K extends string>(key: K, value: string) => (value.trim() ? { [key]: value.trim() } : {});
const id = <K extends string>(key: K, value: string | null) => (value ? { [key]: value } : {});

/** `POST /api/cases`. `instant` turns the wall time of a field into an instant of the district's zone. */
export function bodyOf(value: RegisterValue, matterName: string, instant: (wall: string) => string): object {
  const hotline = value.channel === HOTLINE;
  return {
    channel: value.channel,
    title: titleOf(value, matterName),
    reporter: {
      ...person(value.reporterKind, value.reporterName, value.reporterPhone, value.reporterId),
      ...text('registeredPlace', value.registeredPlace),
      ...text('livingPlace', value.livingPlace),
      ...(value.circumstances.length > 0 ? { circumstances: value.circumstances } : {}),
    },
    ...(value.own ? {} : { party: person(value.partyKind, value.partyName, value.partyPhone, value.partyId), ...text('reporterRelation', value.relation) }),
    ...(value.withheld ? { reporterWithheld: true } : {}),
    ...id('complainedOfId', value.complainedOfId),
    ...id('matterId', value.matterId),
    ...(value.matterId ? {} : text('matterText', value.matterText)),
    ...id('departmentId', value.departmentId),
    ...text('stuckAt', value.stuckAt),
    ...text('story', value.story),
    ...(value.visits === '' ? {} : { visits: Number(value.visits) }),
    urgency: value.urgency,
    ...text('loss', value.loss),
    facts: value.facts,
    ...(hotline ? text('hotlineOrder', value.hotlineOrder) : {}),
    ...(hotline && value.hotlineDue ? { hotlineDueAt: instant(value.hotlineDue) } : {}),
    ...(value.receivedAt ? { receivedAt: instant(value.receivedAt) } : {}),
    ...id('siteId', value.siteId),
    ...id('coordinatorId', value.coordinatorId),
    ...id('helperId', value.helperId),
    ...ownGiven(value.custom),
  };
}

/** What was filled in of the district's own columns. */
/** What was filled in of the district's own columns. */
export function ownGiven(custom: OwnChanges): { custom?: OwnChanges } {
  const filled = Object.entries(custom).filter(([, given]) => given !== null);
  return filled.length > 0 ? { custom: Object.fromEntries(filled) } : {};
}

/** `POST /api/cases/check`: whatever has been typed so far. */
export function checkBodyOf(value: RegisterValue, matterName: string): object {
  const who = (name: string, phone: string, number: string) => ({ ...text('name', name), ...text('phone', phone), ...text('idNumber', number) });
  return {
    ...text('title', titleOf(value, matterName)),
    ...text('stuckAt', value.stuckAt),
    ...id('channel', value.channel),
    ...id('matterId', value.matterId),
    ...id('departmentId', value.departmentId),
    ...(value.visits === '' ? {} : { visits: Number(value.visits) }),
    facts: value.facts,
    reporter: who(value.reporterName, value.reporterPhone, value.reporterId),
    ...(value.own ? {} : { party: who(value.partyName, value.partyPhone, value.partyId) }),
  };
}
