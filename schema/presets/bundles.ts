import type { z } from 'zod';
import { TemplateDraft } from '../bundle-templates.ts';
import presetFile from './bundles.json' with { type: 'json' };

/**
 * Three bundles an article told of, with the article's own figures beside a matrix of items and materials that is made
 * up for show and says so; and the names of the national lists that could be verified or are marked as not, as empty
 * drafts. What the lists hold beyond that is not known and not filled in: `gap` says what is missing.
 */
export const NATIONAL_LISTS = presetFile.national.map(({ batch, count, countNote, doc, gap, items }) => ({ batch, count, countNote, doc, gap, named: items.length }));

const national = (): z.input<typeof TemplateDraft>[] =>
  presetFile.national.flatMap(({ batch, doc, items }, list) =>
    items.map(({ name, ...item }, at) => ({ code: `national_${list + 1}_${String(at + 1).padStart(2, '0')}`, name, national: { batch, doc, ...item } })));

/** What an installation starts with. */
export const bundlePresets = (): TemplateDraft[] => [...presetFile.bundles, ...national()].map((draft) => TemplateDraft.parse(draft));
