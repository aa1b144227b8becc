import type { BundleTemplate, Fault, TemplateAction, TemplateContent, TemplateStatus } from '../../../schema/bundle-templates.ts';
import type { Actor } from '../../../schema/people.ts';
import { refuse, sentence, type Refusal } from '../../../schema/refusals.ts';
import { permissionsOf } from '../../people/rules.ts';
import { faultsOf, publishFaults } from '../rules/check.ts';

/** Templates are edited by who keeps the directory of matters. */
export const mayWriteTemplates = (actor: Actor): boolean => permissionsOf(actor.role).includes('directory.edit');

type State = { status: TemplateStatus; deletedAt: string | null };

export function templateActions({ status, deletedAt }: State, content: TemplateContent, actor: Actor): TemplateAction[] {
  if (!mayWriteTemplates(actor) || deletedAt !== null) return [];
  return [
    'copy',
    ...(status === 'draft' && publishFaults(content).length === 0 ? (['publish'] as const) : []),
    ...(status === 'published' ? (['retire'] as const) : []),
  ];
}

/** Only a draft is written: what was published stays as runs started on it. */
export const edit = ({ status }: Pick<State, 'status'>): Refusal | undefined => (status === 'draft' ? undefined : refuse('bundle.not_draft'));

/**
 * What a draft may not even be saved with: what points at nothing or goes round in a circle. Materials nobody asks for
 * yet, and departments still to be named, are for later; `faults` lists them, and publishing refuses them.
 */
export const save = (content: TemplateContent): Refusal | undefined => faultsOf(content).find(({ refused }) => refused !== 'bundle.orphan_material');

export const publish = (state: Pick<State, 'status'>, content: TemplateContent): Refusal | undefined => edit(state) ?? publishFaults(content)[0];

export const retire = ({ status }: Pick<State, 'status'>): Refusal | undefined => (status === 'published' ? undefined : refuse('bundle.not_published'));

/** Faults as the panel shows them, in both languages. */
export const faultsShown = (content: TemplateContent): BundleTemplate['faults'] =>
  publishFaults(content).map(({ refused, params }): Fault => ({
    code: refused,
    names: typeof params?.names === 'string' ? params.names.split('、') : [],
    text: sentence(refused, 'zh', params),
    textEn: sentence(refused, 'en', params),
  }));
