import type { Story } from '../script.ts';
import { s01 } from './s01.ts';
import { s02 } from './s02.ts';
import { s03 } from './s03.ts';
import { s04 } from './s04.ts';
import { s05 } from './s05.ts';
import { s06 } from './s06.ts';
import { s07 } from './s07.ts';
import { s08 } from './s08.ts';
import { s09 } from './s09.ts';
import { s10 } from './s10.ts';
import { s11 } from './s11.ts';
import { s12 } from './s12.ts';
import { s13 } from './s13.ts';
import { s14 } from './s14.ts';
import { s15 } from './s15.ts';
import { s16 } from './s16.ts';

/** The articles' sixteen cases, as scripts a district's staff could have played. */
export const STORIES: readonly Story[] = [
  s01, s02, s03, s04, s05, s06, s07, s08, s09, s10, s11, s12, s13, s14, s15, s16,
];
