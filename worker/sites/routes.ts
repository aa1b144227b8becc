import { Site, SiteChanges, SiteDraft } from '../../schema/sites.ts';
import { newId } from '../platform/ledger.ts';
import { asNew, asRevised, given, retiredAt, resourceOf } from '../platform/resource.ts';
import { resourceRoutes } from '../platform/resource-routes.ts';
import { siteReads } from './store.ts';

export const siteResource = resourceOf({
  subject: 'sites',
  one: 'a site',
  shape: Site,
  changes: SiteChanges,
  reads: siteReads,
  permission: 'directory.edit',
  distinct: 'name',
  present: (row) => row,
  adding: {
    draft: SiteDraft,
    async create(draft, { change }) {
      const row = {
        id: draft.id ?? newId(change.now),
        name: draft.name,
        kind: draft.kind,
        address: draft.address ?? null,
        phone: draft.phone ?? null,
        retiredAt: null,
      };
      change.insert('sites', row);
      return asNew(row, change);
    },
  },
  async revise(row, { retired, ...fields }, { change }) {
    const changes = { ...given(fields), retiredAt: retiredAt(retired, row, change.now) };
    change.update('sites', row, changes);
    return asRevised(row, changes, change);
  },
});

export const siteRoutes = () => resourceRoutes(siteResource);
