import type { Person, Role } from '../../schema/people.ts';
import { setupToken } from '../../worker/setup/token.ts';
import type { Api } from '../harness/index.ts';
import { TEST_KEYS } from '../harness/worker.ts';

export const PASSWORD = 'demo-demo-demo';

/** The first administrator, `admin`, and a district's preset. */
export async function setUp(api: Api, preset = 'longjing'): Promise<void> {
  const token = await setupToken(TEST_KEYS.authSecret);
  const { status, body } = await api.post('/api/setup', { token, username: 'admin', name: '系统管理员', password: PASSWORD, preset });
  if (status !== 201) throw new Error(`set-up answered ${status}: ${JSON.stringify(body)}`);
}

type Hire = { username: string; name?: string; departmentId?: string; siteId?: string; phone?: string };

/** One more person, by the administrator's hand. */
export async function hire(api: Api, role: Role, { username, name = `${username}某`, ...rest }: Hire): Promise<Person> {
  const { status, body } = await api.as('admin').post<Person>('/api/people', { username, name, role, password: PASSWORD, ...rest });
  if (status !== 201) throw new Error(`hiring ${username} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
