import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Objects } from './objects.ts';

const PART = '.part';
const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Objects as files of one folder. A file is written beside its place and put there when it is whole and on the disk. */
export function openFolder(folder: string): Objects {
  const at = (key: string) => join(folder, ...key.split('/'));
  return {
    async put(key, bytes) {
      const path = at(key);
      await mkdir(dirname(path), { recursive: true });
      const part = `${path}${PART}`;
      const file = await open(part, 'w', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, path);
    },
    async get(key) {
      try {
        return new Uint8Array(await readFile(at(key)));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async remove(keys) {
      for (const key of keys) {
        await rm(at(key), { force: true });
        await rm(`${at(key)}${PART}`, { force: true });
      }
    },
    async list(prefix) {
      const names = await readdir(at(prefix)).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      // What was cut off while it was written belongs to no row either.
      const keys = [...new Set(names.map((name) => name.replace(/\.part$/, '')))].slice(0, 1000);
      return Promise.all(keys.map(async (name) => {
        const here = await stat(at(`${prefix}/${name}`)).catch(() => stat(`${at(`${prefix}/${name}`)}${PART}`));
        return { key: `${prefix}/${name}`, at: here.mtime.toISOString() };
      }));
    },
  };
}
