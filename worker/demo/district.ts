import { z } from 'zod';
import { EXAMPLE_PRESET_ID, exampleDepartments, exampleMatters } from '../../schema/presets/index.ts';
import type { Api } from './api.ts';
import { inParallel } from './pool.ts';
import { ABOVE, SITES } from './sites.ts';
import { ACCOUNTS, ADMIN, PASSWORD, Staff } from './staff.ts';

const Row = z.looseObject({ id: z.string() });

/** Sets up the made-up 示例区 on an empty installation, as its first administrator would; whoever acts in the scripts is signed in. */
export async function setUpDistrict(api: Api, token: string, now: string): Promise<Staff> {
  const { username, name } = ADMIN;
  await api.call(null, now, 'POST', '/api/setup', { token, username, name, password: PASSWORD, preset: EXAMPLE_PRESET_ID });
  await api.signIn(username, PASSWORD);
  const make = (path: string, body: unknown) => api.call(username, now, 'POST', path, body);

  await inParallel(SITES, (site) => make('/api/sites', site));
  await inParallel(exampleDepartments(), (department) => make('/api/departments', department));
  await make('/api/departments', ABOVE);
  await inParallel(exampleMatters(), (matter) => make('/api/matters', matter));

  const staff = new Staff();
  await inParallel(ACCOUNTS, async (account) => {
    const { id } = Row.parse(await make('/api/people', { ...account, password: PASSWORD }));
    if (staff.add(account, id)) await api.signIn(account.username, PASSWORD);
  });
  return staff;
}
