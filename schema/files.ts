import { z } from 'zod';
import { Id, Instant, Version, text } from './values.ts';

/** What a file may be attached to. */
export const FILE_OWNERS = ['cases', 'tasks', 'applicants', 'forms', 'meetings', 'bundle-templates', 'bundles'] as const;
export type FileOwner = (typeof FILE_OWNERS)[number];

/** Twenty megabytes: a scan of a dozen pages. */
export const MAX_FILE = 20 * 1024 * 1024;

/** A small picture of a file for lists: so many bytes and pixels a side at most. */
export const THUMBNAIL = { bytes: 48 * 1024, side: 320 } as const;

/** What is taken, by what the bytes are. `shown` is shown in place; the rest is saved and opened by its own program. */
export const FILE_TYPES = {
  'image/jpeg': { shown: true },
  'image/png': { shown: true },
  'image/gif': { shown: true },
  'image/webp': { shown: true },
  'application/pdf': { shown: true },
  'text/plain': { shown: true },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { shown: false },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { shown: false },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': { shown: false },
  /** GB/T 33190-2016, the format of electronic official documents. */
  'application/ofd': { shown: false },
  /** Word, Excel and WPS before 2007: one container for all of them. */
  'application/x-ole-storage': { shown: false },
} as const;
export type FileType = keyof typeof FILE_TYPES;
export const FILE_TYPE_NAMES = Object.keys(FILE_TYPES) as [FileType, ...FileType[]];

/** What a list's row says of the files attached to it: how many, null for whoever may not read them, and what the three newest are called. */
export const Attached = z.object({ fileCount: z.int().nullable(), fileNames: z.array(z.string()) });
export type Attached = z.infer<typeof Attached>;

export const ROTATIONS = [0, 90, 180, 270] as const;
const Rotation = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);

export const FileRow = z.object({
  id: Id,
  name: z.string(),
  type: z.enum(FILE_TYPE_NAMES),
  /** Bytes. */
  size: z.int(),
  sha256: z.string(),
  subjectKind: z.enum(FILE_OWNERS),
  subjectId: Id,
  caseId: Id.nullable(),
  note: z.string().nullable(),
  /** Quarter turns clockwise, in degrees, that an image is shown with. */
  rotation: Rotation,
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** Whether a small picture of it is kept. */
  thumbnail: z.boolean(),
  uploadedById: Id,
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
});
export type FileRow = z.infer<typeof FileRow>;

export const FileChanges = z.strictObject({ name: text(120), note: text(300).nullable(), rotation: Rotation }).partial();
