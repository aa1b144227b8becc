import { describe, expect, test } from 'vitest';
import { DepartmentDraft } from '../../schema/departments.ts';
import { MatterDraft } from '../../schema/matters.ts';
import {
  DEFAULT_PRESET_ID,
  EXAMPLE_PRESET_ID,
  EXAMPLE_WARNING,
  PRESETS,
  exampleDepartments,
  exampleMatters,
  presetSettings,
} from '../../schema/presets/index.ts';
import { SETTING_KEYS, type SettingValues, settingShape } from '../../schema/settings.ts';
import { BEIJING_DAILY, PEOPLE_ANHUI } from '../../schema/presets/preset.ts';
import directory from '../data/departments.json' with { type: 'json' };
import taxonomyFile from '../data/taxonomy.json' with { type: 'json' };
import { halfWidth } from '../harness/marks.ts';

/** The research's own doubts stand in its citations; on screen they are said in plain words. */
const CITED: Readonly<Record<string, string>> = {
  '北京日报(东花市、清源) 东花市/清源街道(年份文中未写,推为2021)': BEIJING_DAILY,
  '人民网(安徽) 安徽(繁体、含乱码;年份文中未写,由“一改两为”大会推为2022)': PEOPLE_ANHUI,
};
const taxonomy: typeof taxonomyFile = JSON.parse(JSON.stringify(taxonomyFile), (_, value: unknown) => (typeof value === 'string' ? (CITED[value] ?? value) : value));

function settingsOf(id: string): SettingValues {
  const settings = presetSettings(id);
  if (!settings) throw new Error(`no preset ${id}`);
  return settings;
}

/** The published categories of one district as the taxonomy has them, whatever their union of shapes. */
type Published = { code: string; name: string; meaning: string; playbook: string[]; quote: string; source: string;
  deadline: { kind: string; working_days?: number; text: string }; accountability?: boolean };
const published: { id: string; name: string; source: string; windowName: string | undefined; categories: Published[] }[] =
  taxonomy.districts.map((one) => ({
    id: one.id,
    name: one.name,
    source: one.source,
    windowName: 'window_name' in one ? one.window_name : undefined,
    categories: 'categories' in one && one.categories ? one.categories : [],
  }));

describe('presets', () => {
  test('every district of the taxonomy can be installed, and the example district beside them', () => {
    expect(PRESETS.map(({ id }) => id).sort()).toEqual([...published.map(({ id }) => id), EXAMPLE_PRESET_ID].sort());
    expect(DEFAULT_PRESET_ID).toBe('longjing');
    expect(presetSettings('nowhere')).toBeUndefined();
  });

  describe.each(PRESETS.map(({ id }) => id))('%s', (id) => {
    test.each(SETTING_KEYS)('%s fits its shape and is left as written', (key) => {
      const value = settingsOf(id)[key];
      expect(settingShape(key).parse(value)).toEqual(value);
    });
    test('names itself as the preset of its settings', () => expect(settingsOf(id).district.presetId).toBe(id));
  });

  describe.each(published)('$name', (district) => {
    const settings = settingsOf(district.id);

    test('keeps the published categories word for word', () => {
      const words = ({ code, name, meaning, playbook, quote, source }: Published | SettingValues['categories'][number]) => ({ code, name, meaning, playbook, quote, source });
      expect(halfWidth(settings.categories.map(words))).toEqual(halfWidth(district.categories.map(words)));
    });

    test('has a rule exactly where the district published one', () => {
      for (const category of district.categories) {
        const rule = settings.categories.find(({ code }) => code === category.code)?.rule;
        const { kind, working_days: workingDays } = category.deadline;
        if (kind === 'not_stated') expect(rule).toBeNull();
        else if (kind === 'immediate') expect(rule).toEqual({ kind: 'immediate' });
        else expect(rule).toEqual({ kind: 'working_days', workingDays });
      }
    });

    test('marks refusals for confirmation and 办不了 for explanation, and nothing else', () => {
      for (const category of settings.categories) {
        const original = district.categories.find(({ code }) => code === category.code);
        expect(category.accountability).toBe(original?.accountability ?? false);
        expect(category.explanation).toBe(category.name === '办不了');
        expect(category.tellProgress).toBe(category.name === '协调办');
      }
    });

    test('calls its window what it called it', () => {
      expect(halfWidth(settings.district.name)).toBe(halfWidth(district.name));
      expect(settings.district.illustrative).toBe(false);
      if (district.windowName) expect(settings.district.windowName).toBe(district.windowName);
    });
  });

  test('嘉定 has four categories without names: none are invented', () => {
    const { categories, district } = settingsOf('jiading');
    expect(categories).toEqual([]);
    expect(district.notes.some(({ text }) => text.includes('没有写类名'))).toBe(true);
  });

  test('causes are 东花市\'s own; everywhere else they say whose they are', () => {
    const original = taxonomy.districts.find(({ id }) => id === 'donghuashi');
    const own = settingsOf('donghuashi').causes;
    expect(halfWidth(own.map(({ code, name, source }) => ({ code, name, source })))).toEqual(halfWidth(original?.causes));
    expect(own.every(({ borrowedFrom }) => borrowedFrom === undefined)).toBe(true);
    for (const { id } of PRESETS.filter(({ id }) => id !== 'donghuashi'))
      expect(settingsOf(id).causes.every(({ borrowedFrom }) => halfWidth(borrowedFrom) === halfWidth(original?.name))).toBe(true);
  });

  test('安徽 keeps its four conditions, and only the example district borrows them', () => {
    const original = taxonomy.districts.find(({ id }) => id === 'anhui')?.acceptance_conditions ?? [];
    expect(original).toHaveLength(4);
    const own = settingsOf('anhui').conditions;
    expect(halfWidth(own.map(({ code, text, source }) => ({ code, text, source }))))
      .toEqual(halfWidth(original.map(({ code, text, source }) => ({ code, text, source }))));
    const borrowed = PRESETS.filter(({ id }) => settingsOf(id).conditions.some(({ code }) => code === 'ah1') && id !== 'anhui');
    expect(borrowed.map(({ id }) => id)).toEqual([EXAMPLE_PRESET_ID]);
    for (const one of settingsOf(EXAMPLE_PRESET_ID).conditions) expect(one.borrowedFrom).toBeTruthy();
  });

  test('a condition or an exclusion stands only where its district published it', () => {
    const silent = ['xuanwu', 'hongkou', 'jiading', 'putuo'];
    for (const id of silent) {
      expect(settingsOf(id).conditions).toEqual([]);
      expect(settingsOf(id).exclusions).toEqual([]);
    }
    expect(settingsOf('longjing').conditions.map(({ text }) => text)).toEqual(['受理线上线下未能成功办理的事项']);
  });

  test('channels, outcomes and rating levels are the file\'s for everyone', () => {
    for (const { id } of PRESETS) {
      const { channels, outcomes, ratings } = settingsOf(id);
      expect(halfWidth(channels.map(({ code, name, medium, source }) => ({ code, name, medium, source })))).toEqual(halfWidth(taxonomy.channels));
      expect(halfWidth(outcomes.map(({ code, name, meaning, source, quote = '' }) => ({ code, name, meaning, source, quote }))))
        .toEqual(halfWidth(taxonomy.closure_outcomes));
      expect(ratings.levels).toEqual(taxonomy.evaluation.levels.map(({ score, name, bad }) => ({ score, name, bad })));
    }
  });

  test('an explanation is not counted as solved', () => {
    const solved = settingsOf(DEFAULT_PRESET_ID).outcomes.filter((one) => one.solved).map(({ code }) => code);
    expect(solved).toEqual(['done', 'done_deferred', 'special']);
  });

  test('limits of ours say so; the reply of one working day is 安徽\'s', () => {
    for (const { id } of PRESETS) {
      const { limits, clock } = settingsOf(id);
      expect(limits.source).toBe('本产品约定');
      expect(limits.sources?.reply).toContain('安徽');
      expect(limits.reply).toEqual({ kind: 'working_days', workingDays: 1 });
      expect(limits.contact).toBeNull();
      expect(clock.workingHours.map(({ windows, source }) => ({ windows, source }))).toEqual([
        { windows: [['09:00', '12:00'], ['13:30', '17:30']], source: '本产品约定' },
      ]);
    }
  });

  test('the example district is marked as made up', () => {
    expect(settingsOf(EXAMPLE_PRESET_ID).district.illustrative).toBe(true);
  });
});

