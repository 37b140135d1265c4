/**
 * Whether the ids of a work are of different works: its arXiv id, the DOI that arXiv gives, and the id within its address.
 *
 * @returns The field to look at, what was found there, and how to mend it; undefined where nothing contradicts.
 */
export function contradictionOfIds({
  arxiv,
  doi,
  url,
}: {
  arxiv?: string | undefined;
  doi?: string | undefined;
  url?: string | undefined;
}): { key: 'doi' | 'url'; message: string; mend: string } | undefined {
  if (arxiv === undefined) return undefined;
  const isOther = (id: string | undefined) => id !== undefined && id.toLowerCase() !== arxiv.toLowerCase();
  const ofDoi = /10\.48550\/arxiv\.(.+)$/i.exec(doi ?? '')?.[1];
  if (isOther(ofDoi))
    return {
      key: 'doi',
      message: `Unexpected DOI of arXiv:${ofDoi} beside arXiv:${arxiv}, expected both of one paper`,
      mend: 'Mend one of the two.',
    };
  const ofUrl = /\barxiv\.org\/(?:abs|pdf|html)\/([\w.-]+?(?:\/\d+)?)(?:v\d+)?(?:\.pdf)?(?:[?#].*)?$/i.exec(
    url ?? '',
  )?.[1];
  if (isOther(ofUrl))
    return {
      key: 'url',
      message: `Unexpected address of arXiv:${ofUrl} beside arXiv:${arxiv}, expected both of one paper`,
      mend: 'Mend one of the two.',
    };
  return undefined;
}
