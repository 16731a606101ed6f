import { readFileSync } from 'node:fs';
import { type Catalogue, translateWith } from '../../lib/i18n/translate';

/** The words that ship, in English. */
export const catalogue = JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')) as Catalogue;
export const english = translateWith(catalogue, 'en');
