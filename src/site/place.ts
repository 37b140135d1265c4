/** Entries of the navigation at the top of each page. */
export type Place = 'stages' | 'heads' | 'circuits' | 'methods' | 'papers' | 'explore' | 'search';
