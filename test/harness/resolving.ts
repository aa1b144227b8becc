// Loaded before the entry of each process a test starts. Node reads and parses a package's whole package.json anew for
// every module that lies in it and for every import of it by name, and drizzle-orm's has 180 KB: four seconds of a start
// of five went into that. What an import of it comes to is asked once, and its own files are taken as the modules they are.
import { registerHooks } from 'node:module';

type Resolved = { url: string; format?: string | null | undefined };

const INSIDE = '/node_modules/drizzle-orm/';
const known = new Map<string, Resolved>();

registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && context.parentURL?.includes(INSIDE)) return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true };
    if (!/^drizzle-orm(\/|$)/.test(specifier)) return next(specifier, context);
    const found = known.get(specifier) ?? next(specifier, context);
    known.set(specifier, found);
    return { ...found, shortCircuit: true };
  },
});
