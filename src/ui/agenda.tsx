export type AgendaItem = {
  /** `08:30` or a day, as words. */
  time: string
  what: string
  remark?: string
  link?: { text: string; href: string }
}

/** What comes, with its time at the left. */
export function Agenda({ items }: { items: readonly AgendaItem[] }) {
  return (
    <ul class="agenda">
      {items.map((item, at) => (
        <li key={at}>
          <time>{item.time}</time>
          <span>
            {item.what}
            {item.remark === undefined && item.link === undefined ? undefined : (
              <small>
                {item.remark}
                {item.link === undefined ? undefined : (
                  <>
                    {' '}
                    <a href={item.link.href}>{item.link.text}</a>
                  </>
                )}
              </small>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
