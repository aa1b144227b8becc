import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import { z } from 'zod';
import { FILE_OWNERS, FILE_TYPES, FileChanges, FileRow, ROTATIONS, THUMBNAIL, type FileType } from '../../schema/files.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import { Id, text } from '../../schema/values.ts';
import { Change, newId } from '../platform/ledger.ts';
import { deny, stop } from '../platform/problem.ts';
import { UNDO, asRevised, given, resourceOf } from '../platform/resource.ts';
import { resourceRoutes } from '../platform/resource-routes.ts';
import { actorOf, answer, createRouter, problemAnswer, refusals } from '../platform/router.ts';
import { checkName, recognise } from './recognise.ts';
import { fileReads, fileSight, findFile, findOwner, objectKey, thumbnailKey, type StoredFile } from './store.ts';

const Upload = z.strictObject({
  file: z.custom<File>((value) => value instanceof File).meta({ type: 'string', format: 'binary', description: 'Up to 20 MB; what it is is read from its bytes' }),
  subjectKind: z.enum(FILE_OWNERS),
  subjectId: Id,
  note: text(300).optional(),
  thumbnail: z.custom<File>((value) => value instanceof File).optional().meta({ type: 'string', format: 'binary', description: 'A small picture for lists, of an image or a PDF: at most 48 KB and 320 pixels a side' }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/i).optional().meta({ description: 'Hexadecimal; refused where the bytes that arrived have another' }),
});

const uploadResponses: RouteConfig['responses'] = { 201: answer(FileRow.extend(UNDO), 'The file as it is kept'), ...refusals, 413: problemAnswer('Larger than 20 MB') };
const upload = createRoute({
  method: 'post', path: '/files', tags: ['files'],
  summary: 'Attach a file: whole or not at all',
  description: 'Refuses with `file.type` (by content, not by name), `file.too_large`, `file.empty`, `file.pixels`, `file.bomb`, `file.macro`, `file.damaged_upload`, `file.name`, `file.checksum`, `file.thumbnail`.',
  request: { body: { required: true, content: { 'multipart/form-data': { schema: Upload } } } },
  responses: uploadResponses,
});

const contentResponses: RouteConfig['responses'] = {
  200: { description: 'The bytes, as they were attached', content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } } },
  400: refusals[400], 401: refusals[401], 404: refusals[404], 500: problemAnswer('What is stored is no longer what was attached'),
};
const content = createRoute({
  method: 'get', path: '/files/{id}/content', tags: ['files'],
  summary: 'The file itself; images, PDF and text are shown in place unless `download=1`',
  request: { params: z.object({ id: Id }), query: z.strictObject({ download: z.literal('1').optional() }) },
  responses: contentResponses,
});

const thumbnailResponses: RouteConfig['responses'] = {
  200: { description: 'The picture', content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } } },
  400: refusals[400], 401: refusals[401], 404: refusals[404],
};
const thumbnail = createRoute({
  method: 'get', path: '/files/{id}/thumbnail', tags: ['files'],
  summary: 'The small picture that came with the file; 404 where none did, or where what is stored is no longer it',
  request: { params: z.object({ id: Id }) },
  responses: thumbnailResponses,
});

