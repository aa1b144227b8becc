import polyglotI18nProvider from 'ra-i18n-polyglot';
import englishMessages from 'ra-language-english';
import { en } from './en.ts';
import { chineseMessages } from './reactAdminZh.ts';
import { zh } from './zh.ts';

export const LOCALES = [
  { locale: 'zh', name: '中文' },
  { locale: 'en', name: 'English' },
];

const catalogues = { zh: { ...chineseMessages, ...zh }, en: { ...englishMessages, ...en } };

export const i18nProvider = polyglotI18nProvider((locale) => (locale === 'en' ? catalogues.en : catalogues.zh), 'zh', LOCALES);
