import { z } from 'zod'
import { dimensions } from './by.ts'

const day = z.string()
const value = z.number().nullable()

/** The year's figures as they may leave. A value is null where nothing can be said: no rows, or too few to show. */
export const figuresSchema = z.object({
  organs: z.array(z.string()),
  year: z.number().nullable(),
  from: day.nullable(),
  to: day.nullable(),
  /** The last day of the period that has come: cohorts and moments report its state. */
  as_of: day,
  /** Whether all records in front of the wall are counted, or what the reader may see. */
  covers: z.enum(['all', 'readable']),
  figures: z.array(
    z.object({
      id: z.string(),
      unit: z.enum(['batch', 'person', 'matter', 'item', 'day', 'percent', 'office']),
      counts: z.enum(['contact', 'matter', 'office']),
      over: z.enum(['period', 'cohort', 'moment']),
      source: z.string(),
      value,
      /** Of a rate: the two counts it is computed from. */
      part: z.object({ id: z.string(), value }).optional(),
      whole: z.object({ id: z.string(), value }).optional(),
    }),
  ),
  /** What was checked to add up. */
  sums: z.array(
    z.object({
      parts: z.array(z.object({ id: z.string(), value })),
      whole: z.object({ id: z.string(), value }),
    }),
  ),
  by: z
    .object({
      dimension: z.enum([...dimensions, 'organ']),
      depth: z.number().optional(),
      rows: z.array(z.object({ key: z.string().nullable(), values: z.record(z.string(), value) })),
    })
    .nullable(),
})
export type Figures = z.infer<typeof figuresSchema>

/** A page of the rows that a figure counts. */
export const figureListSchema = z.object({
  figure: z.string(),
  /** The figure whose rows these are: a rate's whole. */
  rows_of: z.string(),
  counts: z.enum(['contact', 'matter', 'office']),
  organ: z.string(),
  as_of: day,
  covers: z.enum(['all', 'readable']),
  rows: z.array(
    z.object({
      id: z.string(),
      /** XF-2018-000051, DJ-2018-000087; of an office its id. */
      number: z.string(),
      title: z.string().nullable(),
      /** The matter, of a contact. */
      matter_id: z.string().nullable(),
      received: day,
      channel: z.string().nullable(),
      village_id: z.string().nullable(),
      unit_id: z.string().nullable(),
      category: z.string().nullable(),
      stage: z.string().nullable(),
      first: z.boolean().nullable(),
      last_day: day.nullable(),
      served_on: day.nullable(),
      closed_on: day.nullable(),
      resolved_on: day.nullable(),
      /** What the row counts for: persons, days, else 1. */
      quantity: z.number(),
      /** Of a rate: whether the row is in the part. */
      in_part: z.boolean().nullable(),
    }),
  ),
  /** Where the next page begins. */
  next: z.string().nullable(),
})
export type FigureList = z.infer<typeof figureListSchema>
