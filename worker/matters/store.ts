import { getTableColumns, sql } from 'drizzle-orm';
import { matters } from '../../schema/tables/index.ts';
import { booleanField, codeField, conditionField, instantField, textField } from '../platform/fields.ts';
import { readsOf } from '../platform/resource.ts';

export const matterReads = readsOf({
  table: matters,
  columns: getTableColumns(matters),
  fields: {
    id: codeField(matters.id),
    name: textField(matters.name),
    departmentId: codeField(matters.departmentId),
    basicCode: textField(matters.basicCode),
    implementationCode: textField(matters.implementationCode),
    type: textField(matters.type),
    siteInspection: booleanField(matters.siteInspection),
    illustrative: booleanField(matters.illustrative),
    source: textField(matters.source),
    retired: conditionField(sql`${matters.retiredAt} is not null`),
    updatedAt: instantField(matters.updatedAt),
  },
  tie: matters.id,
  defaultSort: 'name',
  searched: [matters.name, matters.basicCode, matters.implementationCode],
});
