import { z } from 'zod';
import { Code, Id, Instant, Phone, Version, isResidentNumber, saying, text } from './values.ts';

export const APPLICANT_KINDS = ['person', 'enterprise'] as const;
/** resident: 居民身份证; credit_code: 统一社会信用代码; other: passport, permit and the like. */
export const ID_TYPES = ['resident', 'credit_code', 'other'] as const;

const IdNumber = z.string().regex(/^[A-Za-z0-9()（）-]{5,30}$/, 'id_number.malformed');
/** What a mask looks like; a write equal to the current mask is no change, any other masked value is refused. */
export const MASK = /\*/;
const MaskedOr = <T extends z.ZodType<string>>(shape: T) => z.union([z.string().max(40).regex(MASK), shape]);

const fields = {
  kind: z.enum(APPLICANT_KINDS),
  name: saying(80),
  phone: MaskedOr(Phone).nullable(),
  idType: z.enum(ID_TYPES).nullable(),
  idNumber: MaskedOr(IdNumber).nullable(),
  registeredPlace: text(120).nullable(),
  livingPlace: text(120).nullable(),
  circumstances: z.array(Code).max(12),
};

export function numberFitsType(draft: { idType?: string | null | undefined; idNumber?: string | null | undefined }): boolean {
  if (!draft.idNumber || MASK.test(draft.idNumber)) return true;
  if (draft.idType === 'resident') return isResidentNumber(draft.idNumber);
  if (draft.idType === 'credit_code') return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(draft.idNumber.toUpperCase());
  return true;
}

export const ApplicantFields = z.strictObject(fields);
export const ApplicantDraft = ApplicantFields.partial({
  phone: true,
  idType: true,
  idNumber: true,
  registeredPlace: true,
  livingPlace: true,
  circumstances: true,
}).refine(numberFitsType, { path: ['idNumber'], error: 'id_number.check_digit' });
export type ApplicantDraft = z.infer<typeof ApplicantDraft>;
export const ApplicantChanges = ApplicantFields.partial().refine(numberFitsType, {
  path: ['idNumber'],
  error: 'id_number.check_digit',
});

/** As answered: number and phone always masked (`138****1234`), the name as far as the reader may see it. */
export const Applicant = z.object({
  id: Id,
  kind: z.enum(APPLICANT_KINDS),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  idType: z.enum(ID_TYPES).nullable(),
  idNumber: z.string().nullable(),
  registeredPlace: z.string().nullable(),
  livingPlace: z.string().nullable(),
  circumstances: z.array(z.string()),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Applicant = z.infer<typeof Applicant>;
