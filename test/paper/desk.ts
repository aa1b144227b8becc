import type { z } from 'zod';
import { FormRow, type FormOffer } from '../../schema/paper.ts';
import { PaperDocument } from '../../schema/paper-document.ts';
import { unseal } from '../../worker/platform/seal.ts';
import { withNumber } from '../../worker/paper/rules/numbers.ts';
import type { District, Problem } from '../contract/district.ts';
import type { Answer } from '../harness/api.ts';
import { TEST_KEYS } from '../harness/worker.ts';

type Kind = FormRow['subjectKind'];

/** Issues papers in a district and looks at them. */
export class Desk {
  readonly window: District;
  constructor(window: District) {
    this.window = window;
  }

  ask(form: string, subjectKind: Kind, subjectId: string, more: object = {}, username = 'coordinator'): Promise<Answer<FormRow & Problem>> {
    return this.window.api.as(username).post('/api/forms', { form, subjectKind, subjectId, ...more }, { now: this.window.now });
  }

  async issue(form: string, subjectKind: Kind, subjectId: string, more: object = {}): Promise<FormRow> {
    return FormRow.parse((await this.window.made(this.ask(form, subjectKind, subjectId, more))).body);
  }

  act(row: FormRow, action: FormRow['actions'][number], body: object, username = 'coordinator'): Promise<Answer<FormRow & Problem>> {
    return this.window.api.as(username).post(`/api/forms/${row.id}/${action}`, { version: row.version, ...body }, { now: this.window.now });
  }

  async do(row: FormRow, action: FormRow['actions'][number], body: object): Promise<FormRow> {
    return FormRow.parse((await this.window.made(this.act(row, action, body))).body);
  }

  /** What stands on paper, as it was frozen. */
  async paper(row: FormRow, edition = row.edition): Promise<z.infer<typeof PaperDocument>> {
    const [kept] = await this.window.api.sql('select paper_sealed as "sealed" from form_editions where form_id = ? and edition = ?', row.id, edition);
    return PaperDocument.parse(JSON.parse(withNumber(await unseal(TEST_KEYS.dataKey, String(kept?.sealed)), row.number)));
  }

  async of(caseId: string, username = 'coordinator'): Promise<{ data: FormRow[]; offers: FormOffer[] }> {
    return (await this.window.made(this.window.api.as(username).get<{ data: FormRow[]; offers: FormOffer[] }>(`/api/cases/${caseId}/forms`, { now: this.window.now }))).body;
  }
}

/** Every word on a paper, in one string. */
export const wordsOf = (paper: z.infer<typeof PaperDocument>): string => JSON.stringify(paper);
