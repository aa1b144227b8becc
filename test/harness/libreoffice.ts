import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const SOFFICE = '/usr/bin/soffice';
/** Of LibreOffice each program is a package of its own; poppler reads and draws the PDF it makes. */
const WANTED: readonly [file: string, part: string][] = [
  ['/usr/lib/libreoffice/program/libswlo.so', 'libreoffice-writer'],
  ['/usr/lib/libreoffice/program/libsclo.so', 'libreoffice-calc'],
  ['/usr/bin/pdftotext', 'poppler-utils'],
  ['/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc', 'fonts-noto-cjk'],
];

/** Brings along another office's programs to read what ours writes; files that run side by side wait for each other. */
export function equipOffice(): void {
  const missing = () => WANTED.filter(([file]) => !existsSync(file)).map(([, part]) => part);
  if (missing().length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(`LibreOffice and poppler are wanted (on Debian: ${missing().join(' ')}): install them and run npm run test:long again`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = `apt-get update -qq && apt-get install -y -qq --no-install-recommends ${missing().join(' ')}`;
  execFileSync('flock', ['/tmp/banchengshi-apt.lock', 'sh', '-c', install], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (missing().length > 0) throw new Error(`still missing: ${missing().join(' ')}`);
}
