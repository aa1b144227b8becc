import type { ConfigOf } from '../../../schema/channels.ts';
import type { OutboundMessage, SendResult, SendTools, Target } from './channel.ts';
import { failed } from './request.ts';
import { sendTemplate } from './template.ts';
import { oneLine } from './words.ts';

/** Digits, with a leading + for numbers from abroad. */
const written = (phone: string) => phone.replace(/[\s-]/g, '');

/** By whatever HTTP gateway the district has a contract with. */
export async function sendSms(message: OutboundMessage, target: Target, config: ConfigOf<'sms'>, tools: SendTools): Promise<SendResult> {
  if (target === null || target === '') return failed('target.missing', '');
  const phone = written(target);
  if (!/^\+?\d{5,15}$/.test(phone)) return failed('target.malformed', '');
  return sendTemplate(config, message, { text: oneLine(message), phone }, [phone, phone.replace(/^\+?86(?=1\d{10}$)/, '')], tools);
}
