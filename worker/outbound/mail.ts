import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { SendProblem } from '../../schema/channel-problems.ts';
import { OutboundError, type SendMail } from './outbound.ts';
import { problemOf, resolveChecked } from './resolve.ts';
import { checkHost } from './rules.ts';

/** What nodemailer's errors carry (nodemailer.com, Error reference). */
const SmtpFault = z.object({ code: z.string(), originalCode: z.string(), command: z.string(), response: z.string(), responseCode: z.number() }).partial();

function problemIn({ code = '', originalCode = '', command = '', responseCode }: z.infer<typeof SmtpFault>): SendProblem {
  switch (code) {
    case 'EAUTH':
    case 'ENOAUTH':
      return 'mail.auth';
    case 'ETLS':
      return command === 'STARTTLS' && responseCode !== undefined ? 'mail.no_tls' : 'net.tls';
    case 'EENVELOPE':
      if (command === 'MAIL FROM') return 'mail.sender';
      return command === 'RCPT TO' ? 'mail.recipient' : 'mail.refused';
    case 'EDNS':
      return 'net.dns';
    case 'ETIMEDOUT':
    case 'EABORT':
      return 'net.timeout';
    case 'ECONNECTION':
    case 'ESOCKET':
      if (responseCode !== undefined) return 'mail.refused';
      return originalCode === '' ? 'net.reset' : problemOf(originalCode);
    default:
      return responseCode === undefined ? 'net.failed' : 'mail.refused';
  }
}

/** One connection a mail: reminders are few, and a connection kept open outlives a change of the settings. */
export const sendMail: SendMail = async (server, mail, timeoutMs) => {
  const { host, port, security, user, password, allowPrivate } = server;
  const refused = checkHost(host, allowPrivate);
  if (refused) throw new OutboundError(refused);
  const transport = createTransport({
    // Connected to is the address that was checked; the certificate is still asked for by name.
    host: await resolveChecked(host, allowPrivate),
    ...(isIP(host) === 0 && { servername: host }),
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user !== '' && { auth: { user, pass: password } }),
    connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs,
    disableFileAccess: true, disableUrlAccess: true,
  });
  try {
    const sent = await transport.sendMail({
      from: { name: mail.fromName, address: mail.from },
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      textEncoding: 'base64',
      // The same for the same message, so that a mail program shows a repeated one once.
      messageId: `<${mail.id}@${mail.from.split('@').at(-1) ?? 'localhost'}>`,
      headers: { 'auto-submitted': 'auto-generated' },
    });
    return sent.response;
  } catch (error) {
    const fault = SmtpFault.safeParse(error).data ?? {};
    const said = fault.response ?? fault.originalCode ?? '';
    const passing = fault.responseCode === undefined ? undefined : fault.responseCode < 500;
    throw new OutboundError({ problem: problemIn(fault), params: { host, said: said.slice(0, 200) } }, said, passing);
  } finally {
    transport.close();
  }
};
