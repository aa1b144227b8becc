import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportOptions, Job } from '../../schema/jobs.ts';
import type { SheetResource } from '../../schema/sheets.ts';
import { request } from '../api/http.ts';
import { useMe } from '../session/me.ts';
import { rememberedMapping, rememberMapping } from './mapping.ts';

const isLive = ({ status }: Job) => status === 'ready' || status === 'running';
/** Somebody else works on it, a cron run perhaps: no need to ask at once. */
const PAUSE_MS = 600;

export type Importing = {
  file: File | null;
  job: Job | null;
  busy: boolean;
  failure: unknown;
  /** Reads a file, or the same one otherwise, and tries it without writing. */
  attempt: (file: File, options: ImportOptions) => Promise<void>;
  /** Writes it. */
  write: () => Promise<void>;
  cancel: () => Promise<void>;
};

/** One file's way: sent, tried, and worked through by asking until it is done. */
export function useImport(resource: SheetResource): Importing {
  const client = useQueryClient();
  const person = useMe()?.id ?? '';
  const [file, setFile] = useState<File | null>(null);
  const [job, setJob] = useState<Job | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const options = useRef<ImportOptions>({});
  /** The run that is shown; an earlier one stops asking. */
  const run = useRef(0);
  useEffect(() => () => void (run.current += 1), []);

  const send = useCallback((given: File, asked: ImportOptions) => {
    const form = new FormData();
    form.set('file', given);
    form.set('options', JSON.stringify(asked));
    return request<Job>('POST', `/api/${resource}/import`, form);
  }, [resource]);

  const follow = useCallback(async (begun: Job, mine: number) => {
    for (let now = begun; isLive(now); ) {
      const next = await request<Job>('GET', `/api/jobs/${now.id}`);
      if (run.current !== mine) return;
      setJob(next);
      if (next.done === now.done && isLive(next)) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      now = next;
    }
  }, []);

  const begin = useCallback(async (act: (mine: number) => Promise<void>) => {
    const mine = (run.current += 1);
    setBusy(true);
    setFailure(null);
    try {
      await act(mine);
    } catch (error) {
      if (run.current === mine) setFailure(error);
    } finally {
      if (run.current === mine) setBusy(false);
    }
  }, []);

  const attempt = useCallback((given: File, asked: ImportOptions) => begin(async (mine) => {
    setFile(given);
    if (!asked.mapping) setJob(null);
    let begun = await send(given, { ...asked, dryRun: true });
    const known = asked.mapping ? null : rememberedMapping(person, resource, begun.columns);
    if (asked.mapping) rememberMapping(person, resource, begun.columns, asked.mapping);
    if (known) begun = await send(given, { ...asked, mapping: known, dryRun: true });
    if (run.current !== mine) return;
    options.current = { ...asked, ...(known && { mapping: known }) };
    setJob(begun);
    await follow(begun, mine);
  }), [begin, follow, person, resource, send]);

  const write = useCallback(() => begin(async (mine) => {
    if (!file) return;
    const begun = await send(file, options.current);
    setJob(begun);
    await follow(begun, mine);
    await client.invalidateQueries({ queryKey: [resource] });
  }), [begin, client, file, follow, resource, send]);

  const cancel = useCallback(() => begin(async () => {
    if (job) setJob(await request<Job>('DELETE', `/api/jobs/${job.id}`));
    await client.invalidateQueries({ queryKey: [resource] });
  }), [begin, client, job, resource]);

  return { file, job, busy, failure, attempt, write, cancel };
}
