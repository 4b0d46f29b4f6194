// The order in which an office names its posts: the party secretary, the head of government, the chair of the people's
// congress, deputy secretaries, discipline, committee members, the armed forces' head, deputies; a station's head first.
const order = [
  /^(党委|党工委|镇党委|乡党委)?书记$/,
  /^(镇长|乡长|办事处主任)$/,
  /人大(主席|主任|工委主任)/,
  /副书记/,
  /^(纪委|纪工委)书记/,
  /委员/,
  /武装部长/,
  /^副(镇长|乡长|主任|站长|所长)/,
  /(主任|站长|所长|院长|校长|局长)$/,
]

/** Where a post stands in its office's order, by its Chinese title; titles of no known rank come last, as they came. */
export function postPlace(title: string): number {
  const at = order.findIndex((words) => words.test(title))
  return at < 0 ? order.length : at
}
