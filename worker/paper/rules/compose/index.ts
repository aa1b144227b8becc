import { FORM_PAGE, OFFICIAL_PAGE, type Block, type Form, type PageSetup, type PaperDocument } from '../../../../schema/paper-document.ts';
import type { FormWording, PaperFacts } from '../../../../schema/paper-facts.ts';
import { isRefusal, refuse, type Refusal } from '../../../../schema/refusals.ts';
import { EXAMPLE_MARK, issuerOf, supervisorOf, withProvisional } from './blocks.ts';
import { noticeBlocks, resultBlocks } from './bundle-forms.ts';
import { contactBlocks, deliveryBlocks, explanationBlocks, promiseBlocks, receiptBlocks, registrationBlocks } from './case-forms.ts';
import { fillWording } from './fill.ts';
import { minutesBlocks } from './meeting-forms.ts';
import { letterBlocks, supervisionBlocks, supplementBlocks, transferBlocks } from './letters.ts';
import { dayWords, factLabel } from './words.ts';

type Composer = {
  page: PageSetup;
  /** Without these the paper says nothing, whatever its wording. */
  needs: readonly (keyof PaperFacts)[];
  blocks: (facts: PaperFacts, wording: FormWording) => Block[];
};

const COMPOSERS: Record<Form, Composer> = {
  registration: { page: FORM_PAGE, needs: ['caseNumber', 'receivedAt', 'title'], blocks: registrationBlocks },
  receipt: { page: FORM_PAGE, needs: ['caseNumber', 'queryCode', 'progressUrl', 'receivedAt'], blocks: receiptBlocks },
  transfer: { page: OFFICIAL_PAGE, needs: ['caseNumber', 'departmentName', 'ask'], blocks: transferBlocks },
  supervision: { page: OFFICIAL_PAGE, needs: ['departmentName'], blocks: supervisionBlocks },
  reply: { page: OFFICIAL_PAGE, needs: ['caseNumber', 'answer'], blocks: letterBlocks },
  decline: { page: OFFICIAL_PAGE, needs: ['caseNumber', 'declineReason', 'told', 'remedy'], blocks: letterBlocks },
  extension: { page: OFFICIAL_PAGE, needs: ['caseNumber', 'extensionDays', 'newDueAt'], blocks: letterBlocks },
  supplement: { page: OFFICIAL_PAGE, needs: ['caseNumber', 'supplements'], blocks: supplementBlocks },
  explanation: { page: FORM_PAGE, needs: ['caseNumber', 'clause', 'explanation', 'alternatives'], blocks: explanationBlocks },
  delivery: { page: FORM_PAGE, needs: ['delivery'], blocks: deliveryBlocks },
  contact: { page: FORM_PAGE, needs: ['caseNumber', 'contacts'], blocks: contactBlocks },
  notice: { page: FORM_PAGE, needs: ['caseNumber', 'notice'], blocks: noticeBlocks },
  results: { page: FORM_PAGE, needs: ['caseNumber', 'results'], blocks: resultBlocks },
  minutes: { page: OFFICIAL_PAGE, needs: ['meeting'], blocks: minutesBlocks },
  promise: { page: FORM_PAGE, needs: ['caseNumber', 'missingMaterials', 'promise'], blocks: promiseBlocks },
  termination: { page: OFFICIAL_PAGE, needs: ['caseNumber', 'missingMaterials', 'endedAt'], blocks: letterBlocks },
};

/**
 * One paper out of what is known and a district's words for it. Refusals: `paper.unknown_field` names the field of the
 * wording that is none, `paper.missing_fact` what this case does not have.
 */
export function compose(form: Form, facts: PaperFacts, wording: FormWording): PaperDocument | Refusal {
  const words = fillWording(wording, facts);
  if (isRefusal(words) && words.refused === 'paper.unknown_field') return words;
  const { page, needs, blocks } = COMPOSERS[form];
  const missing = needs.find((fact) => isNothing(facts[fact]));
  if (missing) return refuse('paper.missing_fact', { fact: factLabel(missing) });
  if (isRefusal(words)) return words;
  return {
    form,
    page,
    mark: facts.illustrative ? EXAMPLE_MARK : null,
    issuer: isSupervisors(form, facts) ? supervisorOf(facts) : issuerOf(facts),
    title: words.title,
    number: facts.number,
    issuedOn: facts.issuedOn,
    code: form === 'receipt' ? null : facts.paperCode,
    blocks: withProvisional(blocks(facts, words), facts),
    footer: words.footer.trim(),
    edition: editionOf(facts),
    voided: facts.voided && { mark: '作废', reason: facts.voided.reason },
  };
}

/** A 督办单, or the proof that one was handed over. */
const isSupervisors = (form: Form, { delivery }: PaperFacts): boolean => form === 'supervision' || (form === 'delivery' && delivery?.supervised === true);

const isNothing = (value: PaperFacts[keyof PaperFacts]): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

/** 「第2版，代替2026年3月9日印发的第1版」: a paper issued again says so. */
function editionOf({ edition, replaces, number }: PaperFacts): string | null {
  if (replaces === null) return edition > 1 ? `第${edition}版` : null;
  const named = replaces.number !== null && replaces.number !== number ? `（${replaces.number}）` : '';
  return `第${edition}版，代替${dayWords(replaces.issuedOn)}印发的第${replaces.edition}版${named}`;
}
