import { getTableColumns, sql } from 'drizzle-orm';
import { SITE_KINDS } from '../../schema/sites.ts';
import { sites } from '../../schema/tables/index.ts';
import { codeField, conditionField, enumField, instantField, textField } from '../platform/fields.ts';
import { readsOf } from '../platform/resource.ts';

export const siteReads = readsOf({
  table: sites,
  columns: getTableColumns(sites),
  fields: {
    id: codeField(sites.id),
    name: textField(sites.name),
    kind: enumField(sites.kind, SITE_KINDS),
    retired: conditionField(sql`${sites.retiredAt} is not null`),
    updatedAt: instantField(sites.updatedAt),
  },
  tie: sites.id,
  defaultSort: 'name',
  searched: [sites.name, sites.address],
});
