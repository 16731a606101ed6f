import type { Head } from '../database/schema';
import type { Patterned } from '../export/file-name';

/** The older first, for it keeps a name that a newer one would like to have too: names then stay from one export to the next. */
export function byAge(one: Head, other: Head): number {
  const age = ({ createdAt, updatedAt }: Head) => createdAt ?? updatedAt ?? 0;
  return age(one) - age(other) || (one.conversationId < other.conversationId ? -1 : 1);
}

/** A conversation as file names call it. @param projects names of projects, by their ids */
export function patterned(head: Head, projects: Record<string, string>): Patterned {
  const { conversationId: id, project } = head;
  return { ...head, id, project: project === null ? null : (projects[project] ?? project) };
}
