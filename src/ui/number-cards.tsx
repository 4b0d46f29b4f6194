import type { Lang } from '../i18n/translate.ts'
import { formatNumber } from '../i18n/format.ts'

export type NumberCard = {
  value: number
  label: string
  /** One line more: the longest, the earliest. */
  remark?: string
  href: string
  tone?: 'late' | 'soon' | 'done'
}

/** Numbers that open their lists, four in a row, or five. */
export function NumberCards({ lang, cards }: { lang: Lang; cards: readonly NumberCard[] }) {
  return (
    <ul class={cards.length > 4 ? 'four four--five' : 'four'}>
      {cards.map((card) => (
        <li key={card.href} class={card.tone}>
          <a href={card.href}>
            <b>{formatNumber(lang, card.value)}</b>
            <span>{card.label}</span>
            {card.remark === undefined ? undefined : <small>{card.remark}</small>}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** `change`: against the year before, in words. */
export type Tile = { value: string; label: string; href: string; change?: string }

/** Rates and medians with what they are counted from. */
export function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <ul class="tiles">
      {tiles.map((tile) => (
        <li key={tile.href}>
          <b>
            <a href={tile.href}>{tile.value}</a>
          </b>
          <span>{tile.label}</span>
          {tile.change === undefined ? undefined : <small>{tile.change}</small>}
        </li>
      ))}
    </ul>
  )
}
