import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { TLSSocket, createSecureContext } from 'node:tls';
import { CERTIFICATE, KEY } from './certificate.ts';

export type Letter = { secure: boolean; login: string | null; from: string; to: string[]; data: string };
/** What it does: which verbs are answered otherwise, whether STARTTLS is offered and AUTH asked for. */
export type Manner = { answers?: Record<string, string>; starttls?: boolean; user?: string; password?: string; silent?: boolean; hangUp?: boolean; implicit?: boolean };

/** A mail server on 127.0.0.1 (RFC 5321, 3207, 4954): enough of one to be strict with a client. */
export async function serveMail(manner: Manner = {}) {
  const letters: Letter[] = [];
  const sockets = new Set<Socket>();
  const secureContext = createSecureContext({ key: KEY, cert: CERTIFICATE });

  function talk(socket: Socket, secure: boolean): void {
    let letter: Letter = { secure, login: null, from: '', to: [], data: '' };
    let inData = false;
    let rest = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    const accept = (verb: string, line: string) => {
      const said = manner.answers?.[verb] ?? line;
      say(said);
      return said.startsWith('2') || said.startsWith('3');
    };
    const command = (line: string) => {
      const verb = line.split(/[ :]/)[0]?.toUpperCase() ?? '';
      const path = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (verb === 'EHLO') {
        say('250-mail.bcs.example.org');
        if (manner.starttls && !secure) say('250-STARTTLS');
        if (manner.user !== undefined) say('250-AUTH PLAIN LOGIN');
        say('250 8BITMIME');
      } else if (verb === 'STARTTLS') {
        if (!manner.starttls) return say('502 5.5.1 Command not implemented');
        say('220 Go ahead');
        socket.removeAllListeners('data');
        talk(new TLSSocket(socket, { isServer: true, secureContext }), true);
      } else if (verb === 'AUTH') {
        const [, user = '', password = ''] = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString('utf8').split('\0');
        if (user !== manner.user || password !== manner.password) return say('535 5.7.8 Authentication credentials invalid');
        letter.login = user;
        accept('AUTH', '235 2.7.0 Accepted');
      } else if (verb === 'MAIL') {
        if (manner.user !== undefined && letter.login === null) return say('530 5.7.0 Authentication required');
        if (accept('MAIL', '250 2.1.0 OK')) letter.from = path;
      } else if (verb === 'RCPT') {
        if (accept('RCPT', '250 2.1.5 OK')) letter.to.push(path);
      } else if (verb === 'DATA') inData = accept('DATA', '354 Go');
      else if (verb === 'QUIT') {
        say('221 Bye');
        socket.end();
      } else say(verb === 'RSET' ? '250 OK' : '500 5.5.2 Unknown');
    };
    socket.on('data', (part) => {
      rest += part.toString('utf8');
      for (;;) {
        const end = inData ? rest.indexOf('\r\n.\r\n') : rest.indexOf('\r\n');
        if (end < 0) return;
        const piece = rest.slice(0, end);
        rest = rest.slice(end + (inData ? 5 : 2));
        if (!inData) command(piece);
        else {
          inData = false;
          if (accept('END', '250 2.0.0 Queued as Q-1')) letters.push({ ...letter, data: piece });
          letter = { ...letter, from: '', to: [], data: '' };
        }
      }
    });
    socket.on('error', () => undefined);
    if (!secure || manner.implicit) {
      if (manner.hangUp) socket.destroy();
      else if (!manner.silent) say(manner.answers?.GREET ?? '220 mail.bcs.example.org ESMTP');
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    talk(manner.implicit ? new TLSSocket(socket, { isServer: true, secureContext }) : socket, manner.implicit === true);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    letters,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
