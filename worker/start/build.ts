// npm run build: the panel and the front page into dist/, if their sources changed.
import { buildPanel } from './panel.ts';

await buildPanel();
