import { appendFileSync } from 'node:fs';
import { placeProposal } from './form/place-proposal.ts';

// Runs beside a token that can write, so nothing but Node's own modules is loaded, and nothing of the artifact is printed.
const [artifact, content] = process.argv.slice(2);
if (artifact === undefined || content === undefined || process.argv.length > 4) {
  console.error('Usage: npm run form:place -- ARTIFACT CONTENT');
  process.exit(2);
}
const placed = placeProposal(artifact, content);
if ('refused' in placed) {
  console.error(`The artifact was refused: ${placed.refused}`);
  process.exit(1);
}
const { issue, path, message, reply } = placed;
const outputs = { issue: String(issue), path: path ?? '', reply: String(reply), message };
for (const [name, value] of Object.entries(outputs)) {
  // Each value is made of letters that were looked at; none can hold a line break.
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, `${name}=${value}\n`);
}
console.log(path === undefined ? 'nothing to propose' : `placed ${path}`);
