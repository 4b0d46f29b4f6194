/** What the records do not hold yet: typed by somebody, and marked so. */
export const extraIds = ['slogans', 'brochures', 'mediationOpinions', 'dutyHours'] as const
export type Extras = Partial<Record<(typeof extraIds)[number], { value: number; source?: string | undefined }>>
