/** What the server says when it refuses: an RFC 9457 document, or the network's silence in the same shape. */
export type FieldError = { path: string; message: string };

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** The refusal in both languages, figures filled in; absent where the answer was not one of ours. */
  readonly sentences: { zh: string; en: string } | undefined;
  readonly errors: FieldError[];
  /** The row as it stands now, sent with `row.changed`. */
  readonly current: Record<string, unknown> | undefined;
  /** All rows the refusal is about as they stand now, where there may be several (`undo.overtaken`). */
  readonly rows: readonly unknown[];

  constructor(fields: {
    status: number;
    code: string;
    detail?: string;
    sentences?: { zh: string; en: string } | undefined;
    errors?: FieldError[];
    current?: Record<string, unknown> | undefined;
    rows?: readonly unknown[];
  }) {
    super(fields.detail ?? fields.code);
    this.name = 'Problem';
    this.status = fields.status;
    this.code = fields.code;
    this.detail = fields.detail ?? '';
    this.sentences = fields.sentences;
    this.errors = fields.errors ?? [];
    this.current = fields.current;
    this.rows = fields.rows ?? [];
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldErrors(value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((error) => ({
    path: String(error['path'] ?? ''),
    message: String(error['message'] ?? ''),
  }));
}

function bothLanguages(value: unknown): { zh: string; en: string } | undefined {
  if (!isRecord(value)) return undefined;
  const { zh, en } = value;
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : undefined;
}

/** Reads any refused answer: our problem documents, better-auth's `{code, message}`, or a bare status. */
export function problemOf(status: number, body: unknown): Problem {
  if (!isRecord(body)) return new Problem({ status, code: `http.${status}` });
  const code = typeof body['code'] === 'string' ? body['code'] : `http.${status}`;
  const detail = [body['detail'], body['message'], body['title']].find((text) => typeof text === 'string');
  return new Problem({
    status,
    code,
    detail: typeof detail === 'string' ? detail : '',
    sentences: bothLanguages(body['sentences']),
    errors: fieldErrors(body['errors']),
    current: isRecord(body['current']) ? body['current'] : undefined,
    rows: Array.isArray(body['current']) ? body['current'] : [],
  });
}
