import { createHash } from 'node:crypto';

/**
 * Numbers filed under texts, many under one text if need be, at 12 bytes an entry: an index of a million papers must not
 * need a gigabyte.
 *
 * Texts are kept as 64 bits of their SHA-256. At a million entries the chance that any two texts fall together is about
 * one in 40 million; whoever looks something up compares the texts themselves where a mistake would cost something.
 */
export class KeyTable {
  #size = 0;
  #high = new Uint32Array(1024);
  #low = new Uint32Array(1024);
  /** Number filed, plus one; 0 is an empty place. */
  #values = new Uint32Array(1024);

  get size(): number {
    return this.#size;
  }

  add(key: string, value: number): void {
    if (this.#size * 3 > this.#values.length * 2) this.#grow();
    const [high, low] = hash(key);
    this.#put(high, low, value + 1);
    this.#size += 1;
  }

  /** All numbers filed under a text, in the order in which they were added, without repeats. */
  get(key: string): number[] {
    const [high, low] = hash(key);
    const mask = this.#values.length - 1;
    const found: number[] = [];
    for (let place = low & mask; this.#values[place] !== 0; place = (place + 1) & mask) {
      if (this.#high[place] !== high || this.#low[place] !== low) continue;
      const value = (this.#values[place] ?? 0) - 1;
      if (!found.includes(value)) found.push(value);
    }
    return found;
  }

  has(key: string): boolean {
    const [high, low] = hash(key);
    const mask = this.#values.length - 1;
    for (let place = low & mask; this.#values[place] !== 0; place = (place + 1) & mask) {
      if (this.#high[place] === high && this.#low[place] === low) return true;
    }
    return false;
  }

  #put(high: number, low: number, stored: number): void {
    const mask = this.#values.length - 1;
    let place = low & mask;
    while (this.#values[place] !== 0) place = (place + 1) & mask;
    this.#high[place] = high;
    this.#low[place] = low;
    this.#values[place] = stored;
  }

  #grow(): void {
    const old = { high: this.#high, low: this.#low, values: this.#values };
    const length = old.values.length * 2;
    this.#high = new Uint32Array(length);
    this.#low = new Uint32Array(length);
    this.#values = new Uint32Array(length);
    // From an empty place on, so that entries under one key keep their order across the wrap-around.
    const start = old.values.indexOf(0);
    for (let step = 0; step < old.values.length; step += 1) {
      const place = (start + step) % old.values.length;
      const stored = old.values[place] ?? 0;
      if (stored !== 0) this.#put(old.high[place] ?? 0, old.low[place] ?? 0, stored);
    }
  }
}

function hash(key: string): [number, number] {
  const digest = createHash('sha256').update(key, 'utf8').digest();
  return [digest.readUInt32LE(0), digest.readUInt32LE(4)];
}
