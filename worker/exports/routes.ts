import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import { z } from 'zod';
import { Case } from '../../schema/cases.ts';
import { EXPORT_RESOURCES, SHEETS, type ExportResource, type SheetField } from '../../schema/sheets.ts';
import { Day, saying } from '../../schema/values.ts';
import { dayOf } from '../deadlines/rules.ts';
import { sheetFields } from '../jobs/fields.ts';
import { BulletinItems } from '../meetings/bulletin.ts';
import { pageHeaders } from '../paper/read.ts';
import { ListQuery } from '../platform/list.ts';
import { stop } from '../platform/problem.ts';
import { actorOf, createRouter, permit, refusals } from '../platform/router.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import type { Cell } from '../sheets/cells.ts';
import { csvStream } from '../sheets/csv-write.ts';
import { htmlStream } from '../sheets/html-write.ts';
import { xlsxStream, type Layout } from '../sheets/xlsx-write.ts';
import { cellOf, loadNames } from './cells.ts';
import { SOURCES, inClear, type Asking } from './source.ts';

const MAX_ROWS = 100_000;
/** In clear each row is a line of history. */
const MAX_CLEAR = 2_000;
const PAGE = '500';
const FORMATS = { html: 'text/html; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const;

const Query = ListQuery.omit({ limit: true, offset: true, cursor: true }).extend({
  format: z.enum(['xlsx', 'csv', 'html']).optional().meta({ description: '`xlsx` unless told; `html` is a page to print, with the head row on every page' }),
  columns: z.string().max(2_000).optional().meta({ description: 'Fields by comma, in order; the usual ones unless told', example: 'number,title,dueAt' }),
  title: z.literal('1').optional().meta({ description: 'A title, 填报单位, 填报日期 and a line for signatures around the table, and page numbers when it is printed; of cases it is the register, in the district’s own words and columns' }),
  from: Day.optional().meta({ description: 'Of cases: received on this day or later; of the bulletin: due' }),
  to: Day.optional().meta({ description: 'Of cases: received on this day or earlier; of the bulletin: due' }),
  items: BulletinItems.optional().meta({ description: 'Of the bulletin: how many items are looked at, the newest first' }),
  clear: z.literal('1').optional().meta({ description: 'Phones and ID numbers in clear: supervisors only, with `reason`; kept in the history of each case' }),
  reason: saying(500).optional(),
});
type Query = z.output<typeof Query>;

function columnsOf(resource: ExportResource, { columns: wanted, title }: Query, district: District): SheetField[] {
  const fields = sheetFields(resource, district.settings.fields);
  // A column the district has given up since stays out of its register.
  const kept = resource === 'cases' && title === '1' && !wanted ? district.settings.register.columns.flatMap((name) => fields.find(({ field }) => field === name) ?? []) : [];
  if (kept.length > 0) return kept;
  if (wanted === undefined || wanted === '') return fields.filter(({ shown }) => shown);
  return wanted.split(',').map((name) => fields.find(({ field }) => field === name) ?? stop('export.columns', { field: name.slice(0, 60) }, 'columns'));
}

/** The filter with the period laid over it; a register begins with what came first, unless told. */
function periodOf({ filter, sort }: { filter?: string | undefined; sort?: string | undefined }, from: string | undefined, to: string | undefined): { filter?: string; sort?: string } {
  if (from === undefined && to === undefined) return {};
  const received = JSON.stringify({ receivedAt: { ...(from !== undefined && { gte: from }), ...(to !== undefined && { lte: to }) } });
  return { filter: filter === undefined || filter === '' ? received : `{"and":[${filter},${received}]}`, sort: sort || 'receivedAt' };
}

const spokenDay = (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** Pages until there are none; the first is read before anything is answered, so that a refusal is one. */
async function firstAndRest(resource: ExportResource, asking: Asking, limit: number) {
  const { page } = SOURCES[resource];
  const first = await page(asking);
  if (first.total > limit) stop('export.too_many', { limit });
  async function* pages(): AsyncGenerator<object[]> {
    let here = first;
    for (let rows = here.rows.length; ; rows += here.rows.length) {
      yield here.rows;
      if (here.next === null) return;
      if (rows >= limit) throw new RangeError('more rows than an export holds');
      here = await page({ ...asking, query: { ...asking.query, cursor: here.next } });
    }
  }
  return { pages: pages(), note: first.note };
}

function layoutOf(resource: ExportResource, columns: SheetField[], query: Query, asking: Asking, district: District, note: string | undefined): Layout {
  const { zh } = SHEETS[resource];
  const name = district.settings.district.windowName || district.settings.district.name;
  const day = dayOf(asking.now, district.calendar);
  const marked = query.clear ? [`内部资料 · ${asking.actor.name} 于 ${day} 导出，含完整个人信息，仅用于：${query.reason ?? ''}`] : [];
  const framed = query.title === '1';
  const { register } = district.settings;
  const own = resource === 'cases' ? register : { title: '', unit: '' };
  const period = query.from || query.to ? `　　　　${resource === 'bulletins' ? '到期' : '登记'}时间：${query.from ? spokenDay(query.from) : ''}至${query.to ? spokenDay(query.to) : '今'}` : '';
  return {
    name: zh,
    columns: columns.map(({ zh: label, width = 16 }) => ({ label, width })),
    ...(framed && { title: own.title || (resource === 'bulletins' ? `${name}${zh}` : `${name}${zh}一览表`), printed: true }),
    above: [...marked, ...(note === undefined ? [] : [note]), ...(framed ? [`填报单位：${own.unit || district.settings.district.name}　　　　填报日期：${spokenDay(day)}${period}`] : [])],
    below: [...(framed ? ['单位负责人：　　　　　　　　审核人：　　　　　　　　填报人：'] : []), ...marked],
  };
}

export function exportRoutes() {
  const router = createRouter();
  const file = Object.fromEntries(Object.values(FORMATS).map((type) => [type, { schema: z.string().meta({ format: 'binary' }) }]));
  const responses: RouteConfig['responses'] = { 200: { description: 'The file', content: file }, 400: refusals[400], 401: refusals[401], 403: refusals[403], 422: refusals[422] };
  for (const resource of EXPORT_RESOURCES)
    router.openapi(
      createRoute({
        method: 'get', path: `/${resource}/export`, tags: ['export'],
        summary: `What the list of ${resource} shows under the same filter, sort and text, as a file`,
        description: 'Up to 100,000 rows. Phones and ID numbers are masked and stand as text. No cell runs as a formula.',
        request: { query: Query }, responses,
      }),
      async (c) => {
        const actor = actorOf(c);
        const query = c.req.valid('query');
        const { format = 'xlsx', columns: _columns, title: _title, from, to, items, clear, reason, ...list } = query;
        if (clear && actor.role !== 'supervisor') stop('auth.forbidden');
        if (clear && resource !== 'cases') stop('export.not_personal', {}, 'clear');
        if (clear && reason === undefined) stop('export.reason_missing', {}, 'reason');
        const { writing } = SOURCES[resource];
        if (list.trash === '1' && writing !== null) permit(c, writing);
        const district = await loadDistrict(c.env.store);
        const columns = columnsOf(resource, query, district);
        const asking: Asking = { env: c.env, actor, now: c.get('now'), query: { ...list, ...(resource === 'cases' && periodOf(list, from, to)), limit: PAGE }, period: { from, to }, items: items === undefined ? undefined : Number(items) };
        const { pages, note } = await firstAndRest(resource, asking, clear ? MAX_CLEAR : MAX_ROWS);
        const names = await loadNames(c.env.store);
        async function* cells(): AsyncGenerator<Cell[][]> {
          for await (const page of pages) {
            const rows = clear ? await inClear(page.map((row) => Case.parse(row)), reason ?? '', asking) : page;
            yield rows.map((row) => columns.map((column) => cellOf(column, row, names, district)));
          }
        }
        const layout = layoutOf(resource, columns, query, asking, district, note);
        const name = encodeURIComponent(`${SHEETS[resource].zh}-${dayOf(asking.now, district.calendar)}.${format}`);
        if (format === 'html') return new Response(htmlStream(layout, cells()), { headers: { ...pageHeaders(FORMATS.html, 'inline') } });
        const body = format === 'csv' ? csvStream(layout, cells()) : xlsxStream(layout, cells());
        return new Response(body, { headers: { 'content-type': FORMATS[format], 'content-disposition': `attachment; filename*=UTF-8''${name}` } });
      },
    );
  return router;
}
