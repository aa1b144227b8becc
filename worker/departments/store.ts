import { getTableColumns, sql } from 'drizzle-orm';
import { departments } from '../../schema/tables/index.ts';
import { booleanField, codeField, conditionField, instantField, textField } from '../platform/fields.ts';
import { readsOf } from '../platform/resource.ts';

export const departmentReads = readsOf({
  table: departments,
  columns: getTableColumns(departments),
  fields: {
    id: codeField(departments.id),
    name: textField(departments.name),
    shortName: textField(departments.shortName),
    code: textField(departments.code),
    illustrative: booleanField(departments.illustrative),
    retired: conditionField(sql`${departments.retiredAt} is not null`),
    updatedAt: instantField(departments.updatedAt),
  },
  tie: departments.id,
  defaultSort: 'name',
  searched: [departments.name, departments.shortName, departments.code],
}, 'departments');
