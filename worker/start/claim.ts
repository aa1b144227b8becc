import { once } from 'node:events';
import { connect } from 'node:net';
import { TRIAL } from './folders.ts';
import { hold } from './hold.ts';
import { fail } from './say.ts';

/** HOST and PORT, once nobody else serves there or uses the trial district; says what to do where somebody does. */
export async function claimPlace(): Promise<{ host: string; port: number }> {
  const host = process.env.HOST ?? 'localhost';
  const port = Number(process.env.PORT ?? 8787);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) fail('PORT 不是端口号', 'PORT is no port number');
  if (await isTaken(host, port)) {
    fail(`端口 ${port} 已被占用，请换一个，例如 PORT=${port + 1}`, `Port ${port} is taken. Choose another, such as PORT=${port + 1}`);
  }
  if (!hold(`${TRIAL}.lock`)) {
    fail('示例区正由另一个 npm start 或 npm run dev 使用', 'Another npm start or npm run dev is using the demo district');
  }
  return { host, port };
}

async function isTaken(host: string, port: number): Promise<boolean> {
  const socket = connect(port, host === '0.0.0.0' ? '127.0.0.1' : host);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
