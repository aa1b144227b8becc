// npm run dev: the demo district as npm start has it, with the panel straight from its sources and both reloading.
import { join } from 'node:path';
import { createServer } from 'vite';
import { claimPlace } from './claim.ts';
import { ROOT, TRIAL } from './folders.ts';
import { buildPanel } from './panel.ts';
import { fail, say } from './say.ts';
import { comeUp, freePort, startServer, stopOnSignals } from './server.ts';
import { prepareTrial, welcome } from './trial.ts';

stopOnSignals();
const { host, port } = await claimPlace();

const server = await comeUp(async () => {
  await buildPanel();
  await prepareTrial();
  say('启动服务', 'Starting the server');
  const testClock = process.env.TEST_CLOCK === '1';
  const worker = await startServer({ folder: TRIAL, host: '127.0.0.1', port: await freePort(), testClock });
  const panel = await createServer({
    configFile: join(ROOT, 'admin/vite.config.ts'),
    logLevel: 'warn',
    server: { host, port, strictPort: true, proxy: { '/api': { target: worker.url, changeOrigin: false } } },
  });
  await panel.listen();
  return worker;
});

welcome(host, port);
await server.crashed;
fail('服务意外停止', 'The server stopped unexpectedly');
