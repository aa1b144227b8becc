import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { MAX_FILE, type FileRow } from '../../schema/files.ts';
import { Problem } from '../api/problem.ts';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { type Owner, upload } from './upload.ts';

export type Upload = { key: number; file: File; share: number; error: unknown; cancel: () => void };

/** Files on their way to one record, one after the other: a slow line is not shared by ten of them. `onAdded` is told of each that is there. */
export function useUploads(owner: Owner, onAdded?: (row: FileRow) => void) {
  const t = useT();
  const say = useSay();
  const client = useQueryClient();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const queue = useRef(Promise.resolve());
  const count = useRef(0);
  const patch = (key: number, change: Partial<Upload>) => setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const drop = (key: number) => setUploads((all) => all.filter((one) => one.key !== key));

  const send = (file: File) => {
    const key = (count.current += 1);
    const stop = new AbortController();
    setUploads((all) => [...all, { key, file, share: 0, error: null, cancel: () => stop.abort() }]);
    if (file.size > MAX_FILE) return patch(key, { error: new Problem({ status: 422, code: 'file.too_large', detail: t('files.tooLarge', { name: file.name }) }) });
    queue.current = queue.current.then(async () => {
      if (stop.signal.aborted) return drop(key);
      try {
        const row = await upload(file, owner, { signal: stop.signal, progress: (share) => patch(key, { share }) });
        drop(key);
        say('files.added', { name: file.name });
        await client.invalidateQueries({ queryKey: ['files'] });
        await client.invalidateQueries({ queryKey: ['events'] });
        onAdded?.(row);
      } catch (error) {
        if (stop.signal.aborted) drop(key);
        else patch(key, { error });
      }
    });
    return undefined;
  };
  return {
    uploads,
    add: (files: Iterable<File>) => [...files].forEach(send),
    retry: ({ key, file }: Upload) => {
      drop(key);
      send(file);
    },
    dismiss: drop,
  };
}
