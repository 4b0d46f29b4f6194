import { isRefused } from '../rules/errors.ts'

/**
 * A failure as one line of JSON for the log, without anything that somebody typed: the error's kind and code and where it was thrown,
 * never its message (databases and parsers quote what they were given). In: what was caught, the reference that its reader saw
 * ('-': nobody saw it), the instant.
 */
export function failureLine(caught: unknown, reference: string, at: string): string {
  return JSON.stringify({ time: at, level: 'error', reference, ...errorFacts(caught) })
}

const plainWord = /^[\w.$-]{1,60}$/

function errorFacts(caught: unknown): Record<string, unknown> {
  if (!(caught instanceof Error)) return { error: typeof caught }
  const told = (name: string) => {
    const value = name in caught ? (caught as unknown as Record<string, unknown>)[name] : undefined
    return typeof value === 'string' && plainWord.test(value) ? { [name]: value } : {}
  }
  const frames = (caught.stack ?? '').split('\n').flatMap((line) => /^ {4}at (.+)$/.exec(line)?.[1] ?? [])
  return {
    error: plainWord.test(caught.name) ? caught.name : 'Error',
    ...told('code'),
    ...told('table'),
    ...told('constraint'),
    ...(isRefused(caught) ? { refused: caught.refusals.map((one) => one.code) } : {}),
    at: frames.slice(0, 12),
    ...(caught.cause === undefined ? {} : { cause: errorFacts(caught.cause) }),
  }
}
