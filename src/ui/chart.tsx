import { formatNumber } from '../i18n/format.ts'
import type { Lang } from '../i18n/translate.ts'
import { t } from '../i18n/translate.ts'
import { Table } from './table.tsx'

/** `value` null: nothing can be known yet. */
export type Bar = { label: string; value: number | null; href?: string }
export type BarChartProps = {
  heading: string
  /** Heads of the table under the chart: what a bar is, what its number counts. */
  labelHead: string
  valueHead: string
  bars: readonly Bar[]
}

const width = 720
const top = 28
const base = 158
const height = 186

function Columns({ lang, bars, label }: { lang: Lang; bars: readonly Bar[]; label: string }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value ?? 0))
  const step = (width - 12) / Math.max(1, bars.length)
  const thick = Math.round(Math.min(34, step * 0.55))
  return (
    <svg class="chart__columns" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {bars.map((bar, at) => {
        const middle = Math.round(6 + step * (at + 0.5))
        const tall = Math.round(((base - top) * (bar.value ?? 0)) / most)
        return (
          <g key={bar.label}>
            <rect x={middle - thick / 2} y={base - tall} width={thick} height={tall} rx="2" />
            <text class="chart__value" x={middle} y={base - tall - 7}>
              {bar.value === null ? undefined : formatNumber(lang, bar.value)}
            </text>
            <text x={middle} y={base + 19}>
              {bar.label}
            </text>
          </g>
        )
      })}
      <line x1="4" x2={width - 4} y1={base + 0.5} y2={base + 0.5} />
    </svg>
  )
}

const row = 24
const rowWidth = 300
const rowStart = 44

/** The same bars lying down, for a phone: the style sheet shows one of the two. */
function Rows({ lang, bars, label }: { lang: Lang; bars: readonly Bar[]; label: string }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value ?? 0))
  return (
    <svg class="chart__rows" viewBox={`0 0 ${rowWidth} ${row * bars.length}`} role="img" aria-label={label}>
      {bars.map((bar, at) => {
        const long = Math.round(((rowWidth - rowStart - 44) * (bar.value ?? 0)) / most)
        return (
          <g key={bar.label}>
            <text class="chart__label" x={rowStart - 8} y={row * at + 17}>
              {bar.label}
            </text>
            <rect x={rowStart} y={row * at + 5} width={long} height="15" rx="2" />
            <text class="chart__value" x={rowStart + long + 6} y={row * at + 17}>
              {bar.value === null ? undefined : formatNumber(lang, bar.value)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** Bars as inline SVG, drawn on the server, with the same numbers as a table under it. */
export function BarChart({ lang, chart }: { lang: Lang; chart: BarChartProps }) {
  const label = t(lang, 'chart.label', { heading: chart.heading })
  return (
    <div class="chart">
      <Columns lang={lang} bars={chart.bars} label={label} />
      <Rows lang={lang} bars={chart.bars} label={label} />
      <details>
        <summary>{t(lang, 'chart.table')}</summary>
        <Table
          caption={chart.heading}
          head={[{ content: chart.labelHead }, { content: chart.valueHead, numeric: true }]}
          firstCellIsHeader
          rows={chart.bars.map((bar) => {
            const number = bar.value === null ? '—' : formatNumber(lang, bar.value)
            return [
              { content: bar.label },
              {
                content: bar.href === undefined || bar.value === null ? number : <a href={bar.href}>{number}</a>,
                numeric: true,
              },
            ]
          })}
        />
      </details>
    </div>
  )
}
