import type { Settings } from './settings.ts'

/** Which values a setting takes. */
export type SettingValues =
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'count'; readonly most: number }

type Table = {
  readonly [Key in keyof Settings]: Settings[Key] extends boolean
    ? { readonly kind: 'switch' }
    : Settings[Key] extends number
      ? { readonly kind: 'count'; readonly most: number }
      : { readonly kind: 'choice'; readonly of: readonly Settings[Key][] }
}

/** Every setting and what it may be: what reads the file, changes it and completes `:set`. A setting without a row does not compile. */
export const settingTable: Table = {
  lang: { kind: 'choice', of: ['auto', 'zh', 'en'] },
  theme: { kind: 'choice', of: ['auto', 'dark', 'light', 'contrast', 'mono'] },
  mouse: { kind: 'switch' },
  reducedMotion: { kind: 'switch' },
  screenReader: { kind: 'switch' },
  lockAfterMinutes: { kind: 'count', most: 480 },
  undoSeconds: { kind: 'count', most: 60 },
  clipboard: { kind: 'switch' },
  links: { kind: 'choice', of: ['auto', 'on', 'off'] },
  notifications: { kind: 'switch' },
  title: { kind: 'switch' },
  ambiguousWidth: { kind: 'choice', of: ['auto', 'narrow', 'wide'] },
}

export type SettingKey = keyof Settings

export const settingKeys: readonly SettingKey[] = Object.keys(settingTable) as SettingKey[]

/** The values to offer where one is typed; a count has too many. */
export function settingChoices(key: SettingKey): readonly string[] {
  const values: SettingValues = settingTable[key]
  if (values.kind === 'switch') return ['on', 'off']
  return values.kind === 'choice' ? values.of : []
}

/** The setting that a typed name means. */
export function settingNamed(key: string): SettingKey | undefined {
  return settingKeys.find((one) => plainKey(one) === plainKey(key))
}

/** A setting's name as it is compared. */
export function plainKey(key: string): string {
  return key
    .normalize('NFKC')
    .replaceAll(/[-_\s]/g, '')
    .toLowerCase()
}
