/**
 * How the project names itself to the services it asks, so that they know whom to write to.
 *
 * @param repository Address of the survey's repository, if it has one.
 * @returns Printable ASCII only, as a header must be.
 */
export function createUserAgent(project: { name: string; version: string }, repository?: string): string {
  const contact =
    repository !== undefined && URL.canParse(repository)
      ? `+${new URL(repository).href.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))}`
      : 'a survey website generator; asks for one paper at a time';
  return `${project.name}/${project.version} (${contact})`;
}
