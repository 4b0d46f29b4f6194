/** Telephone numbers, numbers of matters and contacts, query codes. */
const numbers = /([A-Z]{2}-\d{4}-\d{6}|[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}|\d{4}-\d{3} ?\d{4})/

/** A text in which no telephone number, matter's number or query code breaks at the end of a line. */
export function Whole({ text }: { text: string }) {
  return (
    <>
      {text.split(numbers).map((run, at) =>
        at % 2 === 0 ? (
          run
        ) : (
          <span key={at} class="nowrap">
            {run}
          </span>
        ),
      )}
    </>
  )
}
