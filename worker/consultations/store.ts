import { getTableColumns } from 'drizzle-orm';
import { consultations } from '../../schema/tables/index.ts';
import { codeField, instantField, textField } from '../platform/fields.ts';
import { readsOf } from '../platform/resource.ts';

export const consultationReads = readsOf({
  table: consultations,
  columns: getTableColumns(consultations),
  fields: {
    id: codeField(consultations.id),
    at: instantField(consultations.at),
    byId: codeField(consultations.byId),
    channel: codeField(consultations.channel),
    topic: textField(consultations.topic),
    matterId: codeField(consultations.matterId),
    departmentId: codeField(consultations.departmentId),
    siteId: codeField(consultations.siteId),
    updatedAt: instantField(consultations.updatedAt),
  },
  tie: consultations.id,
  defaultSort: '-at',
  deletedAt: consultations.deletedAt,
});
