/** Writes numbers and texts one behind the other; `ByteReader` reads them in the same order. */
export class ByteWriter {
  readonly #bytes: number[] = [];

  byte(value: number): this {
    this.#bytes.push(value & 0xff);
    return this;
  }

  /** @param value A whole number from 0; small ones take one byte. */
  number(value: number): this {
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes.push((rest & 0x7f) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes.push(rest);
    return this;
  }

  /** Numbers in ascending order, as their distances. */
  ascending(values: readonly number[]): this {
    this.number(values.length);
    let last = 0;
    for (const value of values) {
      this.number(value - last);
      last = value;
    }
    return this;
  }

  text(value: string): this {
    return this.bytes(new TextEncoder().encode(value));
  }

  /** Bytes, with their number before them. */
  bytes(values: Uint8Array): this {
    this.number(values.length);
    for (const value of values) this.#bytes.push(value);
    return this;
  }

  finish(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** Reads what `ByteWriter` wrote. Reading past the end gives zeros and empty texts. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get hasMore(): boolean {
    return this.#at < this.#bytes.length;
  }

  byte(): number {
    const value = this.#bytes[this.#at] ?? 0;
    this.#at += 1;
    return value;
  }

  number(): number {
    let value = 0;
    let place = 1;
    for (;;) {
      const next = this.byte();
      value += (next & 0x7f) * place;
      if (next < 0x80) return value;
      place *= 0x80;
    }
  }

  ascending(): number[] {
    const values: number[] = [];
    let last = 0;
    for (let left = this.number(); left > 0; left -= 1) {
      last += this.number();
      values.push(last);
    }
    return values;
  }

  text(): string {
    return new TextDecoder().decode(this.bytes());
  }

  /** A view, not a copy. */
  bytes(): Uint8Array {
    const length = this.number();
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
}
