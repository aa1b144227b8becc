// npm start: the demo district in workerd on this machine, from nothing.
import { TRIAL } from './folders.ts';
import { hold } from './hold.ts';
import { buildPanel } from './panel.ts';
import { fail, say } from './say.ts';
import { isStopping, isTaken, type Server, startServer, stopOnSignals } from './server.ts';
import { prepareTrial } from './trial.ts';

const host = process.env.HOST ?? 'localhost';
const port = Number(process.env.PORT ?? 8787);
stopOnSignals();
if (!Number.isInteger(port) || port < 1 || port > 65_535) fail('PORT 不是端口号', 'PORT is no port number');
if (await isTaken(host, port)) {
  fail(`端口 ${port} 已被占用,请换一个:PORT=8788 npm start`, `Port ${port} is taken. Choose another: PORT=8788 npm start`);
}
if (!hold(`${TRIAL}.lock`)) {
  fail('示例区正由另一个 npm start 或 npm run dev 使用', 'Another npm start or npm run dev is using the demo district');
}

let server: Server;
try {
  await buildPanel();
  await prepareTrial();
  say('启动服务', 'Starting the server');
  server = await startServer({ folder: TRIAL, host, port, testClock: process.env.TEST_CLOCK === '1' });
} catch (error) {
  if (isStopping()) await new Promise(() => {});
  fail('没有启动成功', `It did not start: ${error instanceof Error ? error.message : String(error)}`);
}

console.log(`
  公众入口 Portal      ${server.url}/
  管理端   Panel       ${server.url}/admin/
  接口说明 API         ${server.url}/api/docs

  示例账号 Demo accounts: admin director coordinator supervisor handler viewer
  口令 Password: demo-demo-demo        按 Ctrl+C 停止  Ctrl+C stops it
`);
await server.crashed;
fail('服务意外停止', 'The server stopped unexpectedly');
