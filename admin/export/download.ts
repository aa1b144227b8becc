import { Problem, problemOf } from '../api/problem.ts';

/** Fetches a file and hands it to the browser under the name the server gives it. A refusal arrives as a `Problem`. */
export async function download(path: string): Promise<void> {
  const headers = { 'accept-language': document.documentElement.lang || 'zh-CN' };
  const answer = await fetch(path, { headers, credentials: 'same-origin' }).catch(() => {
    throw new Problem({ status: 0, code: 'network.unreachable' });
  });
  if (!answer.ok) throw problemOf(answer.status, await answer.json().catch(() => undefined));
  // A stream that breaks off in the middle is no file.
  const blob = await answer.blob().catch(() => {
    throw new Problem({ status: 0, code: 'network.unreachable' });
  });
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name === undefined ? '' : decodeURIComponent(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
