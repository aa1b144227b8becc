import { getTableColumns, sql } from 'drizzle-orm';
import { DEPARTMENT_STANDINGS } from '../../schema/departments.ts';
import { departments } from '../../schema/tables/index.ts';
import { booleanField, codeField, conditionField, enumField, instantField, textField } from '../platform/fields.ts';
import { readsOf } from '../platform/resource.ts';

export const departmentReads = readsOf({
  table: departments,
  columns: getTableColumns(departments),
  fields: {
    id: codeField(departments.id),
    name: textField(departments.name),
    shortName: textField(departments.shortName),
    contact: textField(departments.contact),
    phone: textField(departments.phone),
    code: textField(departments.code),
    standing: enumField(departments.standing, DEPARTMENT_STANDINGS),
    illustrative: booleanField(departments.illustrative),
    source: textField(departments.source),
    retired: conditionField(sql`${departments.retiredAt} is not null`),
    updatedAt: instantField(departments.updatedAt),
  },
  tie: departments.id,
  defaultSort: 'name',
  searched: [departments.name, departments.shortName, departments.code],
}, 'departments');
