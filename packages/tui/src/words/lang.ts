/** The languages of the desk. zh-CN is the default. */
export type Lang = 'zh-CN' | 'en'

export const langs: readonly Lang[] = ['zh-CN', 'en']

/** The language a setting such as `ZUOXI_LANG` asks for; anything unknown is the default. */
export function langOf(setting: string | undefined): Lang {
  return setting?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}
