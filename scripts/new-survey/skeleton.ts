/** What a new survey is begun with. */
export interface SkeletonOptions {
  title: string;
}

/**
 * The files of a new survey, by path from its content folder: small, complete, and to be written over. It speaks of no field;
 * its two papers say of themselves that they are examples.
 */
export function createSkeleton({ title }: SkeletonOptions): Record<string, string> {
  const name = JSON.stringify(title);
  return {
    'survey.yaml': `# What the survey is. Everything that the site says about itself comes from here.
title: ${name}
shortTitle: ${name}
description: What is known about the subject, and on what evidence. Write here what a reader should know first.
language: en
# What the single parts of your field are called, and what joins them: files of heads/ and circuits/. "Head" and "circuit" else.
# words: { head: { one: part, many: parts }, circuit: { one: chain, many: chains } }
# Where the files lie on the web: gives each page its links for mending. Take the hash sign away and fill it in.
# repository: https://github.com/owner/name
# branch: main
# folder: content
# licence: On whose the texts are.
# The dumps that \`npm run ingest\` reads, oldest first: text, web page, JSON, JSON Lines, CSV, BibTeX or RIS.
sources:
  - sources/papers.jsonl
`,
    'sources/papers.jsonl': `${JSON.stringify({
      title: 'An example paper on the first stage',
      abstract:
        'This is no real paper. It says that something happens in the first stage, so that a label can quote it.',
    })}
${JSON.stringify({
  title: 'An example paper on something else',
  abstract: 'This is no real paper either. It came with the dump and has little to do with the subject.',
})}
`,
    'taxonomy/scopes.yaml': `# How near a paper is to the survey's subject, nearest first. A paper has one scope.
# \`staged: true\` says that papers of the scope can bear on a stage.
# \`cues\` are phrases that suggest a scope to the classifier; the last scope takes what no cue suggests one for.
- id: core
  name: Core
  staged: true
  summary: The paper is about the subject.
  cues: [first stage, second stage]
- id: beyond
  name: Beyond
  summary: The paper is about something else; it came with the dump.
`,
    'taxonomy/topics.yaml': `# A paper's main subject; each paper has one. The last topic takes what no cue suggests one for.
- id: subject
  name: The subject
  summary: What the survey is about.
  cues: [first stage, second stage]
- id: other
  name: Other
  summary: Everything else.
`,
    'taxonomy/methods.yaml': `# Ways to find things out. \`parent\` makes a tree; papers are labelled with those of kind "method".
# A new paper gets each of them of which a cue stands in its title or its abstract.
- id: observing
  name: Observing
  kind: family
  summary: Look and change nothing.
- id: counting
  name: Counting
  kind: method
  parent: observing
  summary: Count how often something happens.
  cues: [we count, were counted]
`,
    'stages/first.mdx': `---
name: First stage
abbr: F
order: 1
summary: What happens first.
passesTo:
  - stage: second
    carries: what the first has found
cues:
  - first stage
---

Say here what happens in this stage, and what is disputed. To cite a paper, write
\`<Cite id="…"/>\` with the name of its file without \`.mdx\`, or for another work with its id in \`taxonomy/references.yaml\`.
`,
    'stages/second.mdx': `---
name: Second stage
abbr: S
order: 2
summary: What happens then.
cues:
  - second stage
---

Say here what happens in this stage.
`,
    'essays/about.mdx': `---
title: Method and coverage
description: How this survey was made, what its labels mean, and how to contest one.
order: 1
---

The survey holds <Count of="papers"/> papers. Each label of a stage carries a quotation, copied from the abstract letter by
letter. Labels marked *suggested* come from a simple rule over the words of the abstract, and nobody has read them yet.
`,
  };
}
