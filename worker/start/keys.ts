import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const Keys = z.strictObject({ dataKey: z.string().min(1), authSecret: z.string().min(1) });
export type Keys = z.infer<typeof Keys>;

/** 32 random bytes each, base64. */
export function newKeys(): Keys {
  return { dataKey: randomBytes(32).toString('base64'), authSecret: randomBytes(32).toString('base64') };
}

/** The keys of `file`, or null where there is none yet. */
export async function readKeys(file: string): Promise<Keys | null> {
  return existsSync(file) ? Keys.parse(JSON.parse(await readFile(file, 'utf8'))) : null;
}

/** Readable by this user alone; never writes over keys that are there. */
export async function writeKeys(file: string, keys: Keys): Promise<void> {
  await writeFile(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
}
