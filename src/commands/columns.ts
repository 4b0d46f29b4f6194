/** Columns a text takes on a terminal: Chinese characters and full-width signs take two. */
export function widthOf(text: string): number {
  let width = 0
  for (const char of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(char) ? 2 : 1
  return width
}

/** Rows of cells as lines whose columns stand under each other. */
export function columns(rows: readonly (readonly string[])[], sides: readonly ('left' | 'right')[]): string[] {
  const widths = sides.map((_, at) => Math.max(0, ...rows.map((row) => widthOf(row[at] ?? ''))))
  return rows.map((row) =>
    sides
      .map((side, at) => {
        const cell = row[at] ?? ''
        const space = ' '.repeat((widths[at] ?? 0) - widthOf(cell))
        return side === 'left' ? cell + space : space + cell
      })
      .join('  ')
      .trimEnd(),
  )
}
