import { Department, DepartmentChanges, DepartmentDraft } from '../../schema/departments.ts';
import { refuse } from '../../schema/refusals.ts';
import { newId } from '../platform/ledger.ts';
import { asNew, asRevised, given, retiredAt, resourceOf } from '../platform/resource.ts';
import { resourceRoutes } from '../platform/resource-routes.ts';
import { owesPromises } from '../tasks/store.ts';
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
    async create(draft, { change }) {
      const row = {
        id: draft.id ?? newId(change.now),
        code: draft.code ?? null,
        name: draft.name,
        shortName: draft.shortName ?? null,
        contact: draft.contact ?? null,
        phone: draft.phone ?? null,
        illustrative: draft.illustrative ?? false,
        source: draft.source ?? null,
        custom: {},
        retiredAt: null,
      };
      change.insert('departments', row);
      return asNew(row, change);
    },
  },
  async revise(row, { retired, ...fields }, { env, change }) {
    if (retired === true && row.retiredAt === null && (await owesPromises(env.store, row.id))) return refuse('promise.open', {}, 'changes.retired');
    const changes = { ...given(fields), retiredAt: retiredAt(retired, row, change.now) };
    change.update('departments', row, changes);
    return asRevised(row, changes, change);
  },
});

export const departmentRoutes = () => resourceRoutes(departmentResource);
