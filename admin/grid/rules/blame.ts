/** What a refusal says of one field, as the server names it: `changes.visits`, `custom.f_area`. */
export type Fault = { path: string; message: string };

const isAbout = ({ path }: Fault, field: string) => `.${path}.`.includes(`.${field}.`);

/** What is said of each of these fields; a refusal that names none of them is of all. */
export function blamed(faults: readonly Fault[], fields: readonly string[]): Map<string, string> {
  return new Map(faults.flatMap((fault): [string, string][] => {
    const field = fields.find((one) => isAbout(fault, one));
    return field === undefined ? [] : [[field, fault.message]];
  }));
}

/** A sentence that names fields as the server calls them, with their columns' names. */
export const named = (text: string, columns: readonly { field: string; label: string }[]): string => columns.reduce((so, { field, label }) => so.replaceAll(`“${field}”`, `“${label}”`), text);

/** Each fault with its column's name before it, where it does not name it itself, said once; `say` puts the two together. */
export function faultsSaid(faults: readonly Fault[], columns: readonly { field: string; label: string }[], say: (label: string, message: string) => string): string[] {
  const said = faults.map((fault) => {
    const column = columns.find(({ field }) => isAbout(fault, field));
    if (!column) return fault.message;
    const whole = named(fault.message, [column]);
    return whole === fault.message ? say(column.label, fault.message) : whole.replace(/[。.]$/u, '');
  });
  return [...new Set(said)];
}
