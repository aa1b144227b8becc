import { and, eq, getTableColumns, isNull, ne, sql } from 'drizzle-orm';
import type { Actor } from '../../schema/people.ts';
import { views } from '../../schema/tables/index.ts';
import { View, ViewChanges, ViewDraft, ViewSettings } from '../../schema/views.ts';
import { booleanField, codeField, textField } from '../platform/fields.ts';
import { newId } from '../platform/ledger.ts';
import { asNew, asRevised, given, readsOf, resourceOf, type Writing } from '../platform/resource.ts';
import { resourceRoutes } from '../platform/resource-routes.ts';
import { checkView, mayEdit } from './rules.ts';

type Row = typeof views.$inferSelect;

const reads = readsOf({
  table: views,
  columns: getTableColumns(views),
  fields: {
    id: codeField(views.id),
    resource: codeField(views.resource),
    name: textField(views.name),
    ownerId: codeField(views.ownerId),
    shared: booleanField(views.shared),
    defaultFor: codeField(views.defaultFor),
  },
  tie: views.id,
  defaultSort: 'name',
  deletedAt: views.deletedAt,
  searched: [views.name],
});

const sight = ({ id }: Actor) => sql`(${views.ownerId} = ${id} or ${views.shared})`;

/** A role has one view to begin with in each grid: the one before gives way. Of two appointed at once one is refused `view.default_taken`. */
async function giveWay(view: Pick<Row, 'id' | 'resource' | 'defaultFor'>, { env, change }: Writing): Promise<void> {
  if (view.defaultFor === null) return;
  const others = await env.store.db.select().from(views)
    .where(and(eq(views.resource, view.resource), eq(views.defaultFor, view.defaultFor), ne(views.id, view.id), isNull(views.deletedAt)));
  for (const other of others) change.update('views', other, { defaultFor: null });
}

export const viewResource = resourceOf({
  subject: 'views',
  one: 'a view',
  shape: View,
  changes: ViewChanges,
  reads,
  /** Everybody saves his own. */
  permission: null,
  sight,
  mayTrash: (row, actor) => checkView(row, {}, actor, ''),
  present: (row, actor): View => View.parse({ ...row, settings: ViewSettings.parse(row.settings), editable: mayEdit(row, actor) }),
  adding: {
    draft: ViewDraft,
    async create(draft, writing) {
      const { change, actor } = writing;
      const refused = checkView(null, draft, actor, '');
      if (refused) return refused;
      const row = {
        id: newId(change.now),
        resource: draft.resource,
        name: draft.name,
        ownerId: actor.id,
        shared: draft.shared ?? false,
        defaultFor: draft.defaultFor ?? null,
        settings: draft.settings,
        deletedAt: null,
      };
      await giveWay(row, writing);
      change.insert('views', row);
      return asNew(row, change);
    },
  },
  async revise(row, fields, writing) {
    const refused = checkView(row, fields, writing.actor, 'changes.');
    if (refused) return refused;
    const changes = given(fields);
    if (changes.defaultFor !== undefined && changes.defaultFor !== row.defaultFor) await giveWay({ ...row, ...changes }, writing);
    writing.change.update('views', row, changes);
    return asRevised(row, changes, writing.change);
  },
  /** What lies in the trash is nobody's view to begin with; taken out, it is not at once again. */
  trash(row, deletedAt, change) {
    const away = { deletedAt, defaultFor: null };
    change.update('views', row, away);
    return asRevised(row, away, change);
  },
});

export const viewRoutes = () => resourceRoutes(viewResource);
