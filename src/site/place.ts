/** Entries of the navigation at the top of each page. */
export type Place = 'stages' | 'heads' | 'circuits' | 'methods' | 'map' | 'papers' | 'explore' | 'search';
