/** Numbers works in the order in which they first come up, from 1: the list at the end of a document. */
export class NumberedWorks {
  readonly #numbers = new Map<string, number>();

  /** The work's number, which it gets when it has none yet. */
  numberOf(id: string): number {
    const number = this.#numbers.get(id) ?? this.#numbers.size + 1;
    this.#numbers.set(id, number);
    return number;
  }

  /** Ids in the order of their numbers. */
  get ids(): string[] {
    return [...this.#numbers.keys()];
  }
}
