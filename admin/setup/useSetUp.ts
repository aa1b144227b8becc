import { useState } from 'react';
import { useAuthProvider } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { get, post, request } from '../api/http.ts';

export type SetupValues = { name: string; username: string; password: string; preset: string; districtName: string; windowName: string };

type DistrictRow = { version: number; value: Record<string, unknown> };

/**
 * First the administrator with the preset, in one write that can happen only once; then, signed in as that person,
 * the district's own names over the preset's. Where the second fails the first is done, and only the second is tried again.
 */
export function useSetUp(token: string) {
  const auth = useAuthProvider();
  const navigate = useNavigate();
  const [made, setMade] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  const nameDistrict = async ({ username, password, districtName, windowName }: SetupValues) => {
    await auth?.login({ username, password });
    const { version, value } = await get<DistrictRow>('/api/settings/district');
    await request('PATCH', '/api/settings/district', { version, changes: { value: { ...value, name: districtName, windowName } } });
  };

  const submit = async (values: SetupValues) => {
    setBusy(true);
    setFailure(null);
    try {
      if (!made) {
        const { name, username, password, preset } = values;
        await post('/api/setup', { token, name, username, password, preset });
        setMade(true);
      }
      await nameDistrict(values);
      void navigate('/', { replace: true });
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  return { submit, made, busy, failure };
}
