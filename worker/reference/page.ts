import { html, raw } from 'hono/html';
import { z } from 'zod';

const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    properties: z.record(z.string(), Schema).optional(),
    required: z.array(z.string()).optional(),
    items: Schema.optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    oneOf: z.array(Schema).optional(),
    anyOf: z.array(Schema).optional(),
    allOf: z.array(Schema).optional(),
    $ref: z.string().optional(),
    maxLength: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    maxItems: z.number().optional(),
    description: z.string().optional(),
  }),
);
type Schema = {
  type?: string | string[] | undefined;
  properties?: Record<string, Schema> | undefined;
  required?: string[] | undefined;
  items?: Schema | undefined;
  enum?: unknown[] | undefined;
  const?: unknown;
  oneOf?: Schema[] | undefined;
  anyOf?: Schema[] | undefined;
  allOf?: Schema[] | undefined;
  $ref?: string | undefined;
  maxLength?: number | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  maxItems?: number | undefined;
  description?: string | undefined;
};

const Content = z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: Schema.optional() })).optional(), description: z.string().optional() });
const Operation = z.looseObject({
  tags: z.array(z.string()).optional(),
  summary: z.string().optional(),
  description: z.string().optional(),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().optional(), description: z.string().optional() })).optional(),
  requestBody: Content.optional(),
  responses: z.record(z.string(), Content),
});
/** What the reference reads of an OpenAPI document. */
export const Described = z.looseObject({
  info: z.looseObject({ title: z.string(), description: z.string().optional() }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});
type Described = z.infer<typeof Described>;

const limits = (schema: Schema): string =>
  [
    schema.maxLength !== undefined && `≤ ${schema.maxLength} chars`,
    schema.minimum !== undefined && schema.minimum > Number.MIN_SAFE_INTEGER && `≥ ${schema.minimum}`,
    schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER && `≤ ${schema.maximum}`,
    schema.maxItems !== undefined && `≤ ${schema.maxItems} items`,
  ]
    .filter(Boolean)
    .join(', ');

/** A shape in one line of words: `one of a | b`, `list of …`, `text ≤ 120 chars`. */
function words(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.map(words).join(' | ');
  const type = [schema.type ?? 'any'].flat().map((one) => (one === 'array' && schema.items ? `list of ${words(schema.items)}` : one)).join(' | ');
  return [type, limits(schema)].filter(Boolean).join(' ');
}

/** Deeper than this a shape is named, not drawn: settings and filters nest further than a table can. */
const DEPTH = 3;

function fields(schema: Schema, depth = 0): ReturnType<typeof html> {
  const merged = schema.allOf ? schema.allOf.flatMap((part) => Object.entries(part.properties ?? {})) : Object.entries(schema.properties ?? {});
  const required = new Set([schema, ...(schema.allOf ?? [])].flatMap((part) => part.required ?? []));
  const rows = merged.map(([name, field]) => {
    const inner = field.properties ?? field.items?.properties;
    const shape = field.properties ? field : field.items;
    return html`<tr><th scope="row">${name}${required.has(name) ? html`<b title="required"> *</b>` : ''}</th>
      <td>${words(field)}${field.description ? html` — ${field.description}` : ''}${inner && shape && depth < DEPTH ? fields(shape, depth + 1) : ''}</td></tr>`;
  });
  return html`<table><tbody>${rows}</tbody></table>`;
}

function operation(path: string, method: string, described: z.infer<typeof Operation>) {
  const body = described.requestBody?.content?.['application/json']?.schema;
  const [status, ok] = Object.entries(described.responses).find(([code]) => code.startsWith('2')) ?? [];
  const shape = ok?.content?.['application/json']?.schema;
  const others = Object.keys(described.responses).filter((code) => !code.startsWith('2'));
  return html`<section id="${method}-${path}">
    <h3><code class="${method}">${method.toUpperCase()}</code> <code>${path}</code></h3>
    <p>${described.summary ?? ''}</p>
    ${described.description ? html`<p class="quiet">${described.description}</p>` : ''}
    ${described.parameters?.length ? html`<h4>Parameters</h4><table><tbody>${described.parameters.map((one) => html`<tr><th scope="row">${one.name}${one.required ? html`<b> *</b>` : ''}</th><td>${one.in}${one.description ? ` — ${one.description}` : ''}</td></tr>`)}</tbody></table>` : ''}
    ${body ? html`<details><summary>Body</summary>${fields(body)}</details>` : ''}
    ${shape ? html`<details><summary>Answer ${status ?? ''}</summary>${shape.properties ?? shape.allOf ? fields(shape) : html`<p>${words(shape)}</p>`}</details>` : ''}
    <p class="quiet">Refusals: ${others.join(', ')}</p>
  </section>`;
}

const STYLE = `
  :root { color-scheme: light dark; --line: #8885; --quiet: #767676; }
  body { font: 14px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif; margin: 0 auto; max-width: 1100px; padding: 24px; }
  code { font-family: ui-monospace, Consolas, monospace; } h2 { border-bottom: 1px solid var(--line); margin-top: 40px; }
  h3 { margin: 24px 0 0; font-size: 15px; overflow-wrap: anywhere; } h4 { margin: 8px 0 0; }
  table { border-collapse: collapse; width: 100%; } th, td { border-top: 1px solid var(--line); padding: 4px 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
  th { font-weight: 500; white-space: nowrap; width: 1%; } .quiet { color: var(--quiet); } b { color: #b3261e; }
  nav { columns: 3; } nav a { display: block; } @media (max-width: 700px) { nav { columns: 1; } th { white-space: normal; } }
`;

/** The API's reference as one plain page: no script, nothing from outside, readable without a network. */
export function referencePage({ info, paths }: Described): ReturnType<typeof html> {
  const operations = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, described]) => ({ path, method, described })));
  const tags = [...new Set(operations.map(({ described }) => described.tags?.[0] ?? 'other'))].toSorted();
  return html`<!doctype html>
    <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${info.title} · API</title><style>${raw(STYLE)}</style></head>
    <body>
      <h1>${info.title} · API</h1>
      <p>${info.description ?? ''} <a href="/api/openapi.json">openapi.json</a></p>
      <p>Sign in with <code>POST /api/auth/sign-in/username</code>, or send an API key as <code>x-api-key</code>. <b>*</b> marks what is required.</p>
      <nav aria-label="Contents">${tags.map((tag) => html`<a href="#${tag}">${tag}</a>`)}</nav>
      <main>${tags.map((tag) => html`<h2 id="${tag}">${tag}</h2>${operations.filter(({ described }) => (described.tags?.[0] ?? 'other') === tag).map(({ path, method, described }) => operation(path, method, described))}`)}</main>
    </body></html>`;
}
