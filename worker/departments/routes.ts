import { Department, DepartmentChanges, DepartmentDraft } from '../../schema/departments.ts';
import { isRefusal, refuse } from '../../schema/refusals.ts';
import { withOwn } from '../fields/rules.ts';
import { newId } from '../platform/ledger.ts';
import { asNew, asRevised, given, retiredAt, resourceOf } from '../platform/resource.ts';
import { resourceRoutes } from '../platform/resource-routes.ts';
import { owesPromises } from '../tasks/store.ts';
import { loadDistrict } from '../settings/store.ts';
import { departmentReads } from './store.ts';

export const departmentResource = resourceOf({
  subject: 'departments',
  one: 'a department',
  shape: Department,
  changes: DepartmentChanges,
  reads: departmentReads,
  permission: 'directory.edit',
  distinct: 'name',
  present: (row) => row,
  adding: {
    draft: DepartmentDraft,
    async create(draft, { change, env }) {
      const { settings } = await loadDistrict(env.store);
      const custom = withOwn({}, draft.custom, settings.fields, 'departments', 'custom');
      if (isRefusal(custom)) return custom;
      const row = {
        id: draft.id ?? newId(change.now),
        code: draft.code ?? null,
        name: draft.name,
        shortName: draft.shortName ?? null,
        contact: draft.contact ?? null,
        phone: draft.phone ?? null,
        standing: draft.standing ?? 'own',
        illustrative: draft.illustrative ?? false,
        source: draft.source ?? null,
        custom,
        retiredAt: null,
      };
      change.insert('departments', row);
      return asNew(row, change);
    },
  },
  async revise(row, { retired, custom, ...fields }, { env, change }) {
    if (retired === true && row.retiredAt === null && (await owesPromises(env.store, row.id))) return refuse('promise.open', {}, 'changes.retired');
    const own = custom && withOwn(row.custom, custom, (await loadDistrict(env.store)).settings.fields, 'departments', 'changes.custom');
    if (isRefusal(own)) return own;
    const changes = { ...given({ ...fields, custom: own }), retiredAt: retiredAt(retired, row, change.now) };
    change.update('departments', row, changes);
    return asRevised(row, changes, change);
  },
});

export const departmentRoutes = () => resourceRoutes(departmentResource);
