import { addressOf } from '../site/address.ts';
import { pageWords } from '../site/page-words.ts';
import { create, nodesOf } from './create-element.ts';
import { kindName } from './page-kind.ts';
import type { Result } from './result.ts';

/** One result as an item of a list. Nothing of it is HTML from outside: all texts are text. */
export function showResult({
  address,
  title,
  kind,
  stages,
  year,
  excerpt,
  sections,
  lacking,
}: Result): HTMLLIElement {
  const link = create('a', { href: addressOf(address) }, create('bdi', {}, ...nodesOf(title)));
  const facts = create(
    'p',
    { className: 'result-facts' },
    create('span', { className: 'result-kind' }, kindName(kind, pageWords())),
  );
  for (const { name, abbr, order } of stages) {
    const short = create('abbr', { title: name }, abbr);
    const badge = create('span', { className: 'result-stage stage-shape' }, short);
    badge.dataset.stageOrder = String(order);
    facts.append(' ', badge);
  }
  if (year !== undefined) facts.append(' ', create('span', {}, year));
  const item = create('li', {}, create('h2', {}, link), facts);
  if (excerpt.length > 0)
    item.append(create('p', { className: 'result-excerpt' }, create('bdi', {}, ...nodesOf(excerpt))));
  if (lacking.length > 0)
    item.append(
      create(
        'p',
        { className: 'result-lacking' },
        `Without ${lacking.map((word) => `“${word}”`).join(', ')}`,
      ),
    );
  if (sections.length > 0) {
    const parts = sections.map((section) =>
      create(
        'li',
        {},
        create('a', { href: addressOf(section.address) }, create('bdi', {}, ...nodesOf(section.heading))),
        create('p', { className: 'result-excerpt' }, create('bdi', {}, ...nodesOf(section.excerpt))),
      ),
    );
    item.append(create('ul', {}, ...parts));
  }
  return item;
}
