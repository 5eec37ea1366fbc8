type ColumnArray = Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array

/** A typed array that grows: a column of facts whose number nobody knows before the file is read. */
export class Column<A extends ColumnArray> {
  #values: A
  readonly #create: new (
    length: number,
  ) => A

  constructor(create: new (length: number) => A, capacity = 1024) {
    this.#create = create
    this.#values = new create(capacity)
  }

  get(index: number): number {
    return this.#values[index] as number
  }

  /** Sets one value; what lies between the old end and `index` is zero. */
  set(index: number, value: number): void {
    if (index >= this.#values.length) this.#grow(index + 1)
    this.#values[index] = value
  }

  /** The values from 0 on; what was never set is zero. Valid until the column grows. */
  get values(): A {
    return this.#values
  }

  #grow(length: number): void {
    const larger = new this.#create(Math.max(length, this.#values.length * 2))
    larger.set(this.#values)
    this.#values = larger
  }
}
