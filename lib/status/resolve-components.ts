import type { ReportedComponent } from '../evidence/evidence';
import { type Level, levelOf } from './component-level';
import type { ComponentRole, KnownComponent, StatusSource } from './status-source';

/** One of the two components that decide. */
export interface CoreComponent {
  /** As the page named it; the table's name when the page does not list it but its whole group is impaired. */
  name: string;
  id: string | null;
  status: string;
  level: Level;
}

export interface CoreComponents {
  conversations: CoreComponent;
  /** Null when it is not listed or its state is a word nobody knows: then nothing is known about it. */
  login: CoreComponent | null;
}

/** With fewer members listed, "half of the group" says nothing. Judgement; 8 of 55 incidents marked the whole group. */
const ENOUGH_MEMBERS = 6;

/**
 * Finds the components that decide, whatever the page has renamed or left out. Null means that the report cannot be read: then nothing
 * may be concluded from it, neither good nor bad.
 */
export function resolveComponents(
  components: ReportedComponent[],
  source: StatusSource,
): CoreComponents | null {
  const found = findRole(components, source, 'conversations');
  const conversations = found ? toCore(found) : impairedAsAWhole(components, source);
  const login = findRole(components, source, 'login');
  return conversations && { conversations, login: login ? toCore(login) : null };
}

function findRole(
  components: ReportedComponent[],
  source: StatusSource,
  role: ComponentRole,
): ReportedComponent | undefined {
  const row = source.components.find((known) => known.role === role);
  return row && findComponent(components, source, row);
}

/** A component of the table in a report: by id, else by name inside its group, else (an answer without groups) by a name that is unique. */
export function findComponent(
  components: ReportedComponent[],
  source: StatusSource,
  row: KnownComponent,
): ReportedComponent | undefined {
  const named = components.filter(({ name }) => sameName(name, row.name));
  const strangers = named.filter(({ id }) => !source.components.some((known) => known.id === id));
  return (
    components.find(({ id }) => id === row.id) ??
    strangers.find(({ group }) => group !== null && sameName(group, row.group)) ??
    // Two components are called "Login": without a group, that name means nothing.
    (row.role !== 'login' && components.every(({ group }) => group === null) && strangers.length === 1
      ? strangers[0]
      : undefined)
  );
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.toLowerCase();
}

function toCore({ id, name, status }: ReportedComponent): CoreComponent | null {
  const level = levelOf(status);
  return level === null ? null : { id, name, status, level };
}

/** A broad outage shows even when the one component that matters most is missing from the list. */
function impairedAsAWhole(components: ReportedComponent[], source: StatusSource): CoreComponent | null {
  const members = components.filter(({ id, group }) => {
    const row = source.components.find((known) => known.id === id);
    return sameName(row?.group ?? group ?? '', source.group.name);
  });
  const impaired = members.filter(({ status }) => (levelOf(status) ?? 0) > 0);
  const row = source.components.find(({ role }) => role === 'conversations');
  if (!row || members.length < ENOUGH_MEMBERS || impaired.length * 2 < members.length) return null;
  return { id: null, name: row.name, status: 'degraded_performance', level: 1 };
}
