import type { JsonObject } from '../conversation/json';
import type { Draft } from '../drafts/draft';
import type { ExportOptions } from '../export/export-options';
import type { AssistantChoice } from '../handoff/assistants';
import { chooseLanguage, chosenWords } from '../platform/chosen-words';
import { draftStore } from '../platform/draft-store';
import { assistantsItem } from './assistants-item';
import { exclusions } from './exclusions';
import { exportOptions } from './export-options';
import { type QuietHours, quietHoursItem } from './quiet-hours';
import { REMINDER_DAYS, reminderDaysItem } from './reminder-days';
import { SETTING_NAMES, settings } from './settings';

/** What a backup takes along beside the conversations: each thing by its name. */
export type Carried = JsonObject;

interface Row {
  read(): Promise<unknown>;
  /** Takes it back as a file says, that anybody may have written; what is not as it should be is passed over. */
  write(given: unknown): Promise<void>;
}

function row<T>(
  read: () => Promise<T | undefined>,
  isRight: (given: unknown) => given is T,
  set: (value: T) => Promise<void>,
): Row {
  return { read, write: async (given) => (isRight(given) ? set(given) : undefined) };
}

const switches = SETTING_NAMES.map((name): [string, Row] => {
  const { get, set, fallback, permission } = settings[name];
  const changed = async () => ((await get()) === fallback ? undefined : !fallback);
  // What needs a permission is switched on by a click and nothing else.
  return [name, row(changed, (given): given is boolean => isSwitch(given) && !permission, set)];
});

const TABLE: Record<string, Row> = {
  ...Object.fromEntries(switches),
  language: row(async () => (await chosenWords.get())?.language, isText, chooseLanguage),
  quietHours: row(async () => (await quietHoursItem.get()) ?? undefined, isQuietHours, quietHoursItem.set),
  reminderDays: row(reminderDaysItem.get, isReminder, reminderDaysItem.set),
  exportOptions: row(exportOptions.get, isExportOptions, exportOptions.set),
  assistants: row(assistantsItem.get, isChoice, assistantsItem.set),
  excludedConversations: row(exclusions.get, isTexts, exclusions.set),
  prompts: row(draftStore.all, isDrafts, async (drafts) => {
    const held = new Set((await draftStore.all()).map(({ id }) => id));
    for (const draft of drafts) if (!held.has(draft.id)) await draftStore.put(draft);
  }),
};

/** Everything that the user decided, and the prompts that are kept. */
export async function readCarried(): Promise<Carried> {
  const read = await Promise.all(
    Object.entries(TABLE).map(async ([name, { read }]) => [name, await read()] as const),
  );
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as Carried;
}

/** Decides again as a backup says. Names that are unknown here are passed over, and one thing that fails costs no other. */
export async function writeCarried(carried: Carried): Promise<void> {
  for (const [name, { write }] of Object.entries(TABLE))
    if (Object.hasOwn(carried, name)) await write(carried[name]).catch(() => undefined);
}

function isObject(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

function isSwitch(given: unknown): given is boolean {
  return typeof given === 'boolean';
}

function isText(given: unknown): given is string {
  return typeof given === 'string';
}

function isTexts(given: unknown): given is string[] {
  return Array.isArray(given) && given.every(isText);
}

function isQuietHours(given: unknown): given is QuietHours {
  const isTime = (value: unknown) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 1440;
  return isObject(given) && isTime(given.from) && isTime(given.to);
}

function isReminder(given: unknown): given is number {
  return REMINDER_DAYS.some((days) => days === given);
}

/** What each decision about an export may be. */
const EXPORT_OPTIONS: { [Name in keyof ExportOptions]: (given: unknown) => boolean } = {
  frontMatter: isSwitch,
  times: isSwitch,
  steps: isSwitch,
  sources: isSwitch,
  dollars: isSwitch,
  branches: (given) => ['active', 'all'].includes(given as string),
  names: (given) => ['dated', 'monthly', 'titled', 'own'].includes(given as string),
  pattern: isText,
};

function isExportOptions(given: unknown): given is Partial<ExportOptions> {
  const isOption = (name: string): name is keyof ExportOptions => Object.hasOwn(EXPORT_OPTIONS, name);
  return (
    isObject(given) &&
    Object.entries(given).every(([name, value]) => isOption(name) && EXPORT_OPTIONS[name](value))
  );
}

function isChoice(given: unknown): given is AssistantChoice {
  if (!isObject(given) || !isTexts(given.hidden) || !isObject(given.addresses)) return false;
  const isOwn = (one: unknown) => isObject(one) && [one.id, one.name, one.url].every(isText);
  return Object.values(given.addresses).every(isText) && Array.isArray(given.own) && given.own.every(isOwn);
}

function isDrafts(given: unknown): given is Draft[] {
  const isTime = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
  const isDraft = (one: unknown) =>
    isObject(one) &&
    isText(one.id) &&
    isText(one.text) &&
    isTime(one.at) &&
    (one.conversationId === null || isText(one.conversationId)) &&
    (one.sentAt === null || isTime(one.sentAt)) &&
    [one.messageId, one.answer].every((part) => part === undefined || isText(part)) &&
    [undefined, true, false].includes(one.setAside as boolean | undefined);
  return Array.isArray(given) && given.every(isDraft);
}
