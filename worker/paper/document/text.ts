/** Controls but tab and newline, marks that turn the direction of writing, what XML forbids: none of it can be printed. */
const UNPRINTABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g;
const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand between tags and in attributes of HTML and XML alike. */
export const markup = (text: string): string => text.toWellFormed().replace(UNPRINTABLE, '').replace(/[&<>"']/g, (mark) => ESCAPED[mark] ?? mark);