describe('departments and matters', () => {
  test('31 departments and 60 matters, all of them marked as examples', () => {
    const departments = exampleDepartments().map((one) => DepartmentDraft.parse(one));
    expect(halfWidth(departments.map(({ id, name }) => ({ id, name })))).toEqual(halfWidth(directory.departments.map(({ id, name }) => ({ id, name }))));
    // Which article, without the research's page numbers and brackets.
    const article = (source = '') => /^(..日报|.{5,7}\d{4}-\d\d-\d\d|人民网|common knowledge)/.exec(source)?.[0];
    expect(departments.map(({ source }) => article(source ?? ''))).toEqual(directory.departments.map(({ source }) => article(source)));
    expect(departments.every(({ source }) => article(source ?? '') !== undefined)).toBe(true);
    expect(departments).toHaveLength(31);
    expect(departments.every(({ illustrative }) => illustrative)).toBe(true);
    expect(new Set(departments.map(({ shortName }) => shortName)).size).toBe(31);
    const matters = exampleMatters().map((one) => MatterDraft.parse(one));
    expect(matters).toHaveLength(60);
    expect(matters.every(({ illustrative }) => illustrative)).toBe(true);
    const known = new Set(departments.map(({ id }) => id));
    expect(matters.every(({ departmentId }) => departmentId && known.has(departmentId))).toBe(true);
    expect(halfWidth(EXAMPLE_WARNING)).toBe(halfWidth(directory.warning));
  });

  /** Two of the file's citations came broken. */
  const plain = (source: string) => halfWidth(source).replace(',;', ';').replace(/^可延10日\)$/, '可延10日');

  test.each(directory.matters)('$id $name keeps its period and its mark', (original) => {
    const matter = exampleMatters().find(({ id }) => id === original.id);
    const { days, unit, verified, source } = original.statutory;
    expect(halfWidth(matter?.source)).toBe(plain(original.source));
    expect(matter?.siteInspection).toBe(original.site_inspection);
    if (days === null) {
      expect(matter?.statutory).toBeNull();
      expect(verified).toBe(false);
      expect(matter?.source).toMatch(/unverified|未核实/);
    } else expect(halfWidth(matter?.statutory)).toEqual({ days, unit, verified, source: plain(source) });
    expect(matter?.promised).toMatchObject({ days: original.promised.working_days, verified: false });
    expect(matter?.promised?.source).toContain('示意');
  });

  test('ten periods were checked against the law, the rest were not', () => {
    expect(exampleMatters().filter(({ statutory }) => statutory?.verified)).toHaveLength(directory.counts.statutory_verified);
  });
});
