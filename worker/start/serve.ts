// npm run serve: the self-hosted form on this machine, over a libSQL file in DATA_DIR.
import { buildPanel } from './panel.ts';

await buildPanel();
await import('../node.ts');
