import { Applicant, ApplicantChanges, MASK, numberFitsType } from '../../schema/applicants.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import { permissionsOf } from '../people/rules.ts';
import { asRevised, given, resourceOf } from '../platform/resource.ts';
import { resourceRoutes } from '../platform/resource-routes.ts';
import { unseal } from '../platform/seal.ts';
import { applicantReads, presentApplicant, renameInSearch, sealChanges, type ApplicantRow } from './store.ts';

type Fields = { idType?: ApplicantRow['idType'] | undefined; idNumber?: string | null | undefined };

/** The number that will stand, typed or sealed, against the kind of document that will stand. */
async function checkNumber(dataKey: string, row: ApplicantRow, fields: Fields): Promise<Refusal | undefined> {
  const typed = fields.idNumber !== undefined && (fields.idNumber === null || !MASK.test(fields.idNumber));
  if (!typed && (fields.idType === undefined || fields.idType === row.idType)) return undefined;
  const idNumber = typed ? fields.idNumber : row.idNumberSealed && (await unseal(dataKey, row.idNumberSealed));
  return numberFitsType({ idType: fields.idType ?? row.idType, idNumber }) ? undefined : refuse('applicant.number_misfit', undefined, 'changes.idNumber');
}

/** 办事人: opened by a registration, corrected here. Numbers and phones are only ever shown as masks. */
export const applicantResource = resourceOf({
  subject: 'applicants',
  one: 'an applicant',
  shape: Applicant,
  changes: ApplicantChanges,
  reads: applicantReads,
  permission: 'cases.register',
  mayRead: ({ role }) => permissionsOf(role).includes('personal_data.see'),
  /** Numbers and phones go back through their seal; masks and digests follow from them. */
  async asChanges({ phoneSealed, idNumberSealed, phoneMask: _phoneMask, idNumberMask: _numberMask, phoneDigest: _phoneDigest, idNumberDigest: _numberDigest, ...plain }, { env }) {
    const open = async (sealed: unknown) => (typeof sealed === 'string' ? unseal(env.dataKey, sealed) : null);
    return {
      ...plain,
      ...(phoneSealed !== undefined && { phone: await open(phoneSealed) }),
      ...(idNumberSealed !== undefined && { idNumber: await open(idNumberSealed) }),
    };
  },
  present: (row) => presentApplicant(row, { names: true }),
  async revise(row, fields, { env, change }) {
    const sealed = await sealChanges(env.dataKey, row, fields, 'changes');
    if (isRefusal(sealed)) return sealed;
    const misfit = await checkNumber(env.dataKey, row, fields);
    if (misfit) return misfit;
    const changes = given(sealed);
    change.update('applicants', row, changes);
    if (changes.name !== undefined && changes.name !== row.name) await renameInSearch(env.store, change, row.id, changes.name);
    return asRevised(row, changes, change);
  },
});

export const applicantRoutes = () => resourceRoutes(applicantResource);
