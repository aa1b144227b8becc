/** JSON Schema as far as /api/openapi.json uses it. */
export type Schema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema;
  prefixItems?: Schema[];
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  $ref?: string;
};

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Way = (string | number)[];

/** Strings of every kind a pattern asks for; the first that fits is taken. */
const SAMPLES = ['11010519491231002X', '2026-03-09T10:00:00+08:00', '2026-03-09', '09:00', '13812341234', 'ABCDEFGHJK', 'f_sample', 'sample', 'sample-sample-sample', 'someone@example.org'];

const branches = (schema: Schema): Schema[] | undefined => schema.anyOf ?? schema.oneOf;
const typesOf = (schema: Schema): string[] => (schema.type === undefined ? [] : [schema.type].flat());

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value;

const fitsText = (schema: Schema, value: string): boolean =>
  (schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(value)) && value.length >= (schema.minLength ?? 0) && value.length <= (schema.maxLength ?? Infinity);

/** Whether the document allows the value. What it says nothing of is allowed. */
export function accepts(schema: Schema, value: Json): boolean {
  if (schema.const !== undefined && schema.const !== value) return false;
  if (schema.enum && !schema.enum.includes(value)) return false;
  const choices = branches(schema);
  if (choices && !choices.some((one) => accepts(one, value))) return false;
  if (schema.allOf && !schema.allOf.every((one) => accepts(one, value))) return false;
  const kind = kindOf(value);
  const types = typesOf(schema);
  if (types.length > 0 && !types.includes(kind) && !(kind === 'integer' && types.includes('number'))) return false;
  if (typeof value === 'string') return fitsText(schema, value);
  if (typeof value === 'number') return value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity);
  if (Array.isArray(value))
    return value.length >= (schema.minItems ?? 0) && value.length <= (schema.maxItems ?? Infinity) && (schema.items === undefined || value.every((item) => accepts(schema.items ?? {}, item)));
  if (value !== null && typeof value === 'object') {
    if (schema.required?.some((key) => !Object.hasOwn(value, key))) return false;
    return Object.entries(value).every(([key, item]) => {
      const known = schema.properties?.[key];
      if (known) return accepts(known, item);
      return schema.additionalProperties === false ? false : typeof schema.additionalProperties === 'object' ? accepts(schema.additionalProperties, item) : true;
    });
  }
  return true;
}

/** A name the document allows in a map: a district's own columns are named by a pattern. */
const nameIn = ({ propertyNames }: Schema): string => (propertyNames?.pattern === undefined ? 'sample' : String(sample(propertyNames)));

/** A value the document allows, every optional field filled in. Throws on a pattern no sample fits: give it one above. */
export function sample(schema: Schema): Json {
  if (schema.const !== undefined) return schema.const as Json;
  if (schema.enum) return schema.enum.find((value) => value !== null) as Json;
  const choices = branches(schema)?.filter((one) => !typesOf(one).includes('null'));
  if (choices)
    for (const choice of choices) {
      try {
        return sample(choice);
      } catch {
        continue;
      }
    }
  const [type] = typesOf(schema).filter((one) => one !== 'null');
  switch (type) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {}).map(([key, field]) => [key, sample(field)]);
      if (fields.length === 0 && typeof schema.additionalProperties === 'object') return { [nameIn(schema)]: sample(schema.additionalProperties) };
      return Object.fromEntries(fields);
    }
    case 'array':
      return schema.prefixItems ? schema.prefixItems.map(sample) : [sample(schema.items ?? {})];
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, Math.min(1, schema.maximum ?? 1));
    case 'boolean':
      return true;
    case 'string': {
      const found = schema.pattern === undefined && (schema.minLength ?? 0) <= 2 ? '示例' : SAMPLES.find((text) => fitsText(schema, text));
      if (found === undefined) throw new Error(`no sample fits ${schema.pattern}`);
      return found;
    }
    default:
      return 'anything';
  }
}

/** What a map says of its entries. */
const entriesOf = ({ additionalProperties }: Schema): Schema => (typeof additionalProperties === 'object' ? additionalProperties : {});

/** Every place in a body, with what the document says of it; a list's first item stands for all. */
export function placesIn(schema: Schema, value: Json, way: Way = []): { way: Way; schema: Schema }[] {
  const choice = branches(schema)?.find((one) => accepts(one, value)) ?? schema;
  const here = way.length === 0 ? [] : [{ way, schema }];
  if (Array.isArray(value)) return [...here, ...value.slice(0, 1).flatMap((item, at) => placesIn(choice.prefixItems?.[at] ?? choice.items ?? {}, item, [...way, at]))];
  if (value !== null && typeof value === 'object') return [...here, ...Object.entries(value).flatMap(([key, item]) => placesIn(choice.properties?.[key] ?? entriesOf(choice), item, [...way, key]))];
  return here;
}

/** The body with one place changed; `undefined` leaves it out. */
export function changed(body: Json, way: Way, value: Json | undefined): Json {
  const [key, ...rest] = way;
  if (key === undefined) return value ?? null;
  if (Array.isArray(body)) return body.map((item, at) => (at === key ? changed(item, rest, value) : item));
  const fields: Record<string, Json> = body !== null && typeof body === 'object' ? body : {};
  if (rest.length === 0 && value === undefined) return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key));
  return { ...fields, [key]: changed(fields[String(key)] ?? null, rest, value) };
}

/** Whether a problem's path is about this place: the place itself, what holds it, or what it holds. */
export function isAbout(path: string, way: Way): boolean {
  const place = way.join('.');
  return path === place || place.startsWith(`${path}.`) || path.startsWith(`${place}.`);
}
