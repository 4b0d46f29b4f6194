export type Fact = {
  label: string
  value: string | readonly string[]
  link?: { text: string; href: string }
}

/** Labelled facts; a fact with several values is a numbered list. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>
            {typeof fact.value === 'string' ? (
              fact.value
            ) : (
              <ol>
                {fact.value.map((one, at) => (
                  <li key={at}>{one}</li>
                ))}
              </ol>
            )}
            {fact.link === undefined ? undefined : (
              <>
                <br />
                <a href={fact.link.href}>{fact.link.text}</a>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
