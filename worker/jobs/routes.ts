import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { ImportOptions, Job, REASONS } from '../../schema/jobs.ts';
import { isRefusal } from '../../schema/refusals.ts';
import { SHEET_RESOURCES } from '../../schema/sheets.ts';
import { Id } from '../../schema/values.ts';
import { deny, stop } from '../platform/problem.ts';
import { actorOf, answer, createRouter, permit, problemAnswer, refusals } from '../platform/router.ts';
import { xlsxStream } from '../sheets/xlsx-write.ts';
import type { Cell } from '../sheets/cells.ts';
import { IMPORTERS } from './importers.ts';
import { sampleOf } from './rules/table.ts';
import { startImport } from './start.ts';
import { workOn } from './step.ts';
import { ERRORS_SHOWN, cancelJob, findJob, firstRows, refusedRows, type JobRow } from './store.ts';
import type { AppEnv, Env } from '../platform/env.ts';

const tags = ['import'];
const Params = z.object({ id: Id });
const ErrorsQuery = z.strictObject({ format: z.literal('xlsx').optional() });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const Upload = z.object({
  file: z.custom<File>((value) => value instanceof File).meta({ type: 'string', format: 'binary', description: 'xlsx, or csv in UTF-8 or GBK; up to 20 MB and 50,000 rows' }),
  options: z.string().max(60_000).optional().meta({ description: 'JSON: `{dryRun?, mapping?: {header: field|null}, sheet?, headerRow?}`' }),
});

const one: RouteConfig['responses'] = { 200: answer(Job, 'How it stands'), 401: refusals[401], 403: refusals[403], 404: refusals[404] };
const endings: RouteConfig['responses'] = { ...one, 409: problemAnswer('It is over already') };
const look = createRoute({
  method: 'get', path: '/jobs/{id}', tags,
  summary: 'How an import stands. Asked by its owner, it also works on by one step; who asks until it is done brings it to its end',
  request: { params: Params }, responses: one,
});
const cancel = createRoute({
  method: 'delete', path: '/jobs/{id}', tags,
  summary: 'Cancels an import. What was written stays written; the rest is left out',
  request: { params: Params }, responses: endings,
});
const errors = createRoute({
  method: 'get', path: '/jobs/{id}/errors', tags,
  summary: `The refused rows as they were in the file, with a column ${REASONS}: to be put right and imported again`,
  request: { params: Params, query: ErrorsQuery },
  responses: { 200: { description: 'A workbook', content: { [XLSX]: { schema: z.string().meta({ format: 'binary' }) } } }, 400: refusals[400], 401: refusals[401], 404: refusals[404] },
});

function optionsOf(text: string | undefined): z.infer<typeof ImportOptions> {
  let given: unknown = {};
  try {
    given = JSON.parse(text === undefined || text === '' ? '{}' : text);
  } catch {
    return stop('import.wants_file', {}, 'options');
  }
  const parsed = ImportOptions.safeParse(given);
  return parsed.success ? parsed.data : stop('import.wants_file', {}, ['options', ...(parsed.error.issues[0]?.path ?? [])].join('.'));
}

async function present({ store, dataKey }: Env, job: JobRow, language: 'zh' | 'en'): Promise<Job> {
  const { columns, ...asked } = job.asked;
  const [refused, first] = [await refusedRows(store, job.id, ERRORS_SHOWN, null), await firstRows(store, dataKey, job.id)];
  const found = refused.flatMap(({ n, problems }) => problems.map(({ column, field, code, zh, en }) => ({ row: n, column: columns[column]?.header ?? '', field, code, message: language === 'zh' ? zh : en })));
  const { id, resource, status, total, done, added, changed, createdAt, updatedAt } = job;
  return {
    id, resource, status, ...asked, total, done, added, changed, refused: job.refused, createdAt, updatedAt,
    columns: columns.map((column, at) => ({ ...column, samples: first.map((cells) => sampleOf(cells[at])).filter((text) => text !== '') })),
    errors: found.slice(0, ERRORS_SHOWN),
    more: job.refused > refused.length || found.length > ERRORS_SHOWN,
  };
}

