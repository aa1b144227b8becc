import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const LONG = process.env.TEST_LONG === '1';
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Files whose D1 half is the long run's: each says so itself by what it takes from the harness. */
const halves = () => globSync('test/**/*.test.ts', { cwd: ROOT }).filter((file) => /\b(eachStoreAtLength|atLength)\b/.test(readFileSync(`${ROOT}/${file}`, 'utf8')));

export default defineConfig({
  root: ROOT,
  test: {
    include: LONG ? ['test/long/**/*.test.{ts,tsx}', ...halves()] : ['test/**/*.test.{ts,tsx}'],
    exclude: LONG ? [] : ['test/long/**'],
    passWithNoTests: LONG,
    globalSetup: 'test/harness/setup.ts',
    // Each file that starts a server starts a workerd of its own, and two cores carry two.
    maxWorkers: 2,
    // The app's modules hold nothing of a server (what they remember, they remember by its store), so that files share
    // them: read anew for each file they took a quarter of the whole time. A test that stands in for a global gives it back.
    isolate: LONG,
    unstubGlobals: true,
    restoreMocks: true,
    // Ample: tests that start processes share the cores with whatever else the machine does. None asserts a time.
    testTimeout: LONG ? 600_000 : 120_000,
    // Seeding a hundred thousand cases, each promise with its plan, takes minutes on a loaded machine.
    hookTimeout: 400_000,
  },
});
