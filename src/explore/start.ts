import { addressOf } from '../site/address.ts';
import { loadJson } from '../site/load-data.ts';
import { type PackedExploreData, unpackExploreData } from './explore-data.ts';
import { Explorer, type ExploreView } from './explorer.ts';
import { ExploreFacets } from './views/facets.ts';
import { ExploreHeads } from './views/heads.ts';
import { ExploreMatrix } from './views/matrix.ts';
import { ExploreStatus } from './views/status.ts';
import { ExploreTable } from './views/table.ts';
import { ExploreTimeline } from './views/timeline.ts';

const views: Record<string, CustomElementConstructor> = {
  'explore-status': ExploreStatus,
  'explore-facets': ExploreFacets,
  'explore-matrix': ExploreMatrix,
  'explore-timeline': ExploreTimeline,
  'explore-heads': ExploreHeads,
  'explore-table': ExploreTable,
};
for (const [name, view] of Object.entries(views)) customElements.define(name, view);

const found = [...document.querySelectorAll<ExploreView>(Object.keys(views).join(','))];
if (found.length > 0) {
  // The page is complete without: its first picture doesn't share the line with the data.
  const painted = new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  painted
    .then(() => loadJson<PackedExploreData>(addressOf('/data/explore.json')))
    .then(
      async (packed) => {
        await new Explorer(unpackExploreData(packed), found).start();
        document.documentElement.dataset.explore = 'ready';
      },
      (error) => {
        // The page stays what it is without script: a complete table.
        console.error(error);
        const status = document.querySelector('explore-status');
        if (status)
          status.textContent =
            'Choosing papers needs a file that could not be loaded. The table below is complete.';
      },
    );
}