/** Said in our own words before the body is read. */
const formOnly: MiddlewareHandler<AppEnv> = (c, next) => (/^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '') ? next() : stop('import.wants_file'));

export function jobRoutes() {
  const router = createRouter();

  for (const resource of SHEET_RESOURCES) {
    const importer = IMPORTERS[resource];
    router.openapi(
      createRoute({
        method: 'post', path: `/${resource}/import`, tags,
        summary: `Import ${resource} from a file: begins a job that works through it step by step`,
        description: `With \`dryRun\` it says what would be added, changed and refused, and writes nothing. An empty cell leaves what stands.${importer.onlyCorrects ? ' Rows are found and corrected, never added; what is not found is refused.' : ''}`,
        middleware: formOnly,
        request: { body: { required: true, content: { 'multipart/form-data': { schema: Upload } } } },
        responses: { 202: answer(Job, 'The job'), ...refusals, 413: problemAnswer('Larger than 20 MB') } satisfies RouteConfig['responses'],
      }),
      async (c) => {
        const actor = actorOf(c);
        for (const permission of importer.permissions) permit(c, permission);
        const { file, options } = c.req.valid('form');
        const started = await startImport(importer, { env: c.env, actor, now: c.get('now'), file, options: optionsOf(options) });
        if (isRefusal(started)) return deny(started);
        const job = (await findJob(c.env.store, started)) ?? stop('row.not_found');
        return c.json(await present(c.env, job, c.get('language')), 202);
      },
    );
  }

  /** A job is its owner's alone: his file is in it. */
  const own = async (c: Parameters<typeof actorOf>[0], id: string): Promise<JobRow> => {
    const job = await findJob(c.env.store, id);
    return job && job.ownerId === actorOf(c).id ? job : stop('row.not_found');
  };

  router.openapi(look, async (c) => {
    const job = await own(c, c.req.valid('param').id);
    for (const permission of IMPORTERS[job.resource].permissions) permit(c, permission);
    const worked = await workOn(c.env, job, actorOf(c), c.get('now'));
    return c.json(await present(c.env, worked ? await own(c, job.id) : job, c.get('language')), 200);
  });

  router.openapi(cancel, async (c) => {
    const job = await own(c, c.req.valid('param').id);
    if (!(await cancelJob(c.env.store, job.id, c.get('now')))) return stop('import.over');
    return c.json(await present(c.env, await own(c, job.id), c.get('language')), 200);
  });

  router.openapi(errors, async (c) => {
    const job = await own(c, c.req.valid('param').id);
    const { columns, fileName } = job.asked;
    const rows = await refusedRows(c.env.store, job.id, job.total, c.env.dataKey);
    if (rows.length === 0) return stop('import.no_errors');
    const said = c.get('language');
    const earlier = columns.findIndex(({ header }) => header === REASONS);
    const kept = columns.flatMap((column, at) => (at === earlier ? [] : [{ ...column, at }]));
    const page = rows.map(({ cells, problems }): Cell[] => [...kept.map(({ at }) => cells[at] ?? null), problems.map(({ zh, en }) => (said === 'zh' ? zh : en)).join('\n')]);
    const layout = { name: REASONS, columns: [...kept.map(({ header }) => ({ label: header, width: 16 })), { label: REASONS, width: 60 }] };
    async function* pages() {
      yield page;
    }
    const name = encodeURIComponent(`${fileName.replace(/\.\w+$/, '')}-${REASONS}.xlsx`);
    return new Response(xlsxStream(layout, pages()), { headers: { 'content-type': XLSX, 'content-disposition': `attachment; filename*=UTF-8''${name}` } });
  });
  return router;
}
