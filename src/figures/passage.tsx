import type { Passage } from '../ui/props.ts'

/** Words with numbers in them: a number opens its list, a typed one is marked. */
export function Words({ passage }: { passage: Passage }) {
  return (
    <>
      {passage.map((part, at) => {
        if (typeof part === 'string') return part
        if ('typed' in part) return <mark key={at}>{part.typed}</mark>
        return (
          <a key={at} href={part.href}>
            {part.text}
          </a>
        )
      })}
    </>
  )
}
