/**
 * Words of a question that say nothing about what is looked for. They are in the index, since phrases and titles have
 * them, but a page need not have them unless nothing else is asked for.
 */
export const stopWords: ReadonlySet<string> = new Set(
  `a about after al all also an and any are as at be been before being between both but by can could did do does doing
  each et etc every for from had has have having he her his how i if in into is it its itself just many me more most much my no nor not
  of off on one or our out over own per she should since so some such than that the their them then there these they
  this those through to too under until up upon us very via was we were what when where whether which while who whom
  whose why will with within without would you your`.split(/\s+/),
);

/** Words that ask for a paper rather than for what it is about. */
export const askingWords: ReadonlySet<string> = new Set(
  `paper papers article articles work works study studies research publication author authors find show list
  introduce introduces introduced introducing propose proposes proposed proposing present presents presented coin coined
  coins discover discovers discovered describe describes described explain explains explained mean means meaning
  definition define defined survey there use used uses using make makes made making happen happens get gets become
  becomes`.split(/\s+/),
);
