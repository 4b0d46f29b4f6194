import type { Children } from './children.ts'

export type Cell = { content: Children; numeric?: boolean }

/** A plain table. The first cell of a row heads it when `firstCellIsHeader`. */
export function Table(props: {
  caption?: string
  head?: readonly Cell[]
  rows: readonly (readonly Cell[])[]
  firstCellIsHeader?: boolean
  class?: string
}) {
  return (
    <table class={props.class === undefined ? 'govuk-table' : `govuk-table ${props.class}`}>
      {props.caption === undefined ? undefined : <caption class="govuk-table__caption">{props.caption}</caption>}
      {props.head === undefined ? undefined : (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {props.head.map((cell, at) => (
              <th
                key={at}
                scope="col"
                class={`govuk-table__header${cell.numeric === true ? ' govuk-table__header--numeric' : ''}`}
              >
                {cell.content}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {props.rows.map((row, at) => (
          <tr key={at} class="govuk-table__row">
            {row.map((cell, column) =>
              column === 0 && props.firstCellIsHeader === true ? (
                <th key={column} scope="row" class="govuk-table__header">
                  {cell.content}
                </th>
              ) : (
                <td
                  key={column}
                  class={`govuk-table__cell${cell.numeric === true ? ' govuk-table__cell--numeric' : ''}`}
                >
                  {cell.content}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
