import { createRoute } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../../platform/env.ts';
import { problemAnswer, answer, createRouter, permit, refusals } from '../../platform/router.ts';
import { stop } from '../../platform/problem.ts';
import { textOf } from '../../sheets/cells.ts';
import { readSheet } from '../../sheets/read.ts';

/** A template holds 120 materials; the titles above them and their remarks below come along. */
const MOST_ROWS = 300;
const MOST_CELLS = 40;

const Upload = z.object({ file: z.custom<File>((value) => value instanceof File).meta({ type: 'string', format: 'binary', description: 'xlsx, or csv in UTF-8 or GBK' }) });
const Cells = z.object({ sheet: z.string(), rows: z.array(z.array(z.string())) });

const formOnly: MiddlewareHandler<AppEnv> = (c, next) => (/^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '') ? next() : stop('import.wants_file'));

const read = createRoute({
  method: 'post', path: '/bundle-templates/sheet', tags: ['bundle-templates'],
  summary: 'The cells of a sheet of materials, as text: read for a draft that is being written, and kept nowhere',
  description: `The first sheet, up to ${MOST_ROWS} rows. By who edits the directory. Refuses what is no sheet with \`import.not_a_sheet\`, \`import.old_excel\` and \`import.empty_file\`.`,
  middleware: formOnly,
  request: { body: { required: true, content: { 'multipart/form-data': { schema: Upload } } } },
  responses: { 200: answer(Cells, 'Its rows'), ...refusals, 413: problemAnswer('Larger than 20 MB') },
});

export function templateSheetRoutes() {
  const app = createRouter();
  app.openapi(read, async (c) => {
    permit(c, 'directory.edit');
    const { file } = c.req.valid('form');
    const { sheet, rows } = readSheet(new Uint8Array(await file.arrayBuffer()));
    return c.json({ sheet, rows: rows.slice(0, MOST_ROWS).map(({ cells }) => cells.slice(0, MOST_CELLS).map(textOf)) }, 200);
  });
  return app;
}
