import { SaxesParser } from 'saxes'
import { refuse } from '../rules/errors.ts'

/** What is called while XML is read: names come without their prefix. */
export type XmlHandlers = {
  open(name: string, attributes: Record<string, string>): void
  close(name: string): void
  text(text: string): void
}

/** Nothing between two tags may be longer than this, in characters. */
const LONGEST = 16_000_000

/**
 * Reads XML as it streams in; after each piece it yields, so that the caller hands on what its handlers gathered.
 * Entities that a document defines are not expanded. Throws `import.file_damaged` for anything that is not XML.
 */
export async function* readXml(
  bytes: AsyncIterable<Uint8Array>,
  part: string,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let waiting = 0
  const plain = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('opentag', (tag) => {
    waiting = 0
    handlers.open(plain(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    waiting = 0
    handlers.close(plain(tag.name))
  })
  parser.on('text', (text) => handlers.text(text))
  parser.on('cdata', (text) => handlers.text(text))
  const damaged = (caught: unknown): never =>
    refuse('import.file_damaged', { part, detail: caught instanceof Error ? caught.message.slice(0, 200) : '' })
  const feed = (work: () => void) => {
    try {
      work()
    } catch (caught) {
      damaged(caught)
    }
  }
  const source = bytes[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await source.next().catch(damaged)
      if (next.done) break
      feed(() => {
        const text = decoder.decode(next.value, { stream: true })
        waiting += text.length
        parser.write(text)
      })
      if (waiting > LONGEST) refuse('import.file_damaged', { part, detail: 'text without end' })
      yield
    }
    feed(() => {
      parser.write(decoder.decode())
      parser.close()
    })
    yield
  } finally {
    await source.return?.()
  }
}
