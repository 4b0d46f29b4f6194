import type { RawBuilder } from 'kysely'
import type { Day } from '../rules/types.ts'

/** A condition over one table and what hangs on its rows. */
export type Condition = RawBuilder<boolean>

/** 批 · 人次 · 件 · 件次 · 天 · % · 个: the words stand under `figure.unit.*`. */
export type Unit = 'batch' | 'person' | 'matter' | 'item' | 'day' | 'percent' | 'office'

/**
 * What lies inside the time asked for: `period` what happened in it, whenever it began (closed in 2018); `cohort` what
 * became of those that began in it (of those accepted in 2018); `moment` what stood so at its end.
 */
export type Over = 'period' | 'cohort' | 'moment'

/** What a figure's rows are: a contact (登记件), a matter (信访事项), an office. */
export type Counts = 'contact' | 'matter' | 'office'

/**
 * The time that figures speak of; bounds inclusive, null: unbounded. `asOf`, the last day of it that has come, is the
 * day whose state a cohort and a moment report, so that last year's figures stay last year's.
 */
export type Period = { year: number | null; from: Day | null; to: Day | null; asOf: Day }

type Common = {
  id: string
  unit: Unit
  counts: Counts
  over: Over
  /** The row of the specification's table that asks for it. */
  source: string
}

/** A count or sum of rows: `where` picks them, for the number and for its list alike. */
export type CountFigure = Common & {
  kind: 'count'
  /** The day by which it falls into a month. */
  day: RawBuilder<Day> | ((period: Period) => RawBuilder<Day>)
  /** What a row counts for; 1 when left out. */
  quantity?: RawBuilder<number>
  where: (period: Period) => Condition
}

/** The middle of the quantities of all rows that `where` picks; of two middles, their mean. */
export type MedianFigure = Common & {
  kind: 'median'
  day: CountFigure['day']
  quantity: RawBuilder<number>
  where: (period: Period) => Condition
}

/** A share, computed from two counts and never stored; its list is that of the whole, each row marked when it is in the part. */
export type RateFigure = Common & { kind: 'rate'; part: string; whole: string }

export type Figure = CountFigure | MedianFigure | RateFigure
