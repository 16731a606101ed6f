/** A language that Lifeboat speaks. `folder`: of its words in `public/_locales`; `name`: what it calls itself. */
export interface Language {
  folder: string;
  name: string;
}

/** In the order of their names, as each would sort its own. */
export const LANGUAGES: readonly Language[] = [
  { folder: 'de', name: 'Deutsch' },
  { folder: 'en', name: 'English' },
  { folder: 'es', name: 'Español' },
  { folder: 'fr', name: 'Français' },
  { folder: 'pt_BR', name: 'Português (Brasil)' },
  { folder: 'ar', name: 'العربية' },
  { folder: 'ja', name: '日本語' },
  { folder: 'zh_CN', name: '简体中文' },
];

/** Whether a name from elsewhere (a backup) is one of them. */
export function isLanguage(folder: unknown): folder is string {
  return LANGUAGES.some((language) => language.folder === folder);
}
