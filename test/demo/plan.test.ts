import { describe, expect, test } from 'vitest';
import { CaseDraft, NoteBody } from '../../schema/cases.ts';
import { EXAMPLE_PRESET_ID, exampleDepartments, exampleMatters, presetSettings } from '../../schema/presets/index.ts';
import { demoScripts } from '../../worker/demo/demo.ts';
import { CONSULTATIONS, TROUBLES } from '../../worker/demo/year/troubles.ts';
import type { Script } from '../../worker/demo/script.ts';

const SEED = 7;
const drafts = (scripts: Script[]) => scripts.flatMap(({ steps }) => steps.flatMap(({ deed }) => (deed.do === 'register' ? [deed.draft] : [])));
const generated = (scripts: Script[]) => scripts.filter(({ name }) => !/^s\d\d$/.test(name));

describe.each([
  ['a working morning', '2026-11-19T01:00:00.000Z'],
  ['a Saturday', '2026-11-21T04:00:00.000Z'],
  ['within the Spring Festival', '2026-02-18T01:00:00.000Z'],
  ['the first days of a year without a calendar', '2027-01-04T01:00:00.000Z'],
])('the demo begun on %s', (_, now) => {
  const scripts = demoScripts(now, SEED);

  test('is the same again from the same seed, and another from another', () => {
    expect(demoScripts(now, SEED)).toEqual(scripts);
    expect(demoScripts(now, SEED + 1)).not.toEqual(scripts);
  });

  test('plays nothing that has not happened yet, and each case in order', () => {
    for (const { name, steps } of scripts) {
      expect(steps[0]?.deed.do, name).toBe('register');
      expect(steps.every(({ at }, index) => at <= now && at >= (steps[index - 1]?.at ?? '')), name).toBe(true);
    }
  });

  test('fills a year: about one case a working day', () => {
    const received = drafts(scripts).length;
    expect(received).toBeGreaterThan(200);
    expect(received).toBeLessThan(330);
  });

  test('sends nothing the API would not take', () => {
    for (const draft of drafts(scripts)) expect(CaseDraft.safeParse(draft).error).toBeUndefined();
    for (const { steps } of scripts)
      for (const { deed } of steps) if (deed.do === 'note') expect(NoteBody.safeParse(deed.note).error).toBeUndefined();
  });

  test('names nobody: 某 or 示例 in every name, numbers that cannot be dialled or held', () => {
    for (const { reporter, party } of drafts(generated(scripts)))
      for (const who of party ? [reporter, party] : [reporter]) {
        expect(who.name).toMatch(/^.某.$|^示例/);
        expect(who.phone).toMatch(/^000\d{8}$/);
        if (who.idType === 'resident') expect(who.idNumber).toMatch(/^000000/);
        if (who.idType === 'credit_code') expect(who.idNumber).toMatch(/^91000000/);
      }
  });

  test('leaves cases open for the first workbench', () => {
    const names = scripts.map(({ name }) => name);
    for (const state of ['overdue-1', 'due-1', 'soon-1', 'ok-1', 'paused-1', 'returned', 'unconfirmed', 'extension-asked', 'unread-1', 'unanswered-1'])
      expect(names).toContain(state);
  });
});

test('a promise runs into an unpublished year where one is near enough, and otherwise none does', () => {
  const has = (now: string) => demoScripts(now, SEED).some(({ name }) => name === 'provisional');
  expect(has('2026-11-21T04:00:00.000Z')).toBe(true);
  expect(has('2026-06-10T01:00:00.000Z')).toBe(false);
});

test('every trouble and consultation is about a matter of the directory, at a department of it', () => {
  const matters = new Map(exampleMatters().map(({ id, departmentId }) => [id, departmentId]));
  const departments = new Set(exampleDepartments().map(({ id }) => id));
  const causes = new Set(presetSettings(EXAMPLE_PRESET_ID)?.causes.map(({ code }) => code));
  for (const { matter, department, cause } of TROUBLES) {
    expect(matters.get(matter)).toBe(department);
    expect(departments).toContain(department);
    expect(causes).toContain(cause);
  }
  for (const id of matters.keys()) expect(TROUBLES.some(({ matter }) => matter === id), `a trouble about ${id}`).toBe(true);
  for (const [matter] of CONSULTATIONS) expect(matters.has(matter)).toBe(true);
});
