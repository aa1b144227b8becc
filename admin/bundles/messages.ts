import type { Shape } from '../messages/shape.ts';

export const zh = {
  title: '一件事',
  tab: { templates: '模板' },
  flow: {
    step: '第 %{n} 步',
    after: '前置：%{names}',
    first: '没有前置',
    critical: '在关键路径上',
    criticalShort: '关键',
    inspection: '勘查',
    inspectionShared: '勘查 · 可合并',
    legend: '粗线和「关键」是耗时最长的一条路，整件事的时间由它决定。',
  },
};

export const en: Shape<typeof zh> = {
  title: 'Bundles',
  tab: { templates: 'Templates' },
  flow: {
    step: 'Step %{n}',
    after: 'After: %{names}',
    first: 'Waits for nothing',
    critical: 'on the critical path',
    criticalShort: 'Critical',
    inspection: 'Inspection',
    inspectionShared: 'Inspection · shared',
    legend: 'The heavy line and “Critical” are the longest way through, which decides the time of the whole.',
  },
};
