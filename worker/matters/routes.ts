import { Matter, MatterChanges, MatterDraft } from '../../schema/matters.ts';
import { newId } from '../platform/ledger.ts';
import { asNew, asRevised, checkReferences, given, retiredAt, resourceOf } from '../platform/resource.ts';
import { resourceRoutes } from '../platform/resource-routes.ts';
import { matterReads } from './store.ts';

export const matterResource = resourceOf({
  subject: 'matters',
  one: 'a matter',
  shape: Matter,
  changes: MatterChanges,
  reads: matterReads,
  permission: 'directory.edit',
  present: (row) => row,
  adding: {
    draft: MatterDraft,
    async create(draft, { env, change }) {
      const unknown = await checkReferences(env.store, [{ path: 'departmentId', to: 'departments', id: draft.departmentId }]);
      if (unknown) return unknown;
      const row = {
        id: draft.id ?? newId(change.now),
        name: draft.name,
        departmentId: draft.departmentId ?? null,
        basicCode: draft.basicCode ?? null,
        implementationCode: draft.implementationCode ?? null,
        type: draft.type ?? null,
        statutory: draft.statutory ?? null,
        promised: draft.promised ?? null,
        siteInspection: draft.siteInspection ?? false,
        illustrative: draft.illustrative ?? false,
        source: draft.source ?? null,
        materials: draft.materials ?? [],
        retiredAt: null,
      };
      change.insert('matters', row);
      return asNew(row, change);
    },
  },
  async revise(row, { retired, ...fields }, { env, change }) {
    // A department retired since may stand where it stood.
    const moved = fields.departmentId === row.departmentId ? undefined : fields.departmentId;
    const unknown = await checkReferences(env.store, [{ path: 'changes.departmentId', to: 'departments', id: moved }]);
    if (unknown) return unknown;
    const changes = { ...given(fields), retiredAt: retiredAt(retired, row, change.now) };
    change.update('matters', row, changes);
    return asRevised(row, changes, change);
  },
});

export const matterRoutes = () => resourceRoutes(matterResource);
