import type { R2Bucket } from '@cloudflare/workers-types';

/** Bytes by key, beside the database: R2 on Cloudflare, a folder where self-hosted. A key is a path of plain words. */
export type Objects = {
  /** Whole or not at all. */
  put(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  remove(keys: string[]): Promise<void>;
  /** Keys that begin so, with the instant each was put; a thousand at most. */
  list(prefix: string): Promise<{ key: string; at: string }[]>;
};

export function openBucket(bucket: R2Bucket): Objects {
  return {
    async put(key, bytes) {
      await bucket.put(key, bytes);
    },
    async get(key) {
      const object = await bucket.get(key);
      return object && new Uint8Array(await object.arrayBuffer());
    },
    remove: (keys) => bucket.delete(keys),
    async list(prefix) {
      const { objects } = await bucket.list({ prefix, limit: 1000 });
      return objects.map(({ key, uploaded }) => ({ key, at: uploaded.toISOString() }));
    },
  };
}
