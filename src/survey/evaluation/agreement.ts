/** Labels of one paper: ours, or what the labelled file accepts. */
export interface PaperLabels {
  scope: string | undefined;
  topic: string | undefined;
  /** Primary first. */
  stages: readonly string[];
  heads: readonly string[];
  methods: readonly string[];
}

/** What a labelled file says of one paper. Where its readers differed, several answers are right. */
export interface AcceptedLabels {
  title: string;
  scope: readonly string[];
  topic: readonly string[];
  /** `none` for a paper without stage. */
  primary: readonly string[];
  stages: AcceptedSet;
  /** Absent when the file says nothing of them, which is not the same as that there are none. */
  heads?: AcceptedSet;
  methods?: AcceptedSet;
}

/** A label that is missing from `required` is a miss; one outside of `allowed` is too much. */
export interface AcceptedSet {
  required: readonly string[];
  allowed: readonly string[];
}

/** Share of papers with the right label, from 0 to 1. */
export interface Agreement {
  right: number;
  of: number;
  share: number;
}

/** Of labels that come in sets, over all papers. 1 where there was nothing to find and nothing was found. */
export interface SetAgreement {
  right: number;
  tooMuch: number;
  missed: number;
  precision: number;
  recall: number;
  f1: number;
}

export interface Evaluation {
  papers: number;
  scope: Agreement;
  primary: Agreement;
  topic: Agreement;
  stages: SetAgreement;
  /** Absent when no row of the labelled file says anything of them. */
  heads?: SetAgreement;
  methods?: SetAgreement;
  /** The same over each stage alone, by id. */
  byStage: Record<string, SetAgreement>;
  /** By each scope that the labelled file accepts first. */
  byScope: Record<string, Agreement>;
  disagreements: { title: string; what: string; found: string; expected: string }[];
}

/** Compare labels with the accepted ones, paper by paper. */
export function evaluate(pairs: readonly { labels: PaperLabels; accepted: AcceptedLabels }[]): Evaluation {
  const disagreements: Evaluation['disagreements'] = [];
  const share = (
    what: string,
    right: (pair: (typeof pairs)[number]) => [found: string, expected: readonly string[]],
  ) => {
    let count = 0;
    for (const pair of pairs) {
      const [found, expected] = right(pair);
      if (expected.includes(found)) count += 1;
      else disagreements.push({ title: pair.accepted.title, what, found, expected: expected.join(' or ') });
    }
    return agreement(count, pairs.length);
  };
  const sets = (what: 'heads' | 'methods') =>
    pairs.some(({ accepted }) => accepted[what]) ? setsOf(what) : undefined;
  const setsOf = (what: 'stages' | 'heads' | 'methods') => {
    const compared: ComparedSet[] = [];
    for (const { labels, accepted } of pairs) {
      const set = accepted[what];
      if (!set) continue;
      const difference = compareSet(labels[what], set);
      compared.push(difference);
      const { title } = accepted;
      for (const id of difference.tooMuch)
        disagreements.push({ title, what, found: id, expected: 'not that' });
      for (const id of difference.missed) disagreements.push({ title, what, found: 'nothing', expected: id });
    }
    return setAgreement(compared);
  };

  const stageIds = [
    ...new Set(pairs.flatMap(({ labels, accepted }) => [...labels.stages, ...accepted.stages.allowed])),
  ].sort();
  const scopeIds = [...new Set(pairs.flatMap(({ accepted }) => accepted.scope.slice(0, 1)))].sort();
  return {
    papers: pairs.length,
    scope: share('scope', ({ labels, accepted }) => [labels.scope ?? 'none', accepted.scope]),
    primary: share('primary stage', ({ labels, accepted }) => [labels.stages[0] ?? 'none', accepted.primary]),
    topic: share('topic', ({ labels, accepted }) => [labels.topic ?? 'none', accepted.topic]),
    stages: setsOf('stages'),
    heads: sets('heads'),
    methods: sets('methods'),
    byStage: Object.fromEntries(
      stageIds.map((id) => {
        const only = (ids: readonly string[]) => ids.filter((each) => each === id);
        const compared = pairs.map(({ labels, accepted: { stages } }) =>
          compareSet(only(labels.stages), { required: only(stages.required), allowed: only(stages.allowed) }),
        );
        return [id, setAgreement(compared)];
      }),
    ),
    byScope: Object.fromEntries(
      scopeIds.map((id) => {
        const own = pairs.filter(({ accepted }) => accepted.scope[0] === id);
        return [
          id,
          agreement(
            own.filter(({ labels, accepted }) => accepted.scope.includes(labels.scope ?? 'none')).length,
            own.length,
          ),
        ];
      }),
    ),
    disagreements,
  };
}

function agreement(right: number, of: number): Agreement {
  return { right, of, share: of === 0 ? 1 : right / of };
}

interface ComparedSet {
  right: readonly string[];
  tooMuch: readonly string[];
  missed: readonly string[];
}

function compareSet(found: readonly string[], { required, allowed }: AcceptedSet): ComparedSet {
  return {
    right: found.filter((id) => allowed.includes(id)),
    tooMuch: found.filter((id) => !allowed.includes(id)),
    missed: required.filter((id) => !found.includes(id)),
  };
}

function setAgreement(compared: readonly ComparedSet[]): SetAgreement {
  const sum = (key: keyof ComparedSet) => compared.reduce((total, each) => total + each[key].length, 0);
  const [right, tooMuch, missed] = [sum('right'), sum('tooMuch'), sum('missed')];
  const precision = right + tooMuch === 0 ? 1 : right / (right + tooMuch);
  const recall = right + missed === 0 ? 1 : right / (right + missed);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { right, tooMuch, missed, precision, recall, f1 };
}
