// npm start: the demo district in workerd on this machine, from nothing.
import { claimPlace } from './claim.ts';
import { TRIAL } from './folders.ts';
import { buildPanel } from './panel.ts';
import { fail, say } from './say.ts';
import { comeUp, startServer, stopOnSignals } from './server.ts';
import { prepareTrial, welcome } from './trial.ts';

stopOnSignals();
const { host, port } = await claimPlace();

const server = await comeUp(async () => {
  await buildPanel();
  await prepareTrial();
  say('启动服务', 'Starting the server');
  return startServer({ folder: TRIAL, host, port, testClock: process.env.TEST_CLOCK === '1' });
});

welcome(host, port);
await server.crashed;
fail('服务意外停止', 'The server stopped unexpectedly');
