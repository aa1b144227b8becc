/** One line of progress, in both languages: these commands speak before anyone could choose one. */
export function say(chinese: string, english: string): void {
  console.log(`· ${chinese}  ${english}`);
}

/** What went wrong and what to do, then the end. */
export function fail(chinese: string, english: string): never {
  console.error(`✗ ${chinese}\n  ${english}`);
  process.exit(1);
}
