import type { SupplementDraft } from '../../schema/paper.ts';
import type { z } from 'zod';

type Materials = z.infer<typeof SupplementDraft>['materials'];

/** One a line, what is asked of it after a colon of either width. */
export function readMaterials(text: string): Materials {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [material = '', ...rest] = line.split(/[:：]/);
      const requirement = rest.join('：').trim();
      return { material: material.trim(), ...(requirement !== '' && { requirement }) };
    })
    .filter(({ material }) => material !== '');
}
