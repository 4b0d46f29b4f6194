import { Client } from 'pg'

/** A statement as the driver got it. */
export type Sent = { text: string; values: unknown[] | undefined }

/** Everything that the pg client sends while `work` runs: the one driver below both databases. Nothing else may use it meanwhile. */
export async function recording<T>(work: () => Promise<T>): Promise<{ sent: Sent[]; result: T }> {
  const sent: Sent[] = []
  const real = Reflect.get(Client.prototype, 'query') as (...given: unknown[]) => unknown
  const listening = function (this: Client, config: unknown, values?: unknown, ...more: unknown[]) {
    const text = typeof config === 'string' ? config : (config as { text?: string }).text
    if (text !== undefined)
      sent.push({ text, values: Array.isArray(values) ? values : (config as { values?: unknown[] }).values })
    return Reflect.apply(real, this, [config, values, ...more])
  }
  Reflect.set(Client.prototype, 'query', listening)
  try {
    return { sent, result: await work() }
  } finally {
    Reflect.set(Client.prototype, 'query', real)
  }
}
