/** What is used of an event of an issue. */
export interface IssueEvent {
  number: number;
  /** Empty when the issue has no text. */
  body: string;
  /**
   * In lower case, as GitHub compares them; with the label of the form that the text was made from where no form's is there:
   * GitHub leaves out labels that the repository doesn't have.
   */
  labels: string[];
  /** Login and id of who opened the issue, for the credit; absent when they are none that GitHub gives. */
  author: { login: string; id: number } | null;
}

/** By their labels, the questions by which forms are known: no other form asks them, nor does `form.yml` look for others. */
export const questionsThatTell = {
  'new paper': 'arXiv id or DOI',
  'new head': 'Why it is one of its own',
  taxonomy: 'Kind of change',
} as const;

/** GitHub takes no longer text; more comes from elsewhere. */
const longestBody = 70_000;

/** Read what GitHub says of an issue. @returns undefined when that is something else. */
export function readIssueEvent(text: string): IssueEvent | undefined {
  let event: unknown;
  try {
    event = JSON.parse(text);
  } catch {
    return undefined;
  }
  const issue = fieldOf(event, 'issue');
  const number = fieldOf(issue, 'number');
  const body = fieldOf(issue, 'body') ?? '';
  const labels = fieldOf(issue, 'labels');
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) return undefined;
  if (typeof body !== 'string' || body.length > longestBody || !Array.isArray(labels)) return undefined;
  const login = fieldOf(fieldOf(issue, 'user'), 'login');
  const id = fieldOf(fieldOf(issue, 'user'), 'id');
  const isPerson =
    typeof login === 'string' &&
    /^[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}$/.test(login) &&
    Number.isSafeInteger(id);
  return {
    number,
    body,
    labels: withFormOf(
      body,
      labels.map((label) => fieldOf(label, 'name')).filter((name) => typeof name === 'string'),
    ),
    author: isPerson ? { login, id: id as number } : null,
  };
}

function withFormOf(body: string, names: readonly string[]): string[] {
  const labels = names.map((name) => name.toLowerCase());
  if (labels.some((label) => Object.hasOwn(questionsThatTell, label))) return labels;
  const lines = new Set(body.split(/\r?\n/).map((line) => line.trimEnd()));
  const form = Object.entries(questionsThatTell).find(([, question]) => lines.has(`### ${question}`));
  return form ? [...labels, form[0]] : labels;
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
