// node worker/demo/load.ts <base URL>: loads the demo district into an empty installation that runs with TEST_CLOCK=1.
// AUTH_SECRET is that installation's; DEMO_NOW (an instant) and DEMO_SEED make another demo than today's.
import { setupToken } from '../setup/token.ts';
import { Api } from './api.ts';
import { loadDemo } from './demo.ts';

const [base] = process.argv.slice(2);
const secret = process.env.AUTH_SECRET;
if (!base || !secret) {
  console.error('usage: AUTH_SECRET=… node worker/demo/load.ts <base URL>');
  process.exit(2);
}
const now = new Date(process.env.DEMO_NOW ?? Date.now()).toISOString();
const seed = Number(process.env.DEMO_SEED ?? 20210519);

const api = new Api(base);
const began = Date.now();
const seconds = () => ((Date.now() - began) / 1000).toFixed(1);
let shown = 0;

try {
  const loaded = await loadDemo(api, await setupToken(secret), now, seed, (done, total, at) => {
    const tenth = Math.floor((done * 10) / total);
    if (tenth > shown) console.log(`  ${tenth * 10}%  ${at.slice(0, 10)}  ${seconds()} s`);
    shown = tenth;
  });
  const { stories, generated, consultations, steps } = loaded;
  console.log(`  ${stories} 件文章案例、${generated} 件生成诉求件、${consultations} 次咨询；${steps} 步，${api.calls} 次请求，${seconds()} 秒`);
  console.log(`  ${stories} stories, ${generated} generated cases, ${consultations} consultations: ${steps} steps, ${api.calls} requests, ${seconds()} s`);
} catch (error) {
  console.error(`✗ 示例区没有装成：${error instanceof Error ? error.message : String(error)}`);
  console.error(`  The demo district did not load after ${api.calls} requests.`);
  process.exit(1);
}
