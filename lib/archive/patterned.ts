import type { Head } from '../database/schema';
import type { Patterned } from '../export/file-name';

/** A conversation as file names call it. @param projects names of projects, by their ids */
export function patterned(head: Head, projects: Record<string, string>): Patterned {
  const { conversationId: id, project } = head;
  return { ...head, id, project: project === null ? null : (projects[project] ?? project) };
}
