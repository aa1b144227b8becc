import { onLibsql, onWorker } from '../harness/index.ts';
import { costOfRuns } from '../reminders/cost.ts';

onWorker('提醒一次运行读多少，三十万件', (api) => costOfRuns(api, 300_000, 'd1'));
onLibsql('提醒一次运行读多少，三十万件', (api) => costOfRuns(api, 300_000, 'libsql'));
