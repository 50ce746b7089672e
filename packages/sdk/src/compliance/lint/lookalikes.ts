/**
 * Characters that pass for others (形近字), as `lookalike + plain` pairs. Only such whose own meaning hardly comes up on
 * a desk: 货 would pass for 贷, but 保证这批货 is about goods; 末 would pass for 未, but 周末 is a date.
 */
const characters = '薇微 徽微 葳微 岱贷 黛贷 籁赖 濑赖 癞赖 窂牢 怔征 堡保 葆保 褓保 伩信 訫信 犸码 珐法 浣院 爪抓'

/** Letters of other alphabets that look like Latin ones. */
const letters = 'аa еe оo рp сc уy хx іi јj ѕs ԁd ԛq ԝw ҽe ӏl һh νv υu οo ρp αa τt ιi κk χx γy ɡg ɑa ıi'

/** The plain form of one character that looks like another. */
export const lookalikes: readonly (readonly [string, string])[] = `${characters} ${letters}`.split(' ').map((pair) => {
  const [lookalike = '', plain = ''] = pair
  return [lookalike, plain] as const
})

const digitLike = /(?<![a-z])[ol]+(?![a-z])/g

/** O门槛 and l00%: the letters o and l where they stand in no Latin word are read as the digits they look like. */
export function asDigits(folded: string): string {
  return folded.replace(digitLike, (run) => run.replaceAll('o', '0').replaceAll('l', '1'))
}
