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

/** Each fault with its column's name before it, said once; `say` puts the two together. */
export function faultsSaid(faults: readonly Fault[], columns: readonly { field: string; label: string }[], say: (label: string, message: string) => string): string[] {
  const said = faults.map((fault) => {
    const column = columns.find(({ field }) => isAbout(fault, field));
    return column ? say(column.label, fault.message) : fault.message;
  });
  return [...new Set(said)];
}
