/** The part of Citation.js that is used here; it comes without types. */
declare module '@citation-js/core' {
  export const plugins: {
    input: {
      /** Run the one parser of a type: unlike `chain`, it never looks at the input to guess, and so never fetches. */
      data(input: unknown, type: string): unknown;
    };
    config: { get(plugin: string): unknown };
  };
}

declare module '@citation-js/plugin-bibtex' {}
