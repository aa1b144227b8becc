/** Whether a text is well-formed XML as these documents use it: one root, tags closed in order, nothing raw in text. */
export function faultOf(xml: string): string | null {
  const open: string[] = [];
  let roots = 0;
  let at = 0;
  for (const { 0: tag, index } of xml.matchAll(/<[^<>]*>/g)) {
    const text = xml.slice(at, index);
    at = index + tag.length;
    if (/[<>]/.test(text) || /&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) return `raw mark in “${text.slice(0, 60)}”`;
    if (open.length === 0 && text.trim() !== '') return `text outside the root: “${text.slice(0, 60)}”`;
    if (tag.startsWith('<?')) continue;
    const parts = /^<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<>]*")*)\s*(\/?)>$/.exec(tag);
    if (!parts) return `no tag: ${tag.slice(0, 80)}`;
    const [, closing, name = '', , empty] = parts;
    if (closing && open.pop() !== name) return `</${name}> closes something else`;
    if (!closing && open.length === 0) roots += 1;
    if (!closing && !empty) open.push(name);
  }
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml) || !xml.isWellFormed()) return 'a character XML forbids';
  if (open.length > 0 || roots !== 1) return `${open.length} tags open, ${roots} roots`;
  return xml.slice(at).trim() === '' ? null : 'text after the root';
}
