import { z } from 'zod';

/**
 * What a person has decided about two papers that look alike; an entry of `decisions.yaml`.
 *
 * A paper is named by its slug or by its title.
 */
export const decisionSchema = z.strictObject({
  papers: z.tuple([z.string().min(1), z.string().min(1)]),
  are: z.enum(['same', 'different']),
  why: z.string().optional(),
});
export type Decision = z.infer<typeof decisionSchema>;