const hex = (digest: ArrayBuffer) => [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const sha256Of = async (bytes: Uint8Array<ArrayBuffer>) => hex(await crypto.subtle.digest('SHA-256', bytes));

const isRotation = (value: number): value is FileRow['rotation'] => ROTATIONS.some((turn) => turn === value);
function present({ objectKey: _key, ...row }: StoredFile): FileRow {
  return { ...row, rotation: isRotation(row.rotation) ? row.rotation : 0, thumbnail: row.thumbnail !== null };
}

export const fileResource = resourceOf({
  subject: 'files',
  one: 'a file',
  shape: FileRow,
  changes: FileChanges,
  reads: fileReads,
  permission: 'cases.handle',
  sight: fileSight,
  present,
  async revise(row, fields, { change }) {
    const changes = given(fields);
    const refused = changes.name === undefined ? undefined : checkName(changes.name);
    if (refused) return { ...refused, path: 'changes.name' };
    change.update('files', row, changes, { caseId: row.caseId });
    return asRevised(row, changes, change);
  },
  trash(row, deletedAt, change) {
    change.update('files', row, { deletedAt }, { caseId: row.caseId });
    return asRevised(row, { deletedAt }, change);
  },
});

/** Nothing that is served from here runs: no script, no form, no plug-in, no page of ours in a frame of theirs. */
const LOCKED = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
const SANDBOXED = `${LOCKED}; sandbox`;

function headersOf({ type, name, size }: Pick<StoredFile, 'type' | 'name' | 'size'>, download: boolean): Record<string, string> {
  const shown = FILE_TYPES[type].shown && !download;
  return {
    'content-type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
    'content-length': String(size),
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
    // A browser's own PDF viewer does not work inside a sandbox; it runs nothing of the file's.
    'content-security-policy': type === 'application/pdf' ? LOCKED : SANDBOXED,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  };
}

type Small = { bytes: Uint8Array<ArrayBuffer>; sha256: string };

/** A picture small enough for a list of files, of what can be shown as one. Refusal: `file.thumbnail`. */
async function smallOf(sent: File | undefined, of: FileType): Promise<Small | null | Refusal> {
  if (sent === undefined) return null;
  const fits = sent.size <= THUMBNAIL.bytes && (of.startsWith('image/') || of === 'application/pdf');
  const bytes = fits ? new Uint8Array(await sent.arrayBuffer()) : new Uint8Array();
  const picture = recognise(bytes);
  const small = !isRefusal(picture) && picture.width !== null && picture.height !== null && Math.max(picture.width, picture.height) <= THUMBNAIL.side;
  return small ? { bytes, sha256: await sha256Of(bytes) } : refuse('file.thumbnail', {}, 'thumbnail');
}

export function fileRoutes() {
  const app = createRouter();

  app.openapi(upload, async (c) => {
    const actor = actorOf(c);
    const { store, objects } = c.env;
    const { file, subjectKind, subjectId, note, thumbnail: sent, sha256: told } = c.req.valid('form');
    const owner = (await findOwner(store, actor, subjectKind, subjectId)) ?? stop('row.not_found');
    const misnamed = checkName(file.name);
    if (misnamed) return deny(misnamed);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const known = recognise(bytes);
    if (isRefusal(known)) return deny({ ...known, path: 'file' });
    const sha256 = await sha256Of(bytes);
    if (told !== undefined && told.toLowerCase() !== sha256) return stop('file.checksum', {}, 'sha256');
    const small = await smallOf(sent, known.type);
    if (isRefusal(small)) return deny(small);
    const now = c.get('now');
    const change = new Change(store, now, actor, 'files.attach');
    const id = newId(now);
    const key = objectKey(id, new Date().toISOString());
    const row = { id, name: file.name.trim(), ...known, size: bytes.length, sha256, objectKey: key, subjectKind, subjectId, caseId: owner.caseId, note: note || null, rotation: 0, thumbnail: small?.sha256 ?? null, uploadedById: actor.id, deletedAt: null };
    change.undoable('files');
    change.insert('files', row, { caseId: owner.caseId });
    // Bytes first: a row without its bytes would be a promise; bytes without a row are swept up.
    await objects.put(key, bytes);
    if (small) await objects.put(thumbnailKey(key), small.bytes);
    await change.commit();
    return c.json({ ...present({ ...row, version: 1, createdAt: now, updatedAt: now }), undo: change.id }, 201);
  });

  app.openapi(content, async (c) => {
    const row = (await findFile(c.env.store, actorOf(c), c.req.valid('param').id)) ?? stop('row.not_found');
    const bytes = await c.env.objects.get(row.objectKey);
    if (bytes === null || bytes.length !== row.size || (await sha256Of(bytes)) !== row.sha256) {
      console.error(JSON.stringify({ file: row.id, stored: bytes === null ? 'missing' : 'altered' }));
      return stop('file.damaged');
    }
    return new Response(bytes, { status: 200, headers: headersOf(row, c.req.valid('query').download === '1') });
  });

  app.openapi(thumbnail, async (c) => {
    const row = (await findFile(c.env.store, actorOf(c), c.req.valid('param').id)) ?? stop('row.not_found');
    const bytes = row.thumbnail === null ? null : await c.env.objects.get(thumbnailKey(row.objectKey));
    const picture = bytes === null ? null : recognise(bytes);
    if (bytes === null || picture === null || isRefusal(picture) || (await sha256Of(bytes)) !== row.thumbnail) return stop('row.not_found');
    return new Response(bytes, { status: 200, headers: headersOf({ type: picture.type, name: row.name, size: bytes.length }, false) });
  });

  app.route('/', resourceRoutes(fileResource));
  return app;
}
