import { EMAIL, type ConfigOf } from '../../../schema/channels.ts';
import { OutboundError } from '../../outbound/outbound.ts';
import type { OutboundMessage, SendResult, SendTools, Target } from './channel.ts';
import { asFailure, failed, loggable } from './request.ts';
import { sendTemplate } from './template.ts';
import { plainText } from './words.ts';

const SMTP_TIMEOUT_MS = 20_000;

type Email = ConfigOf<'email'>;

async function bySmtp(message: OutboundMessage, to: string, config: Extract<Email, { by: 'smtp' }>, tools: SendTools): Promise<SendResult> {
  if (!tools.sendMail) return failed('mail.no_smtp', '');
  const { host, port, security, user, password, allowPrivate, from, fromName } = config;
  const timeoutMs = tools.timeoutMs ?? SMTP_TIMEOUT_MS;
  const hidden = [password, to, user];
  try {
    const mail = { id: message.id, from, fromName, to, subject: message.title, text: plainText(message) };
    return { ok: true, answer: loggable(await tools.sendMail({ host, port, security, user, password, allowPrivate }, mail, timeoutMs), hidden) };
  } catch (error) {
    if (error instanceof OutboundError) return asFailure(error, timeoutMs, hidden);
    return failed('net.failed', '', { params: { host } });
  }
}

export async function sendEmail(message: OutboundMessage, target: Target, config: Email, tools: SendTools): Promise<SendResult> {
  if (target === null || target === '') return failed('target.missing', '');
  if (!EMAIL.test(target)) return failed('target.malformed', '');
  if (config.by === 'smtp') return bySmtp(message, target, config, tools);
  return sendTemplate(config, message, { text: plainText(message), subject: message.title, to: target, from: config.from }, [target], tools);
}
