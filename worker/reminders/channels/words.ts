import type { OutboundMessage } from './channel.ts';

const encoder = new TextEncoder();
const bytesOf = (text: string) => encoder.encode(text).length;

/** Joins as many lines as fit, and says so where some had to go. The first and the last always stay. */
function fitted(first: string, lines: string[], last: string | null, most: number): string {
  const whole = (kept: string[]) => [first, ...kept, ...(last === null ? [] : [last])].join('\n');
  for (let kept = lines.length; kept > 0; kept--) {
    const text = whole(kept === lines.length ? lines : [...lines.slice(0, kept), '……']);
    if (bytesOf(text) <= most) return text;
  }
  return whole([]);
}

/** What a person reads where there is no formatting: the title, the lines, the link. `most` is in bytes of UTF-8. */
export function plainText({ title, lines, link }: OutboundMessage, most = Number.POSITIVE_INFINITY): string {
  return fitted(title, lines, link, most);
}

/** In one line, for an SMS. */
export function oneLine({ title, lines, link }: OutboundMessage): string {
  return [title, ...lines, ...(link === null ? [] : [link])].join(' ');
}

/** Angle brackets would address people or colour words in these messengers. */
const harmless = (text: string) => text.replaceAll('<', '＜').replaceAll('>', '＞');

/** For the group robots. Two line ends make a paragraph in both. */
export function markdown({ title, lines, link, lang }: OutboundMessage, most: number): string {
  const opens = link === null ? null : `\n[${lang === 'zh' ? '打开' : 'Open'}](${link.replaceAll(')', '%29')})`;
  return fitted(`### ${harmless(title)}`, lines.map((line) => `\n${harmless(line)}`), opens, most);
}

/** 发一条试试. The time is in it so that no platform takes a second try for the first one repeated. */
export function testMessage(id: string, at: string, lang: 'zh' | 'en'): OutboundMessage {
  const words = lang === 'zh' ? { title: '办成事：测试消息', lines: [`发送于 ${at}。`, '收到即说明这个渠道可用，不用回复。'] } : { title: 'Banchengshi: a test message', lines: [`Sent at ${at}.`, 'If you read this the channel works. No answer is needed.'] };
  return { id, kind: 'test', ...words, number: null, dueAt: null, link: null, lang };
}
