import { Consultation, ConsultationChanges, ConsultationDraft } from '../../schema/consultations.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import { newId } from '../platform/ledger.ts';
import { asNew, asRevised, checkReferences, given, type Writing, resourceOf } from '../platform/resource.ts';
import { resourceRoutes } from '../platform/resource-routes.ts';
import { loadDistrict } from '../settings/store.ts';
import { consultationReads } from './store.ts';

type Pointing = { matterId?: string | null | undefined; departmentId?: string | null | undefined; siteId?: string | null | undefined };

function checkPointing(body: Pointing, prefix: string, { env }: Writing): Promise<Refusal | undefined> {
  return checkReferences(env.store, [
    { path: `${prefix}matterId`, to: 'matters', id: body.matterId },
    { path: `${prefix}departmentId`, to: 'departments', id: body.departmentId },
    { path: `${prefix}siteId`, to: 'sites', id: body.siteId },
  ]);
}

async function channelsOf({ env }: Writing): Promise<string[]> {
  const { settings } = await loadDistrict(env.store);
  return settings.channels.filter(({ retired }) => !retired).map(({ code }) => code);
}

/** 咨询: entered in ten seconds, counted, and no case. Departments' handlers have no part in it. */
export const consultationResource = resourceOf({
  subject: 'consultations',
  one: 'a consultation',
  shape: Consultation,
  changes: ConsultationChanges,
  reads: consultationReads,
  permission: 'cases.register',
  mayRead: ({ role }) => role !== 'handler',
  present: (row) => row,
  adding: {
    draft: ConsultationDraft,
    async create(draft, writing) {
      const { change, actor } = writing;
      const channels = await channelsOf(writing);
      // Most consultations are at the window, which every district's list has first.
      const channel = draft.channel ?? channels[0];
      if (channel === undefined || !channels.includes(channel)) return refuse('value.unknown_code', { field: 'channel', code: channel ?? '' }, 'channel');
      const unknown = await checkPointing(draft, '', writing);
      if (unknown) return unknown;
      const row = {
        id: newId(change.now),
        at: change.now,
        byId: actor.id,
        channel,
        topic: draft.topic,
        told: draft.told ?? null,
        matterId: draft.matterId ?? null,
        departmentId: draft.departmentId ?? null,
        siteId: draft.siteId === undefined ? actor.siteId : draft.siteId,
        deletedAt: null,
      };
      change.insert('consultations', row);
      return asNew(row, change);
    },
  },
  async revise(row, fields, writing) {
    const changes = given(fields);
    if (changes.channel !== undefined && changes.channel !== row.channel && !(await channelsOf(writing)).includes(changes.channel))
      return refuse('value.unknown_code', { field: 'channel', code: changes.channel }, 'changes.channel');
    const pointsAnew = (field: keyof Pointing) => (changes[field] === row[field] ? undefined : changes[field]);
    const moved = { matterId: pointsAnew('matterId'), departmentId: pointsAnew('departmentId'), siteId: pointsAnew('siteId') };
    const unknown = await checkPointing(moved, 'changes.', writing);
    if (unknown) return unknown;
    writing.change.update('consultations', row, changes);
    return asRevised(row, changes, writing.change);
  },
  trash(row, deletedAt, change) {
    change.update('consultations', row, { deletedAt });
    return asRevised(row, { deletedAt }, change);
  },
});

export const consultationRoutes = () => resourceRoutes(consultationResource);
