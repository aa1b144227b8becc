import { FileRow, type FileOwner } from '../../schema/files.ts';
import { Problem, problemOf } from '../api/problem.ts';
import { smallPicture } from './picture.ts';

export type Owner = { subjectKind: FileOwner; subjectId: string };
type Watch = { progress: (share: number) => void; signal: AbortSignal };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Sends one file with a small picture of it, and tells how much is on its way, which `fetch` cannot. Refusals arrive as a `Problem`. */
export async function upload(file: File, owner: Owner, watch: Watch): Promise<FileRow> {
  const form = new FormData();
  form.set('file', file, file.name);
  form.set('subjectKind', owner.subjectKind);
  form.set('subjectId', owner.subjectId);
  const small = await Promise.race([smallPicture(file), cancelled(watch.signal)]);
  if (small) form.set('thumbnail', small, 'small.jpg');
  return send(form, watch);
}

function cancelled(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function send(form: FormData, { progress, signal }: Watch): Promise<FileRow> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && progress(loaded / total);
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status === 201) resolve(FileRow.parse(answer));
      else reject(problemOf(request.status, answer));
    };
    request.onerror = () => reject(new Problem({ status: 0, code: 'network.unreachable' }));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.open('POST', '/api/files');
    request.setRequestHeader('accept-language', document.documentElement.lang || 'zh-CN');
    request.send(form);
  });
}
