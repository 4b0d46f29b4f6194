/**
 * Fields of the counter's form that only some channels have: how many came and which leader received them are a visit's,
 * an oral record (口述笔录) is taken of who speaks. What stands in them for another channel is kept, and not registered.
 */
export const onlyFor = {
  present: ['visit'],
  leader_seat: ['visit'],
  oral: ['visit', 'call'],
  from_above: ['transfer'],
} as const satisfies Record<string, readonly string[]>

/** Whether a channel has a field. */
export function hasField(channel: string, field: string): boolean {
  const channels: readonly string[] | undefined = (onlyFor as Record<string, readonly string[]>)[field]
  return channels === undefined || channels.includes(channel)
}
