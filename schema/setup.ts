import { z } from 'zod';
import { Password, Username } from './people.ts';
import { Code, saying } from './values.ts';

/** `POST /api/setup`: the first administrator of an installation, and the district it begins with. */
export const SetupBody = z.strictObject({
  token: z.string().min(1).max(100),
  username: Username,
  name: saying(60),
  password: Password,
  preset: Code.optional(),
});
export const SetupState = z.object({ open: z.boolean() });
