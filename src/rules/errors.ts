/** One reason why something was not done: a code that the catalogues turn into words, and its parameters. */
export type Refusal = {
  code: string
  params: Record<string, string | number>
  /** The input field the reason belongs to, when there is one. */
  field?: string
}

/** Thrown when an operation is refused for reasons that a person can read. Holds at least one refusal. */
export class Refused extends Error {
  readonly refusals: Refusal[]

  constructor(refusals: Refusal[]) {
    super(refusals.map((one) => one.code).join(', '))
    this.name = 'Refused'
    this.refusals = refusals
  }

  /** The field of the first refusal that names one. */
  get field(): string | undefined {
    return this.refusals.find((one) => one.field !== undefined)?.field
  }
}

/** A refusal as a value. In: a code, its parameters, the field it belongs to. Throws nothing. */
export function refusal(code: string, params: Refusal['params'] = {}, field?: string): Refusal {
  return field === undefined ? { code, params } : { code, params, field }
}

/** Throws `Refused` with one refusal. In: a code, its parameters, the field it belongs to. */
export function refuse(code: string, params: Refusal['params'] = {}, field?: string): never {
  throw new Refused([refusal(code, params, field)])
}

/** Throws `Refused` with all the refusals given; does nothing when there are none. */
export function refuseAll(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new Refused([...refusals])
}

/** Whether a caught value is a `Refused`. */
export function isRefused(caught: unknown): caught is Refused {
  return caught instanceof Refused
}
