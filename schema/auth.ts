import { z } from 'zod';
import { Password } from './people.ts';
import { Id, Instant, saying } from './values.ts';

export const SignInBody = z.strictObject({
  username: z.string().min(1).max(60),
  password: z.string().min(1).max(128),
});
export const SignedIn = z.object({ user: z.object({ id: Id, name: z.string(), username: z.string() }) });

export const ChangePasswordBody = z.strictObject({ currentPassword: z.string().min(1).max(128), newPassword: Password });

export const ApiKeyDraft = z.strictObject({
  name: saying(60),
  /** Seconds, from a day to a year; left out: until it is deleted. */
  expiresIn: z.int().min(86_400).max(31_536_000).optional(),
});
export const ApiKeyDeletion = z.strictObject({ keyId: Id });
export const ApiKey = z.object({
  id: Id,
  name: z.string().nullable(),
  /** The first characters, to tell keys apart. */
  start: z.string().nullable(),
  expiresAt: Instant.nullable(),
  createdAt: Instant,
});
/** The key itself is answered this once and kept nowhere. */
export const NewApiKey = ApiKey.extend({ key: z.string() });
