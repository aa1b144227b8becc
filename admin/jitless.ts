import { z } from 'zod';

// Compiling its checks would need `eval`, which the pages forbid; even asking whether it may is written to the console.
z.config({ jitless: true });
